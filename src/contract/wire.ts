/**
 * The words of the wire: codecs between JSON text and kernel types. Money, rates and KPI values travel as decimal
 * text, matched by pattern before anything reads them; days are real calendar days; free text is well-formed Unicode
 * in NFC without control characters.
 *
 * A codec that refuses adds an issue with `params: {code, figures}`: `http` answers 422 for those and 400 for input
 * that has not even the right form.
 */
import { z } from "zod";
import { decimal, decimalPattern, type Decimal } from "../domain/kernel/decimal.ts";
import type { Decision } from "../domain/kernel/decision.ts";
import { parseInstant, type Instant } from "../domain/kernel/instant.ts";
import { parseLocalDate, type LocalDate } from "../domain/kernel/local-date.ts";
import { parseBasisPoints, parseRate, type BasisPoints, type Rate } from "../domain/kernel/rate.ts";

/** A codec whose decoding is a domain parser; its refusal becomes an issue that carries code and figures. */
function parsed<T extends string | bigint>(
  wire: z.ZodString,
  parse: (text: string) => Decision<T>,
): z.ZodType<T, string> {
  return wire.transform((text, context): T => {
    const decision = parse(text);
    if (decision.ok) return decision.value;
    const { code, figures } = decision.rejection;
    context.addIssue({ code: "custom", message: code, params: { code, figures: figures ?? {} } });
    return z.NEVER;
  });
}

const numericText = z
  .string()
  .max(64)
  .regex(/^-?\d+(?:\.\d+)?$/, "not a decimal number");

/** Calendar day "2026-03-31". */
export const wireDay: z.ZodType<LocalDate, string> = parsed(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "not a day like 2026-03-31")
    .meta({ format: "date", examples: ["2026-03-31"] }),
  parseLocalDate,
);

/** Moment "2026-03-31T01:02:03Z". */
export const wireInstant: z.ZodType<Instant, string> = parsed(
  z
    .string()
    .max(40)
    .meta({ format: "date-time", examples: ["2026-03-31T01:02:03Z"] }),
  parseInstant,
);

/** Fraction per year, at most ten decimals: "0.01475". */
export const wireRate: z.ZodType<Rate, string> = parsed(
  numericText.meta({ examples: ["0.01475"] }),
  parseRate,
);

/** Basis points, at most six decimals: "-2.5". */
export const wireBasisPoints: z.ZodType<BasisPoints, string> = parsed(
  numericText.meta({ examples: ["-2.5"] }),
  parseBasisPoints,
);

/** Any exact decimal: KPI values, ratios, percentages as fractions. */
export const wireDecimal: z.ZodType<Decimal, string> = z
  .string()
  .max(64)
  .regex(decimalPattern, "not a decimal number")
  .meta({ examples: ["51.7"] })
  .transform((text) => decimal(text));

/** Decimal text of an amount in major units; the currency beside it decides how many places it may have. */
export const wireAmount = numericText.meta({ examples: ["500000000"] });

export const wireCurrency = z.enum(["JPY", "USD", "EUR", "GBP", "AUD", "CNY", "KRW"]);

/** UUID of a resource. */
export const wireId = z.uuid();

/** One line or more of free text, normalised; control characters are refused. */
export function wireText(maxLength: number, minLength = 1): z.ZodType<string, string> {
  return (
    z
      .string()
      .max(maxLength)
      // eslint-disable-next-line no-control-regex -- naming the control characters is the point
      .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, "control characters are not allowed")
      .refine((text) => !/\p{Cs}/u.test(text), "not well-formed Unicode")
      .transform((text) => text.normalize("NFC").trim())
      .refine((text) => text.length >= minLength, "too short")
  );
}

/** Decimal text in an answer. */
export const answerDecimal = z.string();
/** Day in an answer. */
export const answerDay = z.string().meta({ format: "date" });
/** Moment in an answer. */
export const answerInstant = z.string().meta({ format: "date-time" });
