/** Pieces that the files of the demonstration share. */
import { z } from "zod";
import { wireDay } from "../../contract/wire.ts";

/** Names a thing inside the files; its id is derived from it. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "not a name like shiga-bank");

export const text = z.string().trim().min(1);

export const words = z.strictObject({ ja: text, en: text });

/**
 * Where a row comes from. `fictional` (架空) is true as soon as anything in the row was invented, and the note says in
 * both languages what; `source` and `asOf` stand wherever anything in it is public.
 */
export const provenance = z
  .strictObject({
    fictional: z.boolean(),
    source: text.nullable(),
    asOf: wireDay.nullable(),
    note: words.nullable(),
  })
  .refine(({ source, asOf }) => (source === null) === (asOf === null), "source and asOf go together")
  .refine(({ fictional, source }) => fictional || source !== null, "a public figure names its source")
  .refine(
    ({ fictional, note }) => !fictional || (note !== null && saysFictional(note)),
    "the note of an invented item says 架空 and fictional",
  );

function saysFictional({ ja, en }: z.output<typeof words>): boolean {
  return ja.includes("架空") && /fictional/i.test(en);
}
