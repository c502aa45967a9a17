/** What falls due for one loan: payments as its schedule stands now, the tests of its SPTs and the reports for them. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { ScheduleRow } from "../../domain/loan/schedule-rows.ts";
import { sptProgress } from "../loan/agreement-view.ts";
import { loanClaims } from "../loan/loan-claims.ts";
import { maturityOf, type LoanPosition } from "../loan/loan-position.ts";
import type { LoanFacts } from "../loan/ports.ts";
import { writeOffOf } from "../loan/servicing-state.ts";
import type { DueBetween, Obligation } from "./ports.ts";

/** A payment stays open until what was due on its day is received. */
export function paymentsDue(
  position: LoanPosition,
  { from, to }: DueBetween,
  asOf: LocalDate,
): readonly Obligation[] {
  const rows = position.schedule.rows.filter(
    ({ kind, total, adjustedDueOn: on }) => kind === "instalment" && total > 0n && from <= on && on <= to,
  );
  if (rows.length === 0 || writeOffOf(position.facts) !== undefined) return [];
  const isPast = rows.some(({ adjustedDueOn }) => adjustedDueOn <= asOf);
  const unsettled = isPast ? unsettledDays(position, asOf) : new Set<LocalDate>();
  const maturity = maturityOf(position);
  return rows.map((row) => paymentOf(position.facts, row, { asOf, maturity, unsettled }));
}

function unsettledDays(position: LoanPosition, asOf: LocalDate): ReadonlySet<LocalDate> {
  const { open } = loanClaims(position, asOf);
  return new Set(
    open.filter(({ kind }) => kind === "interest" || kind === "principal").map(({ dueOn }) => dueOn),
  );
}

interface Standing {
  readonly asOf: LocalDate;
  readonly maturity: LocalDate;
  readonly unsettled: ReadonlySet<LocalDate>;
}

function paymentOf(
  { loan }: LoanFacts,
  { dueOn, adjustedDueOn, principal }: ScheduleRow,
  { asOf, maturity, unsettled }: Standing,
): Obligation {
  const isLast = dueOn === maturity;
  const what = isLast ? "maturity" : principal > 0n ? "instalment" : "interest";
  return {
    ...partiesOf(loan),
    id: `${isLast ? "principal" : "interest"}/${loan.id}/${dueOn}`,
    kind: what === "interest" ? "interest" : "principal",
    dueOn: adjustedDueOn,
    isOpen: adjustedDueOn > asOf || unsettled.has(adjustedDueOn),
    title: { ja: `${loan.number}：${paymentWords[what].ja}`, en: `${loan.number}: ${paymentWords[what].en}` },
    detail: loan.borrower.name,
    link: `/loans/${loan.id}`,
  };
}

const paymentWords = {
  maturity: { ja: "最終期日（元金・利息）", en: "maturity (principal and interest)" },
  instalment: { ja: "約定返済日（元金・利息）", en: "instalment due (principal and interest)" },
  interest: { ja: "利払日", en: "interest due" },
} as const;

export function sptsDue(
  { loan, agreement, decisions }: LoanFacts,
  observations: Parameters<typeof sptProgress>[1]["observations"],
  viewpoint: Viewpoint,
): readonly Obligation[] {
  const spts = agreement?.spts ?? [];
  const progress = sptProgress(spts, { observations, decisions, pendingTests: [], viewpoint });
  return spts.flatMap((spt) => {
    const state = progress.find(({ sptId }) => sptId === spt.id)?.state;
    const shared = {
      ...partiesOf(loan),
      detail: { ja: `${loan.number} ${spt.testOn} 判定`, en: `${loan.number}, test of ${spt.testOn}` },
      link: `/loans/${loan.id}?tab=tests`,
    };
    return [
      {
        ...shared,
        id: `sptTest/${spt.id}`,
        kind: "sptTest" as const,
        dueOn: spt.testOn,
        isOpen: spt.testOn >= viewpoint.asOf,
        title: { ja: `${spt.kpi.name.ja}：判定日`, en: `${spt.kpi.name.en}: test date` },
      },
      {
        ...shared,
        id: `sptReport/${spt.id}`,
        kind: "sptReport" as const,
        dueOn: spt.certificateDueOn,
        isOpen: state === "scheduled" || state === "awaiting",
        title: { ja: `${spt.kpi.name.ja}：実績の報告`, en: `${spt.kpi.name.en}: report due` },
      },
    ];
  });
}

function partiesOf({ lender, borrower }: LoanFacts["loan"]): Pick<Obligation, "lenderId" | "borrowerId"> {
  return { lenderId: lender.id, borrowerId: borrower.id };
}
