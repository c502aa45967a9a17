/**
 * The law book of the margin ratchet: what written terms must satisfy before a rate may rest on them. Terms that leave
 * an outcome without a step (a ladder without a rung for "two achieved") are refused when they are agreed, not when the
 * outcome occurs. Each law is a small function that shows the figures which do not add up; the first complaint counts.
 */
import { businessDayCount } from "../calendar/business-day.ts";
import { canonicalDecimal, zero } from "../kernel/decimal.ts";
import { accept, mapDecision, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { monthLength } from "../kernel/local-date.ts";
import { basisPointsText } from "../kernel/rate.ts";
import type {
  AggregationTerms,
  EffectiveRule,
  MarginRatchet,
  NotReportedRule,
  RatchetTerms,
} from "./ratchet-terms.ts";

export type RatchetRejection = Rejection<
  | "noKpis"
  | "kpiTwice"
  | "capNegative"
  | "totalCapNotAroundZero"
  | "ratchetTermMissing"
  | "ladderIncomplete"
  | "ladderRungTwice"
  | "ladderBeyondKpis"
  | "bandsNotCovering"
  | "bandTwice"
  | "weightNegative"
  | "weightsAllZero"
  | "noSuchDay"
  | "penaltyNegative"
  | "businessDaysOutOfRange"
>;

/** The agreement, or the first law its terms break. Pointers lead into the terms. */
export function agreeRatchet(terms: RatchetTerms): Decision<MarginRatchet, RatchetRejection> {
  const complaint = lawBook.map((law) => law(terms)).find((found) => found !== undefined);
  if (complaint !== undefined) return reject(complaint);
  const aggregation = agreeAggregation(terms);
  if (!aggregation.ok) return aggregation;
  const effective = agreeEffectiveRule(terms.effective);
  if (!effective.ok) return effective;
  const notReported = agreeNotReportedRule(terms.notReported);
  if (!notReported.ok) return notReported;
  const { kpis, cumulative, totalCapBp, marginFloor, allInFloor, correction, declassifiedOn } = terms;
  return accept({
    aggregation: aggregation.value,
    kpis,
    cumulative,
    totalCapBp,
    floors: { marginFloor, allInFloor },
    effective: effective.value,
    notReported: notReported.value,
    correction,
    declassifiedOn,
  });
}

type Law = (terms: RatchetTerms) => RatchetRejection | undefined;

const lawBook: readonly Law[] = [measuresSomething, namesEachKpiOnce, capsAreDistances, totalCapHoldsZero];

function measuresSomething({ kpis }: RatchetTerms): RatchetRejection | undefined {
  return kpis.length > 0 ? undefined : { code: "noKpis", figures: { kpis: 0 }, pointer: "/kpis" };
}

function namesEachKpiOnce({ kpis }: RatchetTerms): RatchetRejection | undefined {
  const seen = new Set<string>();
  for (const [i, { id }] of kpis.entries()) {
    if (seen.has(id)) return { code: "kpiTwice", figures: { kpi: id }, pointer: `/kpis/${i}/id` };
    seen.add(id);
  }
  return undefined;
}

function capsAreDistances({ kpis }: RatchetTerms): RatchetRejection | undefined {
  for (const [i, { id, capBp }] of kpis.entries()) {
    if (capBp === undefined || capBp >= 0n) continue;
    const figures = { kpi: id, capBp: basisPointsText(capBp) };
    return { code: "capNegative", figures, pointer: `/kpis/${i}/capBp` };
  }
  return undefined;
}

function totalCapHoldsZero({ totalCapBp }: RatchetTerms): RatchetRejection | undefined {
  if (totalCapBp === undefined || (totalCapBp.down <= 0n && totalCapBp.up >= 0n)) return undefined;
  const figures = { down: basisPointsText(totalCapBp.down), up: basisPointsText(totalCapBp.up) };
  return { code: "totalCapNotAroundZero", figures, pointer: "/totalCapBp" };
}

type Agreed<T> = Decision<T, RatchetRejection>;

function termMissing(rule: string, field: string, pointer: string): RatchetRejection {
  return { code: "ratchetTermMissing", figures: { rule, missing: field }, pointer };
}

function agreeAggregation(terms: RatchetTerms): Agreed<AggregationTerms> {
  const { aggregation, threeBand } = terms;
  switch (aggregation) {
    case "perKpi":
    case "allOf":
    case "linear":
      return accept({ rule: aggregation });
    case "countLadder":
      return agreeLadder(terms);
    case "weightedScore":
      return agreeScore(terms);
    case "threeBand":
      return threeBand === undefined
        ? reject(termMissing(aggregation, "threeBand", "/threeBand"))
        : accept({ rule: aggregation, steps: threeBand });
  }
}

/** Every number of SPTs achieved, from none to all, has exactly one rung. */
function agreeLadder({ kpis, ladder }: RatchetTerms): Agreed<AggregationTerms> {
  if (ladder === undefined) return reject(termMissing("countLadder", "ladder", "/ladder"));
  const counts = new Set<number>();
  for (const [i, { achieved }] of ladder.entries()) {
    const pointer = `/ladder/${i}/achieved`;
    const figures = { achieved, kpis: kpis.length };
    if (counts.has(achieved)) return reject({ code: "ladderRungTwice", figures, pointer });
    if (achieved > kpis.length) return reject({ code: "ladderBeyondKpis", figures, pointer });
    counts.add(achieved);
  }
  const wanted = Array.from({ length: kpis.length + 1 }, (_, achieved) => achieved);
  const absent = wanted.filter((achieved) => !counts.has(achieved));
  if (absent.length === 0) return accept({ rule: "countLadder", ladder });
  const figures = { kpis: kpis.length, missing: absent.join(", ") };
  return reject({ code: "ladderIncomplete", figures, pointer: "/ladder" });
}

function agreeScore(terms: RatchetTerms): Agreed<AggregationTerms> {
  const complaint = complaintAboutWeights(terms);
  return complaint === undefined ? agreeBands(terms) : reject(complaint);
}

function complaintAboutWeights({ kpis }: RatchetTerms): RatchetRejection | undefined {
  for (const [i, { id, weight }] of kpis.entries()) {
    const pointer = `/kpis/${i}/weight`;
    if (weight === undefined) return termMissing("weightedScore", `weight of ${id}`, pointer);
    if (weight.lt(zero)) {
      return { code: "weightNegative", figures: { kpi: id, weight: canonicalDecimal(weight) }, pointer };
    }
  }
  if (kpis.some(({ weight }) => weight?.gt(zero) === true)) return undefined;
  return { code: "weightsAllZero", figures: { weights: kpis.length }, pointer: "/kpis" };
}

/** Attainment 0 must have a band; a score below the lowest band takes the lowest. */
function agreeBands({ bands }: RatchetTerms): Agreed<AggregationTerms> {
  if (bands === undefined) return reject(termMissing("weightedScore", "bands", "/bands"));
  const sorted = bands.toSorted((a, b) => a.from.comparedTo(b.from));
  const lowest = sorted[0];
  if (lowest === undefined || lowest.from.gt(zero)) {
    const lowestFrom = lowest === undefined ? null : canonicalDecimal(lowest.from);
    return reject({ code: "bandsNotCovering", figures: { lowestFrom, needed: "0" }, pointer: "/bands" });
  }
  const twice = sorted.find(({ from }, i) => sorted[i + 1]?.from.eq(from) === true);
  if (twice === undefined) return accept({ rule: "weightedScore", bands: sorted });
  return reject({ code: "bandTwice", figures: { from: canonicalDecimal(twice.from) }, pointer: "/bands" });
}

function agreeEffectiveRule(effective: RatchetTerms["effective"]): Agreed<EffectiveRule> {
  const { rule } = effective;
  switch (rule) {
    case "nextInterestPeriod":
    case "dayAfterNextDueDate":
    case "testDate":
      return accept({ rule });
    case "nthBusinessDayAfterCertificate":
      return agreeNthBusinessDay(effective);
    case "fixedDate":
      return agreeFixedDate(effective);
  }
}

function agreeNthBusinessDay({ n }: RatchetTerms["effective"]): Agreed<EffectiveRule> {
  const rule = "nthBusinessDayAfterCertificate";
  if (n === undefined) return reject(termMissing(rule, "n", "/effective/n"));
  return mapDecision(agreeBusinessDays(n, "/effective/n"), (count) => ({ rule, n: count }));
}

const aLeapYear = 2024;

function agreeFixedDate({ month, day }: RatchetTerms["effective"]): Agreed<EffectiveRule> {
  const rule = "fixedDate";
  if (month === undefined) return reject(termMissing(rule, "month", "/effective/month"));
  if (day === undefined) return reject(termMissing(rule, "day", "/effective/day"));
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= monthLength(aLeapYear, month);
  if (exists) return accept({ rule, month, day });
  return reject({ code: "noSuchDay", figures: { month, day }, pointer: "/effective" });
}

function agreeNotReportedRule({
  rule,
  bp,
  afterBusinessDays = 0,
}: RatchetTerms["notReported"]): Agreed<NotReportedRule> {
  const count = agreeBusinessDays(afterBusinessDays, "/notReported/afterBusinessDays");
  if (!count.ok) return count;
  if (rule !== "penalty") return accept({ rule, afterBusinessDays });
  if (bp === undefined) return reject(termMissing(rule, "bp", "/notReported/bp"));
  if (bp >= 0n) return accept({ rule, bp, afterBusinessDays });
  const figures = { bp: basisPointsText(bp) };
  return reject({ code: "penaltyNegative", figures, pointer: "/notReported/bp" });
}

function agreeBusinessDays(n: number, pointer: string): Agreed<number> {
  const count = businessDayCount(n);
  return count.ok ? count : reject({ ...count.rejection, pointer });
}
