/** The lines of a fixing: each loan priced on the index, with its rate and interest before and after. */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import { toCanonical } from "../canonical.ts";
import type { ReckoningDeps } from "../command.ts";
import { loanFactIds } from "../loan/loan-fact-ids.ts";
import { maturityOf, positionOf, rateOn } from "../loan/loan-position.ts";
import type { FixingFact, LoanFacts } from "../loan/ports.ts";
import { Rejected } from "../rejected.ts";
import { emptyLine } from "./fiscal-year-lines.ts";
import type { NewPortfolioLine, PortfolioLine } from "./ports.ts";
import { yenEffect } from "./yen-effect.ts";

interface FixingLine {
  readonly facts: LoanFacts;
  readonly fixing: FixingFact;
  readonly seq: number;
  readonly now: Instant;
}

export function fixingLine(deps: ReckoningDeps, asked: FixingLine): NewPortfolioLine {
  const { facts, seq } = asked;
  const { loan } = facts;
  const heading: PortfolioLine = {
    ...emptyLine,
    borrower: loan.borrower.name,
    loans: [{ id: loan.id, number: loan.number }],
  };
  const place = { seq, subjectId: loan.id };
  try {
    const figures = fixingFigures(deps, asked);
    if (figures === undefined) {
      return { ...place, included: false, digest: "", line: { ...heading, leftOut: "notAffected" } };
    }
    const digest = deps.sha256(canonicalJson(toCanonical(loanFactIds(facts))));
    return { ...place, included: true, digest, line: { ...heading, ...figures } };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const { code, figures = {} } = error.rejection;
    const line: PortfolioLine = { ...heading, leftOut: "refused", refusal: { code, figures } };
    return { ...place, included: false, digest: "", line };
  }
}

/** Undefined for a loan that is repaid before the fixing can be felt. */
function fixingFigures(
  { calendar }: ReckoningDeps,
  { facts, fixing, now }: FixingLine,
): Partial<PortfolioLine> | undefined {
  const { effectiveOn } = fixing;
  const before = positionOf(facts, calendar);
  if (maturityOf(before) <= effectiveOn) return undefined;
  const after = positionOf({ ...facts, fixings: [...facts.fixings, fixing] }, calendar);
  const { currency } = facts.loan;
  const yen = yenEffect([{ before, after }], japanDay(now));
  const [was, is] = [rateOn(before, effectiveOn), rateOn(after, effectiveOn)];
  return {
    effectiveOn,
    stepBpBefore: basisPointsText(was.stepBp),
    stepBpAfter: basisPointsText(is.stepBp),
    rateBefore: rateText(was.annualRate),
    rateAfter: rateText(is.annualRate),
    currency,
    toMaturity: moneyText(money(yen.toMaturity, currency)),
    thisYear: moneyText(money(yen.thisYear, currency)),
  };
}
