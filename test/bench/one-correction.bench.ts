/**
 * One KPI corrected: a new version of an accepted observation is accepted, the verdict that rested on the old one is
 * taken again and approved, and the one loan under it is repriced with its interest already posted. On 9,000 and on
 * 90,000 loans of the same kind it has to take the same time.
 */
import { loadavg } from "node:os";
import type { Database } from "../../db/connect.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { requestRatchetDecision } from "../../src/app/loan/request-ratchet-decision.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { reportOne } from "../support/portfolio-reports.ts";
import { portfolioTestOn, recordPortfolio } from "../support/portfolio.ts";
import { actingOn, deps, memoryFiles } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { sqliteBench } from "./ledger-database.ts";
import { conclude, median } from "./measure.ts";

const sizes = (process.env["CORRECTION_LOANS"] ?? "9000,90000").split(",").map(Number);
const corrections = 40;

interface Portfolio {
  readonly loans: number;
  readonly correct: (i: number) => Promise<number>;
  readonly remove: () => Promise<void>;
}

async function portfolio(loans: number): Promise<Portfolio> {
  const { database, remove } = await sqliteBench();
  const newId = idMaker(30);
  const { kpiIds } = await recordPortfolio(database, newId, { loans, seed: 11, facilityOfEach: true });
  return {
    loans,
    remove,
    correct: (i) => corrected({ database, newId, kpiId: present(kpiIds[i], "a KPI") }),
  };
}

interface Correcting {
  readonly database: Database;
  readonly newId: () => string;
  readonly kpiId: string;
}

/** Milliseconds of everything from the corrected report to the committed repricing; the first verdict is not counted. */
async function corrected(correcting: Correcting): Promise<number> {
  await decided(correcting, "52");
  const startedAt = performance.now();
  await decided(correcting, "57.5");
  return performance.now() - startedAt;
}

/** Reported, accepted, requested and approved. */
async function decided({ database, newId, kpiId }: Correcting, value: string): Promise<void> {
  const act = actingOn(database, newId);
  await reportOne({ act, files: memoryFiles() }, { kpiId, value, grade: "E2" });
  const officer = { actor: people.officer, now: at("2026-03-06"), action: "requestRatchetDecision" };
  const approval = await act(officer, async (context) => {
    const [agreementId] = await context.work.loans.agreementsTestingKpi(sample.bank, kpiId);
    return requestRatchetDecision(deps, context, {
      agreementId: present(agreementId, "an agreement"),
      testOn: portfolioTestOn,
      certificateReceivedOn: undefined,
    });
  });
  await act({ actor: people.approver, now: at("2026-03-06"), action: "approveRequest" }, (context) =>
    approveRequest(deps, context, { approvalId: approval.id, reason: "訂正のとおり" }),
  );
}

const [small, large] = await Promise.all(sizes.map(portfolio));
const times = [small, large].map((): number[] => []);
console.log(
  `load average ${loadavg()
    .map((load) => load.toFixed(2))
    .join(" ")}, interleaved`,
);
for (let i = 0; i < corrections; i += 1) {
  for (const [side, one] of [small, large].entries()) {
    const took = await present(one, "a portfolio").correct(i);
    // The first ones warm the program up.
    if (i >= 5) times[side]?.push(took);
  }
}
const [of9, of90] = times.map(median);
for (const [side, one] of [small, large].entries()) {
  const sorted = (times[side] ?? []).toSorted((a, b) => a - b);
  const [p50, p99] = [median(sorted), sorted.at(-1) ?? 0];
  console.log(`${String(one?.loans)} loans: p50 ${p50.toFixed(1)} ms, slowest ${p99.toFixed(1)} ms`);
}
conclude({
  name: "one-correction",
  ratio: (of90 ?? 0) / (of9 ?? 1),
  floor: 1.5,
  goal: 1.2,
  better: "lower",
});
for (const one of [small, large]) await one?.remove();
