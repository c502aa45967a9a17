import { config } from "zod";

// The page's policy forbids compiled code, so the schemas must know before any of them is built.
config({ jitless: true });

const { mount } = await import("./app.tsx");
await mount(document);
