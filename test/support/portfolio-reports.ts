/** What the KPIs of a portfolio came to. */
import type { Database } from "../../db/connect.ts";
import { addEvidence } from "../../src/app/impact/add-evidence.ts";
import { createObservation } from "../../src/app/impact/create-observation.ts";
import { readEvidence } from "../../src/app/impact/read-evidence.ts";
import { reviewObservation } from "../../src/app/impact/review-observation.ts";
import { submitObservation } from "../../src/app/impact/submit-observation.ts";
import { orNotFound } from "../../src/app/rejected.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { actingOn, memoryFiles, type Act } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";

export interface PortfolioReport {
  readonly kpiId: string;
  readonly value: string;
  /** Graded and accepted, or still in review. */
  readonly grade: "E1" | "E2" | undefined;
}

/** What the organizer reports of the KPIs on the second of March, and the bank's reviewer accepts on the third. */
export async function reportPortfolioKpis(
  database: Database,
  newId: () => string,
  reports: readonly PortfolioReport[],
): Promise<ReturnType<typeof memoryFiles>> {
  const files = memoryFiles();
  const desk = { act: actingOn(database, newId), files };
  for (const report of reports) await reportOne(desk, report);
  return files;
}

interface Desk {
  readonly act: Act;
  readonly files: ReturnType<typeof memoryFiles>;
}

/** Reported by the organizer and, where a grade is given, accepted by the bank. */
export async function reportOne(
  { act, files }: Desk,
  { kpiId, value, grade }: PortfolioReport,
): Promise<void> {
  const reporting = { actor: people.reporter, now: at("2026-03-02"), action: "submitObservation" };
  const { id: observationId } = await act(reporting, (context) =>
    createObservation(context, {
      kpiId,
      periodStartOn: localDate("2025-01-01"),
      periodEndOn: localDate("2026-01-01"),
      value: decimal(value),
      source: "organizer",
      note: "集計をやり直した",
    }),
  );
  await act(reporting, (context) =>
    addEvidence({ files }, context, {
      observationId,
      fileName: "歩数.csv",
      mediaType: "text/csv",
      bytes: new TextEncoder().encode(`month,share\n${kpiId},${value}\n`),
    }),
  );
  const submission = { observationId, value: undefined, note: undefined };
  await act(reporting, (context) => submitObservation(context, submission));
  if (grade === undefined) return;
  const reviewing = { actor: people.officer, now: at("2026-03-03"), action: "reviewObservation" };
  await act(reviewing, async (context) => {
    const { evidence } = orNotFound(
      await context.work.impact.findObservation(sample.bank, observationId),
      "observation",
    );
    for (const { id } of evidence) await readEvidence({ files }, context, id);
    await reviewObservation(context, {
      observationId,
      review: { decision: "accept", grade, note: "照合済み" },
    });
  });
}
