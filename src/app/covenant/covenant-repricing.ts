/** What a step in the life of a covenant does to the rates of the loans it is about. */
import type { CovenantEvent } from "../../domain/covenant/test-life.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { LoanChangeView } from "../approval/change-preview.ts";
import type { ReckoningDeps } from "../command.ts";
import { loanChange } from "../loan/loan-change.ts";
import { rateOn } from "../loan/loan-position.ts";
import type { LoanFacts, SteppedCovenantFact } from "../loan/ports.ts";
import { repriced, type Repricing } from "../loan/repricing.ts";
import { historyOf } from "./covenant-standing.ts";
import type { CovenantFacts, CovenantRecord } from "./ports.ts";

/** Every loan the covenant is about, with and without the event; also those whose rates stay. */
export async function repricedLoans(
  { calendar }: Pick<ReckoningDeps, "calendar">,
  { work, actor, now }: Asked,
  { facts, event }: { readonly facts: CovenantFacts; readonly event: CovenantEvent },
): Promise<readonly Repricing[]> {
  const { covenant } = facts;
  const { trancheId, loanId } = covenant;
  const ids = await work.loans.idsOfPlace({ facilityId: covenant.facility.id, trancheId, loanId });
  const loans = await work.loans.facts(actor.organizationId, ids, now);
  const { events } = historyOf(facts);
  const after: SteppedCovenantFact = {
    covenant: covenant.id,
    name: covenant.name,
    scope: scopeOf(covenant),
    events: [...events, event],
  };
  return loans.map((loan) => repriced(loan, withCovenant(loan, after), { calendar, asOf: japanDay(now) }));
}

function scopeOf({
  trancheId,
  loanId,
}: Pick<CovenantRecord, "trancheId" | "loanId">): SteppedCovenantFact["scope"] {
  if (loanId !== undefined) return "loan";
  return trancheId === undefined ? "facility" : "tranche";
}

function withCovenant(loan: LoanFacts, covenant: SteppedCovenantFact): LoanFacts {
  const others = loan.covenants.filter((one) => one.covenant !== covenant.covenant);
  return { ...loan, covenants: [...others, covenant] };
}

export function isMoved({ before, after }: Repricing): boolean {
  return ratesText(before) !== ratesText(after);
}

function ratesText({ timeline }: Repricing["after"]): string {
  return timeline.map(({ effectiveOn, annualRate }) => `${effectiveOn} ${rateText(annualRate)}`).join();
}

/** The change of a loan with its rate on the day from which the event counts. */
export function repricedView(repricing: Repricing, fromOn: LocalDate, asOf: LocalDate): LoanChangeView {
  const { facts, ...view } = loanChange(repricing, asOf);
  const { before, after } = repricing;
  return {
    ...view,
    facts: [
      {
        label: { ja: `適用利率（${fromOn}）`, en: `Interest rate on ${fromOn}` },
        form: "rate",
        before: rateText(rateOn(before, fromOn).annualRate),
        after: rateText(rateOn(after, fromOn).annualRate),
      },
      ...facts,
    ],
  };
}
