/** Further drawdown on a loan that exists: one more sum repaid by the same schedule. */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { agreeDrawdown } from "../../domain/loan/drawdown-rules.ts";
import type { Drawdown } from "../../domain/loan/loan-terms.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { entryView } from "../ledger/entry-view.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { drawdownEntry, lenderBook, postDrawdown } from "./drawdown-entry.ts";
import { limitUseOf, ownFacility } from "./limit-use.ts";
import { loanChange } from "./loan-change.ts";
import { positionOf } from "./loan-position.ts";
import { limitFacts } from "./loan-setup-change.ts";
import { backdated } from "./new-loan.ts";
import type { LoanFacts, LoanRecord } from "./ports.ts";
import type { NewLoanEvent } from "./servicing-facts.ts";
import type { FacilityRecord } from "./setup-ports.ts";
import { pointingFrom } from "./terms-pointers.ts";
import { amountAt } from "./written-terms.ts";

interface WrittenDrawdown {
  readonly loanId: string;
  readonly on: string;
  readonly amount: string;
}

export const drawdownChange: ChangeKind = async (deps, asked, payload) => {
  const { loanId, ...written } = payload as unknown as WrittenDrawdown;
  const today = japanDay(asked.now);
  const { facts, facility } = await ownLoan(asked, loanId);
  const { loan } = facts;
  const drawdown = {
    on: localDate(written.on),
    amount: amountAt("/amount", written.amount, loan.currency),
  };
  const use = limitUseOf(facility);
  const undrawn = orReject(agreeDrawdown(drawdown, use, today));
  await lenderBook(asked.work, loan.lender.id, loan.currency);
  const after = withDrawdown(facts, drawdown, asked);
  const change = pointingFrom("", () =>
    loanChange({ before: positionOf(facts, deps.calendar), after: positionOf(after, deps.calendar) }, today),
  );
  const preview: ChangePreviewView = {
    title: { ja: `${loan.number}：追加の貸付実行`, en: `${loan.number}: further drawdown` },
    currency: loan.currency,
    facts: limitFacts(facility, undrawn + drawdown.amount, undrawn),
    loans: [
      {
        ...change,
        journalEntries: [
          entryView(drawdownEntry(loan.number, drawdown), loan.currency),
          ...change.journalEntries,
        ],
      },
    ],
    furtherLoans: 0,
    warnings: backdated(drawdown.on, today),
  };
  const { scheduleBefore, journalEntries } = change;
  return {
    subjectId: loanId,
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson(toCanonical({ payload, drawn: String(use.drawn), scheduleBefore, journalEntries })),
    ),
    differenceTo: (then) => ({
      undrawnThen: changePreviewOf(then).facts[1]?.before ?? null,
      undrawnNow: preview.facts[1]?.before ?? null,
    }),
    apply: (context, approval) => recordFurther(context, approval, { loan, drawdown }),
  };
};

async function ownLoan(
  { work, actor, now }: Asked,
  loanId: string,
): Promise<{ readonly facts: LoanFacts; readonly facility: FacilityRecord }> {
  const lenderId = actor.organizationId;
  const facts = orNotFound((await work.loans.facts(lenderId, [loanId], now))[0], "loan");
  const found = await work.facilities.find(lenderId, facts.loan.facilityId);
  return { facts, facility: ownFacility(found, { lenderId, what: "loan" }) };
}

function withDrawdown(facts: LoanFacts, { on, amount }: Drawdown, { actor, now }: Asked): LoanFacts {
  const event = {
    id: "",
    loanId: facts.loan.id,
    effectiveOn: on,
    detail: { kind: "drawdown" as const, amount },
    requestedBy: actor.personId,
    approvedBy: undefined,
    recordedAt: now,
  };
  const isEarlier = ({ effectiveOn }: { readonly effectiveOn: string }) => effectiveOn <= on;
  const later = facts.events.filter((other) => !isEarlier(other));
  return { ...facts, events: [...facts.events.filter(isEarlier), event, ...later] };
}

async function recordFurther(
  context: CommandContext,
  { id: approvalId, requestedBy }: ApprovalRecord,
  { loan, drawdown }: { readonly loan: LoanRecord; readonly drawdown: Drawdown },
): Promise<void> {
  const { work, actor, newId } = context;
  const { on, amount } = drawdown;
  const event: NewLoanEvent = {
    id: newId(),
    loanId: loan.id,
    effectiveOn: on,
    detail: { kind: "drawdown", amount },
    requestedBy: requestedBy.id,
    approvedBy: actor.personId,
    approvalId,
  };
  await work.loans.addEvents([event]);
  await postDrawdown(context, {
    loan,
    on,
    amount,
    reasonId: event.id,
    authorId: requestedBy.id,
    idempotencyKey: `${loan.id}/drawdown/${event.id}`,
  });
  const principal = moneyText(money(amount, loan.currency));
  await work.outbox.add([
    {
      id: newId(),
      kind: "loan.drawnFurther",
      subjectId: loan.id,
      payload: { number: loan.number, drawdownOn: on, principal, currency: loan.currency },
    },
  ]);
}
