/** Everyone in the demonstration signs in with it. No other database ever gets a default password. */
export const demoPassword = "sanpo-yoshi-demo";
