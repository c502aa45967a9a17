/** Other terms from a day on, and a longer term, as the partners agreed. */
import { agreeFundTerms } from "../../domain/fund/fund-terms.ts";
import { isOf } from "../../domain/fund/fund-event.ts";
import { fundJson, readFundTerms } from "../../domain/fund/fund-json.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { orReject, Rejected } from "../rejected.ts";
import { dayOf, fundDay, positionOn, termsOn, wholePosition, type FundCase } from "./fund-case.ts";
import { fact, fundChange, type FundStep } from "./fund-change.ts";
import { dayFact, effectiveDay, reasonWord, textFact } from "./step-words.ts";
import { termFacts } from "./term-facts.ts";

export interface TermsPayload {
  readonly fundId: string;
  readonly effectiveOn: string;
  /** In the form of `fundJson`. */
  readonly terms: object;
  readonly reason: string;
}

export const termsChange = fundChange((known, asked: TermsPayload): FundStep => {
  const effectiveOn = fundDay(known, asked.effectiveOn);
  const before = termsOn(known, effectiveOn);
  const terms = orReject(agreeFundTerms(known.facts.fund.form, readFundTerms(asked.terms)));
  if (canonicalJson(fundJson(before)) === canonicalJson(fundJson(terms)))
    throw new Rejected({ code: "fundTermsUnchanged", figures: { effectiveOn } });
  const { currency } = known.facts.fund;
  return {
    title: { ja: "組合契約の条件の変更", en: "new terms" },
    effectiveOn,
    detail: { kind: "terms", terms, reason: asked.reason },
    lines: [],
    facts: [
      dayFact(effectiveDay, effectiveOn),
      ...termFacts({ before, after: terms, currency }),
      textFact(reasonWord, asked.reason),
    ],
  };
});

export interface ExtensionPayload {
  readonly fundId: string;
  readonly effectiveOn: string;
  readonly termEndsOn: string;
  readonly reason: string;
}

export const extensionChange = fundChange((known, asked: ExtensionPayload): FundStep => {
  const effectiveOn = fundDay(known, asked.effectiveOn);
  const termEndsOn = dayOf(asked.termEndsOn);
  const before = termEndOf(known);
  if (termEndsOn <= before) {
    throw new Rejected({ code: "termNotExtended", figures: { termEndsOn, before }, pointer: "/termEndsOn" });
  }
  return {
    title: { ja: "存続期間の延長", en: "extension of the term" },
    effectiveOn,
    detail: { kind: "extension", termEndsOn, reason: asked.reason },
    lines: [],
    facts: [
      fact({ ja: "存続期間の満了日", en: "Term ends on" }, "day", [before, termEndsOn]),
      textFact(reasonWord, asked.reason),
    ],
  };
});

/** The last day of the term, with every extension known; of those in force on a day where one is given. */
export function termEndOf(known: Pick<FundCase, "facts">, on?: LocalDate): LocalDate {
  const { events } = on === undefined ? wholePosition(known) : positionOn(known, on);
  return events.filter(isOf("extension")).at(-1)?.detail.termEndsOn ?? known.facts.fund.termEndsOn;
}
