/**
 * Loans of every kind and what happens to loans: the lender's officer asks, the approver approves, as in a bank. A
 * borrower pays what is due on each due date, unless the file says otherwise or he has stopped paying.
 */
import { approveRequest } from "../../app/approval/approve-request.ts";
import { requestChange, type ChangeCommand } from "../../app/approval/request-change.ts";
import { openingPayload } from "../../app/ledger/opening-change.ts";
import type { CommandContext } from "../../app/command.ts";
import { loanClaims } from "../../app/loan/loan-claims.ts";
import { positionOf } from "../../app/loan/loan-position.ts";
import { repaymentPayload } from "../../app/loan/repayment-change.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { addDays, later, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import { act, actorOf, type DemoEvent, type DemoWorld, type Moment } from "./demo-event.ts";
import { dueDatesOf, interestRun, monthEnds } from "./interest-events.ts";
import { lifeOf } from "./observation-events.ts";
import { servicedLoanEvent } from "./serviced-loans.ts";
import type { ServicedLoanData, ServicingData } from "./servicing-data.ts";

export function servicingEvents(world: DemoWorld): readonly DemoEvent[] {
  const { servicing } = world.data;
  const lenderId = world.idOf("organization", servicing.lender);
  const until = japanDay(world.now);
  const terms = servicing.loans.map(({ loan }) => loan);
  return [
    ...servicing.loans.map((loan) => servicedLoanEvent(world, loan)),
    ...monthEnds(terms, until).map((on) => interestRun(world, lenderId, on)),
    ...servicing.loans.flatMap((loan) => payments(world, loan)),
    ...servicing.steps.map((step) => stepEvent(world, step)),
    ...servicing.reports
      .flatMap((report) => lifeOf(world, report))
      .map((event): DemoEvent => ({ ...event, kind: "servicing" })),
  ];
}

/** What the books of the lenders begin with, so that no loan is paid out of cash that was never there. */
export function openingEvents(world: DemoWorld): readonly DemoEvent[] {
  return world.data.servicing.openings.map(({ lender, on, cash, by, approvedBy }) => ({
    on,
    kind: "opening",
    run: async (moment) => {
      const payload = openingPayload({
        bookId: world.idOf("book", lender, "JPY"),
        effectiveOn: on,
        rows: [
          { row: 2, accountCode: lenderChart.cash.code, debit: cash, credit: "" },
          { row: 3, accountCode: lenderChart.funding.code, debit: "", credit: cash },
        ],
      });
      const asked = { by, approvedBy, moment };
      await changed(world, asked, () => Promise.resolve({ kind: "openingBalances", payload }));
      return 1;
    },
  }));
}

interface Asked {
  readonly by: string;
  /** Nobody approves a request that is to wait. */
  readonly approvedBy: string | undefined;
  readonly moment: Moment;
}

/** Answers whether there was anything to ask for. */
async function changed(
  world: DemoWorld,
  { by, approvedBy, moment }: Asked,
  commandOf: (context: CommandContext) => Promise<ChangeCommand | undefined>,
): Promise<boolean> {
  const asking = { actor: actorOf(world, by), action: "requestChange", moment };
  const approvalId = await act(world, asking, async (context) => {
    const command = await commandOf(context);
    return command === undefined ? undefined : (await requestChange(world, context, command)).id;
  });
  if (approvedBy === undefined || approvalId === undefined) return approvalId !== undefined;
  const approving = { actor: actorOf(world, approvedBy), action: "approveRequest", moment };
  await act(world, approving, (context) => approveRequest(world, context, { approvalId, reason: "" }));
  return true;
}

