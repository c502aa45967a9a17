/** Every document and every screen speaks Japanese and English. */
export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];
