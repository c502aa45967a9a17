import { expect } from "chai";
import { createHash } from "node:crypto";
import type { OrganizationRecord } from "../../src/app/impact/ports.ts";
import { buildLoanReport } from "../../src/app/report/build-loan-report.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import type { KpiResult } from "../../src/domain/report/kpi-result.ts";
import type { LoanReport } from "../../src/domain/report/loan-report.ts";
import { complaintsAboutLoanReport } from "../../src/domain/report/report-laws.ts";
import { calendarClosedOn } from "./calendars.ts";
import { repositoriesOver } from "./memory-repositories.ts";
import { actorOf, at } from "./report-facts.ts";
import { bank, reportLedger, type ReportLedger } from "./report-ledger.ts";

interface Asked {
  readonly ledger?: ReportLedger;
  /** Else the same day. */
  readonly asOf?: string;
  readonly reader?: OrganizationRecord;
}

/** What is known at ten o'clock of the day. Every report built in a test holds against the law book. */
export async function reportKnownOn(day: string, asked: Asked = {}): Promise<LoanReport> {
  const { ledger = reportLedger, asOf = day, reader = bank } = asked;
  const built = await buildLoanReport(
    {
      repositories: repositoriesOver(ledger),
      calendar: calendarClosedOn(),
      actor: actorOf(reader),
      sha256: (text) => createHash("sha256").update(text).digest("hex"),
    },
    ledger.loan.loan.id,
    { asOf: localDate(asOf), knownAt: at(day) },
  );
  expect(complaintsAboutLoanReport(built)).to.deep.equal([]);
  return built;
}

export function resultOf({ kpis }: LoanReport, kpi: { readonly id: string }): KpiResult {
  const found = kpis.find(({ id }) => id === kpi.id);
  if (found === undefined) throw new Error(`no result of ${kpi.id}`);
  return found;
}
