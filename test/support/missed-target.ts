/** The sample's target of March 2025, decided as missed: its margin step goes to the good cause agreed. */
import type { Database } from "../../db/connect.ts";
import { recordOn } from "../../db/transact.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { at, idMaker, people, sample } from "./sample-names.ts";

export async function missTarget(database: Database, approvalId: string): Promise<void> {
  const unread = {
    baseline: null,
    plain: null,
    fromBaseline: null,
    grade: null,
    observationId: null,
    observationVersion: null,
    evidence: [],
  };
  const unit = { actor: people.officer, action: "decide", now: at("2025-12-10"), newId: idMaker(8) };
  await recordOn(database)(unit, ({ loans }) =>
    loans.addDecisions([
      {
        id: "00000008-0000-7000-8000-0000000000f1",
        agreementId: sample.agreement,
        testOn: localDate("2025-03-31"),
        certificateDueOn: localDate("2025-06-30"),
        certificateReceivedOn: localDate("2025-04-21"),
        outcomes: [{ sptId: "", kpiId: sample.kpi, outcome: "missed", target: "55", value: "50", ...unread }],
        correctsId: undefined,
        requestedBy: people.officer.personId,
        approvedBy: people.approver.personId,
        approvalId,
      },
    ]),
  );
}