function payments(world: DemoWorld, data: ServicedLoanData): readonly DemoEvent[] {
  const { loan, exceptions, unpaidDays } = data;
  const paidBefore = unpaidDays === undefined ? undefined : addDays(japanDay(world.now), -unpaidDays);
  const dueDates = dueDatesOf({ ...loan, businessDayConvention: "following" }, world);
  return dueDates
    .filter(({ adjustedDueOn }) => paidBefore === undefined || adjustedDueOn < paidBefore)
    .map(({ dueOn, adjustedDueOn }) => {
      const other = exceptions.find((exception) => exception.dueOn === dueOn);
      return payment(world, data, { on: other?.paidOn ?? adjustedDueOn, amount: other?.amount });
    });
}

interface Paying {
  readonly on: LocalDate;
  readonly amount: string | undefined;
}

function payment(world: DemoWorld, { slug }: ServicedLoanData, { on, amount }: Paying): DemoEvent {
  const { by, approvedBy } = world.data.servicing;
  const loanId = world.idOf("loan", slug);
  return {
    on,
    kind: "servicing",
    run: async (moment) => {
      const isPaid = await changed(world, { by, approvedBy, moment }, async (context) => {
        const paid = amount ?? (await owedOn(world, context, { loanId, on }));
        const payload = repaymentPayload({ loanId, receivedOn: on, amount: paid });
        return paid === "0" ? undefined : { kind: "repayment", payload };
      });
      return isPaid ? 1 : 0;
    },
  };
}

/** All that is open on the day; money held for the borrower stays held. */
async function owedOn(
  { calendar }: DemoWorld,
  { work, actor, now }: CommandContext,
  { loanId, on }: { readonly loanId: string; readonly on: LocalDate },
): Promise<string> {
  const [facts] = await work.loans.facts(actor.organizationId, [loanId], now);
  const position = positionOf(present(facts, "a loan of the demonstration"), calendar);
  const owed = loanClaims(position, on).open.reduce((sum, { amount }) => sum + amount, 0n);
  return moneyText(money(owed, position.terms.currency));
}

type StepData = ServicingData["steps"][number];

function stepEvent(world: DemoWorld, { on, kind, loan, body, waits }: StepData): DemoEvent {
  const { by, approvedBy } = world.data.servicing;
  return {
    // A request that waits would have expired long ago if it were as old as the others.
    on: waits ? later(on, addDays(japanDay(world.now), -1)) : on,
    kind: "servicing",
    run: async (moment) => {
      const asked = { by, approvedBy: waits ? undefined : approvedBy, moment };
      await changed(world, asked, async (context) => {
        const subject = await subjectOf(world, context, { kind, slug: loan });
        return { kind, payload: { ...withKpis(world, body), ...subject } };
      });
      return 1;
    },
  };
}

interface Subject {
  readonly kind: StepData["kind"];
  readonly slug: string;
}

async function subjectOf(
  world: DemoWorld,
  context: CommandContext,
  { kind, slug }: Subject,
): Promise<CanonicalObject> {
  const { idOf, data } = world;
  const loanId = idOf("loan", slug);
  if (kind === "paymentHoliday") return { loanIds: [loanId] };
  if (kind === "agreement") return { trancheId: idOf("tranche", slug) };
  if (kind === "ratchetDecision") return { agreementId: await agreementOf(context, loanId) };
  if (kind !== "annualAccounts") return { loanId };
  const loan = data.servicing.loans.find((one) => one.slug === slug);
  return { borrowerId: idOf("organization", present(loan, `the loan ${slug}`).borrower) };
}

async function agreementOf({ work, actor, now }: CommandContext, loanId: string): Promise<string> {
  const [facts] = await work.loans.facts(actor.organizationId, [loanId], now);
  return present(facts?.agreement, "the agreement of a loan of the demonstration").id;
}

function withKpis({ idOf }: DemoWorld, body: CanonicalObject): CanonicalObject {
  const named = /"kpi:([\w-]+)"/g;
  const written = JSON.stringify(body).replaceAll(named, (_, slug: string) => `"${idOf("kpi", slug)}"`);
  return JSON.parse(written) as CanonicalObject;
}
