/** A bank's loan desk over a database: asks, approves, posts and looks at what is owed. */
import type { Database } from "../../db/connect.ts";
import { expect } from "chai";
import { readOn } from "../../db/transact.ts";
import { changePreviewOf } from "../../src/app/approval/approval-view.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { previewChange, requestChange, type ChangeCommand } from "../../src/app/approval/request-change.ts";
import { postDueInterest, type DueInterestRun } from "../../src/app/loan/post-due-interest.ts";
import { readSchedule } from "../../src/app/loan/read-loan.ts";
import { readClaims } from "../../src/app/loan/read-servicing.ts";
import { repaymentPayload } from "../../src/app/loan/repayment-change.ts";
import { statusPayload } from "../../src/app/loan/status-change.ts";
import { japanDay } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { lenderChart, type LenderAccountRole } from "../../src/domain/ledger/chart-of-accounts.ts";
import type { Actor } from "../../src/app/actor.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import { actingOn, deps } from "./sample-facts.ts";
import { at, people } from "./sample-names.ts";
import { drawLoan, type NewLoan } from "./servicing-loans.ts";

export const equalPrincipal: Omit<NewLoan, "number"> = {
  kind: "equalPrincipal",
  principal: 12_000_000,
  drawdownOn: "2025-01-10",
  firstDueOn: "2025-02-10",
  everyMonths: 1,
  instalments: 12,
};

/** Changes asked for by the officer and approved by a second person an hour later. */
function asking(database: Database, newId: () => string) {
  const draw = (loan: NewLoan) => drawLoan(database, newId, loan);
  const request = (on: string, command: ChangeCommand, actor: Actor = people.officer) =>
    actingOn(database, newId)({ actor, now: at(on), action: "request" }, (context) =>
      requestChange(deps, context, command),
    );
  const approve = async (on: string, command: ChangeCommand) => {
    const { id: approvalId } = await request(on, command);
    return actingOn(database, newId)(
      { actor: people.approver, now: at(on, "01:00:00.000"), action: "approveRequest" },
      (context) => approveRequest(deps, context, { approvalId, reason: "" }),
    );
  };
  const preview = (on: string, command: ChangeCommand) =>
    readOn(database)(async (work) =>
      changePreviewOf({
        preview: await previewChange(deps, { work, actor: people.officer, now: at(on) }, command),
      }),
    );
  return { draw, request, approve, preview };
}

/** What is owed and booked. */
function looking(database: Database) {
  const claims = (loanId: string, on: string) =>
    readOn(database)((repositories) =>
      readClaims({ repositories, calendar: deps.calendar, actor: people.officer }, loanId, {
        asOf: localDate(on),
        knownAt: at(on, "14:00:00.000"),
      }),
    );
  const schedule = (loanId: string, on: string) =>
    readOn(database)((repositories) =>
      readSchedule({ repositories, calendar: deps.calendar, actor: people.officer }, loanId, {
        asOf: localDate(on),
        knownAt: at(on, "14:00:00.000"),
      }),
    );

  const balance = async (loanId: string, account: LenderAccountRole): Promise<bigint> => {
    const viewpoint = { asOf: localDate("2099-12-31"), knownAt: at("2099-12-31") };
    const books = await readOn(database)((work) => work.books.loanBalances([loanId], viewpoint));
    return books.get(loanId)?.get(lenderChart[account].code) ?? 0n;
  };
  const expectVerified = async () => {
    const firstBadRow = await readOn(database)((work) => verifyLoans(deps)(work, {}));
    expect(firstBadRow).to.equal(undefined);
  };
  return { claims, schedule, balance, expectVerified };
}

function posting(database: Database, newId: () => string) {
  const run = (loanIds: readonly string[], on: string): Promise<DueInterestRun> =>
    actingOn(database, newId)(
      { actor: people.officer, now: at(on, "12:00:00.000"), action: "postDueInterest" },
      ({ work, actor, now, newId: next }) =>
        postDueInterest({ work, calendar: deps.calendar, newId: next }, actor, {
          loanIds,
          asOf: japanDay(now),
          runId: next(),
          now,
          dryRun: false,
        }),
    );
  const runTwice = async (loanIds: readonly string[], on: string) => {
    await run(loanIds, on);
    const again = await run(loanIds, on);
    expect([again.accruals, again.adjustments]).to.deep.equal([0, 0]);
  };
  return { runTwice };
}

export type LoanDesk = ReturnType<typeof asking> & ReturnType<typeof looking> & ReturnType<typeof posting>;

export function loanDesk(database: Database, newId: () => string): LoanDesk {
  return { ...asking(database, newId), ...looking(database), ...posting(database, newId) };
}

export const repayment = (loanId: string, receivedOn: string, amount: string): ChangeCommand => ({
  kind: "repayment",
  payload: repaymentPayload({ loanId, receivedOn, amount }),
});
export const status = (
  kind: "nonAccrual" | "accrualResumption" | "writeOff" | "acceleration",
  loanId: string,
  effectiveOn: string,
): ChangeCommand => ({ kind, payload: statusPayload({ loanId, effectiveOn, reason: "試験" }) });
