/**
 * The books of the sample over time: a month is closed by two people, what is learned of it later is booked on the first
 * open day, it is reopened; an account gets a name of the bank's own, and a run over loans is on record. With it every
 * table of facts holds rows.
 */
import type { Database } from "../../db/connect.ts";
import { firstOf } from "../../db/read.ts";
import { recordOn } from "../../db/transact.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import { periodPayload } from "../../src/app/ledger/period-change.ts";
import { renameAccount } from "../../src/app/ledger/rename-account.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { lenderChart } from "../../src/domain/ledger/chart-of-accounts.ts";
import { entryFor } from "../../src/domain/ledger/posting-rules.ts";
import { actingOn, deps, type Act } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";

export async function recordSampleBooks(database: Database, newId: () => string): Promise<void> {
  const act = actingOn(database, newId);
  await steerMarch(act, "closed", "2025-12-22");
  await postLate(act);
  await steerMarch(act, "reopened", "2025-12-24");
  const fees = await firstOf<{ readonly id: string }>(
    database.reader("account").where({ book_id: sample.book, code: lenderChart.feeIncome.code }),
  );
  await act({ actor: people.officer, now: at("2025-12-25"), action: "renameAccount" }, (context) =>
    renameAccount(context, {
      bookId: sample.book,
      accountId: present(fees, "an account").id,
      code: "4211",
      name: { ja: "融資手数料", en: "Lending fees" },
    }),
  );
  await recordRun(database, newId);
}

/** March 2024, before anything else was booked. */
async function steerMarch(act: Act, event: "closed" | "reopened", day: string): Promise<void> {
  const payload = periodPayload({
    bookId: sample.book,
    event,
    kind: "month",
    on: localDate("2024-03-01"),
    reason: "月次",
  });
  const { id: approvalId } = await act(
    { actor: people.officer, now: at(day), action: "requestPeriod" },
    (context) => requestChange(deps, context, { kind: "accountingPeriod", payload }),
  );
  const approving = { actor: people.approver, now: at(day, "01:00:00.000"), action: "approveRequest" };
  await act(approving, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
}

/** Ten yen of funding that belong into the closed month. */
async function postLate(act: Act): Promise<void> {
  const words = { effectiveOn: localDate("2024-03-15"), description: { ja: "貸付原資", en: "Funding" } };
  const draft = present(entryFor({ kind: "funding", amount: 10n }, words), "an entry");
  await act({ actor: people.officer, now: at("2025-12-23"), action: "postFunding" }, async (context) => {
    const { work, newId } = context;
    const book = present(await work.books.find(sample.bank, sample.book), "a book");
    await work.books.post(book, [
      {
        id: newId(),
        draft,
        loanId: undefined,
        reasonKind: "funding",
        reasonId: sample.book,
        authorId: people.officer.personId,
        approverId: people.approver.personId,
        idempotencyKey: "funding/2024-03-15",
      },
    ]);
  });
}

async function recordRun(database: Database, newId: () => string): Promise<void> {
  const unit = { actor: people.officer, action: "runPortfolio", now: at("2025-12-26"), newId };
  const approval = await firstOf<{ readonly id: string }>(database.reader("approval_request"));
  await recordOn(database)(unit, async (_, { append }) => {
    const runId = newId();
    await append("portfolio_run", [
      {
        id: runId,
        kind: "fixing",
        payload: "{}",
        digest: deps.sha256("{}"),
        lines: 1,
        approval_id: present(approval, "a request").id,
        requested_by: people.officer.personId,
        approved_by: people.approver.personId,
      },
    ]);
    await append("portfolio_run_loan", [
      { id: newId(), run_id: runId, seq: 0, loan_id: sample.loans[0], outcome: "recomputed", figures: "{}" },
    ]);
  });
}
