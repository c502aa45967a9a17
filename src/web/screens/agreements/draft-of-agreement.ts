/** The terms agreed last, to be changed. Tests that were decided stay out: they are agreed no more. */
import type { z } from "zod";
import { agreedRatchet } from "../../../contract/agreement/request.ts";
import { shiftPoint, trimZeros } from "../../figures/decimal-text.ts";
import type { AgreementAnswer } from "./agreement-answer.ts";
import { emptyDraft, emptyKpi, type AgreementDraft, type KpiDraft, type TestDraft } from "./draft.ts";

type Version = AgreementAnswer["versions"][number];
type RatchetBody = z.input<typeof agreedRatchet>;

export function draftOf(agreement: AgreementAnswer): AgreementDraft {
  const version = agreement.versions.at(-1);
  const ratchet = ratchetOf(version);
  if (version === undefined || ratchet === undefined) return emptyDraft;
  return {
    ...emptyDraft,
    nameJa: agreement.name.ja,
    nameEn: agreement.name.en,
    agreedOn: agreement.agreedOn,
    verifier: version.verifier ?? "",
    premiumUse: version.premiumUse ?? "",
    kpis: ratchet.kpis.map((kpi) => kpiOf(kpi, version)),
    tests: testsOf(agreement),
    ...stepsOf(ratchet),
    ...rulesOf(ratchet),
  };
}

/** The shape it was agreed in is the shape it is asked for in. */
function ratchetOf(version: Version | undefined): RatchetBody | undefined {
  const { success } = agreedRatchet.safeParse(version?.ratchet);
  return success ? (version?.ratchet as unknown as RatchetBody) : undefined;
}

function kpiOf(kpi: RatchetBody["kpis"][number], { restatement }: Version): KpiDraft {
  const policy = restatement.find(({ kpiId }) => kpiId === kpi.id);
  return {
    ...emptyKpi,
    kpiId: kpi.id,
    achievedBp: kpi.achievedBp,
    neutralBp: kpi.neutralBp ?? "",
    missedBp: kpi.missedBp,
    capBp: kpi.capBp ?? "",
    weight: kpi.weight ?? emptyKpi.weight,
    ...(policy === undefined ? {} : policyOf(policy)),
  };
}

function policyOf({
  kpiId: _,
  cumulativeMonths,
  ...policy
}: Version["restatement"][number]): Partial<KpiDraft> {
  return { ...policy, cumulativeMonths: String(cumulativeMonths) };
}

function testsOf({ spts }: AgreementAnswer): readonly TestDraft[] {
  const decided = new Set(spts.filter(({ state }) => state === "decided").map(({ testOn }) => testOn));
  const days = [...new Set(spts.map(({ testOn }) => testOn))].filter((testOn) => !decided.has(testOn));
  return days.flatMap((testOn) => {
    const tested = spts.filter((spt) => spt.testOn === testOn);
    const [first] = tested;
    if (first === undefined) return [];
    const { periodStartOn, periodEndOn, certificateDueOn } = first;
    const test = {
      testOn,
      periodStartOn,
      periodEndOn,
      certificateDueOn,
      spts: Object.fromEntries(
        tested.map(({ kpi, baseline, target, neutralFrom, strict, gradeNeeded }) => [
          kpi.id,
          { baseline: baseline ?? "", target, neutralFrom: neutralFrom ?? "", strict, gradeNeeded },
        ]),
      ),
    };
    return [{ ...test, standing: test }];
  });
}

function stepsOf(ratchet: RatchetBody): Partial<AgreementDraft> {
  const { aggregation, ladder = [], bands = [], threeBand, cumulative, totalCapBp } = ratchet;
  return {
    aggregation,
    ladder: ladder.toSorted((a, b) => a.achieved - b.achieved).map(({ bp }) => bp),
    ...(bands.length === 0 ? {} : { bands }),
    ...(threeBand === undefined
      ? {}
      : {
          bandAchievedBp: threeBand.achievedBp,
          bandBetweenBp: threeBand.betweenBp,
          bandWorseBp: threeBand.worseBp,
        }),
    cumulative,
    capDown: totalCapBp?.down ?? "",
    capUp: totalCapBp?.up ?? "",
  };
}

function rulesOf(ratchet: RatchetBody): Partial<AgreementDraft> {
  const { marginFloor, allInFloor, effective, notReported, correction } = ratchet;
  return {
    marginFloor: percentOf(marginFloor),
    allInFloor: percentOf(allInFloor),
    effectiveRule: effective.rule,
    n: textOf(effective.n),
    month: textOf(effective.month),
    day: textOf(effective.day),
    notReported: notReported.rule,
    penaltyBp: notReported.bp ?? "",
    afterBusinessDays: textOf(notReported.afterBusinessDays ?? 0),
    ...correction,
  };
}

function percentOf(rate: string): string {
  return trimZeros(shiftPoint(rate, 2));
}

function textOf(count: number | undefined): string {
  return count === undefined ? "" : String(count);
}
