/** What a change of an agreement does to the loans under it, shown before anybody approves and told to both sides. */
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { FactChangeView, LoanChangeView } from "../approval/change-preview.ts";
import type { ReckoningDeps } from "../command.ts";
import { loanChange } from "../loan/loan-change.ts";
import { positionOf } from "../loan/loan-position.ts";
import type { AgreementRecord, LoanFacts } from "../loan/ports.ts";
import { orNotFound } from "../rejected.ts";

/** Loans whose schedules a preview shows; the others are counted. */
export const shownLoans = 10;

/** The agreement, for its lender alone: the borrower knows it, but does not decide on it. */
export async function ownAgreement(
  { work, actor, now }: Asked,
  agreementId: string,
): Promise<AgreementRecord> {
  const viewer = actor.organizationId;
  const found = await work.loans.findAgreement(viewer, agreementId, now);
  return orNotFound(found?.lenderId === viewer ? found : undefined, "agreement");
}

export async function loansUnder(
  { work, actor, now }: Asked,
  loanIds: readonly string[],
): Promise<readonly LoanFacts[]> {
  return work.loans.facts(actor.organizationId, loanIds, now);
}

/** Each loan as it is and as it would be with the changed agreement. */
export function loanChanges(
  { calendar }: Pick<ReckoningDeps, "calendar">,
  { loans, now }: { readonly loans: readonly LoanFacts[]; readonly now: Asked["now"] },
  changed: AgreementRecord,
): readonly LoanChangeView[] {
  return loans.slice(0, shownLoans).map((facts) =>
    loanChange(
      {
        before: positionOf(facts, calendar),
        after: positionOf({ ...facts, agreement: changed }, calendar),
      },
      japanDay(now),
    ),
  );
}

/** Every fact of the loans that the figures rest on. */
export function loanDigest(loans: readonly LoanFacts[]): readonly object[] {
  return loans.map(({ loan, pricing, fixings, decisions, postings, events }) => ({
    loan: loan.id,
    pricing: pricing.length,
    fixings: fixings.map(({ id }) => id),
    decisions: decisions.map(({ id }) => id),
    postings: postings.map(({ id }) => id),
    events: events.map(({ id }) => id),
  }));
}

export function textFact(label: Bilingual, after: string, before: string | null = null): FactChangeView {
  return { label, form: "text", before, after };
}

export function dayFact(label: Bilingual, after: LocalDate, before: LocalDate | null = null): FactChangeView {
  return { label, form: "day", before, after };
}
