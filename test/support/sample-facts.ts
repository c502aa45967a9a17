/**
 * A small ledger, the same every time: a bank has lent twice to the organizer of a project whose KPI moves the interest
 * rate. The KPI was reported and accepted, interest was posted month by month, and a verdict waits for a second person;
 * its new rate lies in the past, so that interest already posted will be adjusted. A second bank knows nothing of it.
 *
 * Master data, for which no use-case exists, is appended through the recorder; the rest is done by the use-cases.
 */
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import type { Row } from "../../db/dialect.ts";
import type { Database } from "../../db/connect.ts";
import { sha256 } from "../../db/fact-text.ts";
import { recordOn, transactOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import type { ApprovalView } from "../../src/app/approval/approval-view.ts";
import type { CommandContext, ReckoningDeps } from "../../src/app/command.ts";
import { addEvidence } from "../../src/app/impact/add-evidence.ts";
import { createObservation } from "../../src/app/impact/create-observation.ts";
import type { EvidenceFiles } from "../../src/app/impact/ports.ts";
import { readEvidence } from "../../src/app/impact/read-evidence.ts";
import { reviewObservation } from "../../src/app/impact/review-observation.ts";
import { submitObservation } from "../../src/app/impact/submit-observation.ts";
import { nothingReceived } from "../../src/app/loan/servicing-facts.ts";
import { postDueInterest } from "../../src/app/loan/post-due-interest.ts";
import { requestRatchetDecision } from "../../src/app/loan/request-ratchet-decision.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { japanDay, type Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { entryFor, type LenderEvent } from "../../src/domain/ledger/posting-rules.ts";
import { recordMasterData } from "./sample-master-data.ts";
import { at, idMaker, people, sample } from "./sample-names.ts";

export const deps: ReckoningDeps = { calendar: jpBankCalendar(), sha256 };

export function memoryFiles(): EvidenceFiles & { readonly bytes: Map<string, Uint8Array> } {
  const bytes = new Map<string, Uint8Array>();
  return {
    bytes,
    store: (content) => {
      const hash = sha256(new TextDecoder().decode(content));
      bytes.set(hash, content);
      return Promise.resolve({ sha256: hash });
    },
    read: (hash) => Promise.resolve(bytes.get(hash)),
  };
}

/** One use-case in one unit of work. */
export type Act = <T>(
  doer: { readonly actor: Actor; readonly now: Instant; readonly action: string },
  command: (context: CommandContext) => Promise<T>,
) => Promise<T>;

export function actingOn(database: Database, newId: () => string): Act {
  const transact = transactOn(database);
  return ({ actor, now, action }, command) =>
    transact({ actor, action, now, newId }, (work, moment) => command({ work, actor, now: moment, newId }));
}

export interface SampleLedger {
  readonly files: ReturnType<typeof memoryFiles>;
  readonly observationId: string;
  readonly evidenceId: string;
  /** Waits for the approver. */
  readonly approval: ApprovalView;
}

/** The ledger on the day its loans were drawn: everything else is still to happen. */
export async function recordYoungSample(database: Database): Promise<void> {
  const newId = idMaker(1);
  await recordMasterData(database, newId);
  await drawLoans(database, newId);
}

export async function recordSample(database: Database): Promise<SampleLedger> {
  const newId = idMaker(1);
  const files = memoryFiles();
  const act = actingOn(database, newId);
  await recordMasterData(database, newId);
  await drawLoans(database, newId);
  await receiveInterest(database, newId);
  await postInterest(act, "2025-04-01");
  const reported = await reportKpi(act, files);
  await postInterest(act, "2025-10-01");
  await postInterest(act, "2025-12-05");
  const approval = await act(
    { actor: people.officer, now: at("2025-12-09"), action: "requestRatchetDecision" },
    (context) =>
      requestRatchetDecision(deps, context, {
        agreementId: sample.agreement,
        testOn: sample.testOn,
        certificateReceivedOn: localDate("2025-04-21"),
      }),
  );
  return { files, ...reported, approval };
}

export const approvedAt = at("2025-12-10");

/** What the second person does; also the whole work of the process that is killed in the crash test. */
export function approveSample(
  database: Database,
  newId: () => string,
  approvalId: string,
): Promise<ApprovalView> {
  return actingOn(database, newId)(
    { actor: people.approver, now: approvedAt, action: "approveRequest" },
    (context) => approveRequest(deps, context, { approvalId, reason: "判定に異議なし" }),
  );
}

interface Reported {
  readonly value: string;
  readonly reportedOn: string;
  readonly reviewedOn: string;
  /** Why it is reported again. */
  readonly note?: string;
}

const firstReport: Reported = { value: "57.5", reportedOn: "2025-04-21", reviewedOn: "2025-05-12" };

/** The organizer reports the year before the test, with evidence, and the officer accepts it. */
export async function reportKpi(
  act: Act,
  files: EvidenceFiles,
  { value, reportedOn, reviewedOn, note = "" }: Reported = firstReport,
): Promise<Pick<SampleLedger, "observationId" | "evidenceId">> {
  const reporting = { actor: people.reporter, now: at(reportedOn), action: "submitObservation" };
  const { id: observationId } = await act(reporting, (context) =>
    createObservation(context, {
      kpiId: sample.kpi,
      periodStartOn: localDate("2024-04-01"),
      periodEndOn: localDate("2025-04-01"),
      value: decimal(value),
      source: "organizer",
      note,
    }),
  );
  const { evidence } = await act(reporting, (context) =>
    addEvidence({ files }, context, {
      observationId,
      fileName: "歩数の記録.csv",
      mediaType: "text/csv",
      bytes: new TextEncoder().encode(`month,share\n2025-03,${value}\n`),
    }),
  );
  await act(reporting, (context) =>
    submitObservation(context, { observationId, value: undefined, note: undefined }),
  );
  const reviewing = { actor: people.officer, now: at(reviewedOn), action: "reviewObservation" };
  const evidenceId = present(evidence[0], "evidence").id;
  await act({ ...reviewing, action: "readEvidence" }, (context) =>
    readEvidence({ files }, context, evidenceId),
  );
  await act(reviewing, (context) =>
    reviewObservation(context, {
      observationId,
      review: { decision: "accept", grade: "E2", note: "照合済み" },
    }),
  );
  return { observationId, evidenceId };
}

export function postInterest(act: Act, day: string): Promise<unknown> {
  return act(
    { actor: people.officer, now: at(day), action: "postDueInterest" },
    ({ work, actor, now, newId }) =>
      postDueInterest({ work, calendar: deps.calendar, newId }, actor, {
        loanIds: sample.loans,
        asOf: japanDay(now),
        runId: newId(),
        now,
        dryRun: false,
      }),
  );
}

async function drawLoans(database: Database, newId: () => string): Promise<void> {
  await postEvents(database, newId, {
    on: "2024-10-01",
    events: [
      { loanId: sample.loans[0], event: { kind: "drawdown", principal: 500_000_000n } },
      { loanId: sample.loans[1], event: { kind: "drawdown", principal: 120_000_000n } },
    ],
  });
}

/** The first half-year of the first loan: 500,000,000 × 2.075 % × 181 / 365, cut off. */
export async function receiveInterest(database: Database, newId: () => string): Promise<void> {
  await postEvents(database, newId, {
    on: "2025-03-31",
    events: [{ loanId: sample.loans[0], event: { kind: "interestReceipt", interest: 5_144_863n } }],
  });
}

/** The form in which receipts were recorded at first; of nothing, so that it changes nothing. */
function earlyReceipt(id: string, { entryId, on }: { readonly entryId: string; readonly on: string }): Row {
  const amounts = { principal_minor: 0, interest_minor: 0 };
  return { id, loan_id: sample.loans[1], received_on: on, ...amounts, entry_id: entryId };
}

interface Events {
  readonly on: string;
  readonly events: readonly { readonly loanId: string; readonly event: LenderEvent }[];
}

async function postEvents(database: Database, newId: () => string, { on, events }: Events): Promise<void> {
  const unit = { actor: people.officer, action: "postEvents", now: at(on), newId };
  await recordOn(database)(unit, async ({ books, loans }, recorder) => {
    const book = present(await books.ofLender(sample.bank, "JPY"), "a book");
    const effectiveOn = localDate(on);
    for (const { loanId, event } of events) {
      const entryId = newId();
      const draft = present(
        entryFor(event, { effectiveOn, description: { ja: "入出金", en: "Cash" } }),
        "an entry",
      );
      await books.post(book, [
        {
          id: entryId,
          draft,
          loanId,
          reasonKind: event.kind,
          reasonId: loanId,
          authorId: people.officer.personId,
          approverId: people.approver.personId,
          idempotencyKey: `${loanId}/${event.kind}/${on}`,
        },
      ]);
      if (event.kind !== "interestReceipt") continue;
      const { interest } = event;
      await recorder.append("repayment", [earlyReceipt(newId(), { entryId, on: effectiveOn })]);
      await loans.addRepayments([
        {
          ...nothingReceived,
          id: newId(),
          loanId,
          receivedOn: effectiveOn,
          amount: interest,
          interest,
          entryId,
        },
      ]);
    }
  });
}
