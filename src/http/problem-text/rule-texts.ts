import type { Bilingual } from "../../domain/kernel/bilingual.ts";

/** Sentences by code. A refusal without one is shown with its code and figures. */
export type RuleTexts = Readonly<Record<string, Bilingual>>;
