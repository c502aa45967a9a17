/**
 * The law book of a sustainability agreement (サステナビリティ契約): ratchet, SPTs and restatement policy must fit
 * together before anybody signs. A test date that leaves out a KPI of the ratchet, or a KPI without a policy for
 * restatements, would have to be argued about later; it is refused now, with a pointer to the field.
 */
import type { RestatementPolicy } from "../impact/restatement.ts";
import type { RestatedTarget } from "../impact/restated-spt.ts";
import { agreeSpts, type Spt, type SptRejection } from "../impact/spt.ts";
import { accept, pointedFrom, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addDays, type LocalDate } from "../kernel/local-date.ts";
import { agreeRatchet, type RatchetRejection } from "./ratchet-law-book.ts";
import type { MarginRatchet, RatchetTerms } from "./ratchet-terms.ts";

/** An SPT with the period it is read from and the day by which the certificate is due. */
export interface AgreedSpt extends Spt {
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly certificateDueOn: LocalDate;
}

export interface KpiRestatementPolicy extends RestatementPolicy {
  readonly kpiId: string;
  /** What happens to the SPT when the baseline is restated. */
  readonly target: RestatedTarget;
  /** The borrower has to consent before a restatement is put to the second person. */
  readonly needsConsent: boolean;
}

export interface SustainabilityTerms {
  readonly ratchet: RatchetTerms;
  readonly spts: readonly AgreedSpt[];
  readonly restatement: readonly KpiRestatementPolicy[];
}

export type AgreementRejection =
  | RatchetRejection
  | SptRejection
  | Rejection<
      | "sptMissing"
      | "sptKpiUnknown"
      | "kpiNotTested"
      | "sptPeriodEmpty"
      | "sptPeriodAfterTest"
      | "certificateDueBeforeTest"
      | "certificateDueTwice"
      | "baselineNeeded"
      | "restatementPolicyMissing"
      | "restatementPolicyTwice"
      | "restatementPolicyNegative"
    >;

/** The agreed ratchet, or the first law the terms break. Pointers lead into the terms. */
export function agreeSustainability(terms: SustainabilityTerms): Decision<MarginRatchet, AgreementRejection> {
  const ratchet = pointedFrom("/ratchet", agreeRatchet(terms.ratchet));
  if (!ratchet.ok) return ratchet;
  const spts = pointedFrom("/spts", agreeSpts(terms.spts));
  if (!spts.ok) return spts;
  const complaint = lawBook.map((law) => law(terms)).find((found) => found !== undefined);
  return complaint === undefined ? ratchet : reject(complaint);
}

type Law = (terms: SustainabilityTerms) => AgreementRejection | undefined;

const lawBook: readonly Law[] = [
  promisesSomething,
  testsItsOwnKpis,
  testsEveryKpiEachTime,
  readsPeriodsThatAreOver,
  expectsOneCertificate,
  knowsBaselines,
  hasAPolicyForEachKpi,
];

function promisesSomething({ spts }: SustainabilityTerms): AgreementRejection | undefined {
  return spts.length > 0 ? undefined : { code: "sptMissing", figures: { spts: 0 }, pointer: "/spts" };
}

function testsItsOwnKpis({ ratchet, spts }: SustainabilityTerms): AgreementRejection | undefined {
  const known = new Set(ratchet.kpis.map(({ id }) => id));
  const at = spts.findIndex(({ kpiId }) => !known.has(kpiId));
  const stray = spts[at];
  if (stray === undefined) return undefined;
  return { code: "sptKpiUnknown", figures: { kpi: stray.kpiId }, pointer: `/spts/${at}/kpiId` };
}

/** A certificate speaks of every KPI; one without an SPT on the day could only count as silence. */
function testsEveryKpiEachTime({ ratchet, spts }: SustainabilityTerms): AgreementRejection | undefined {
  for (const testOn of new Set(spts.map((spt) => spt.testOn))) {
    const tested = new Set(spts.filter((spt) => spt.testOn === testOn).map(({ kpiId }) => kpiId));
    const absent = ratchet.kpis.find(({ id }) => !tested.has(id));
    if (absent !== undefined) {
      return { code: "kpiNotTested", figures: { kpi: absent.id, testOn }, pointer: "/spts" };
    }
  }
  return undefined;
}

function readsPeriodsThatAreOver({ spts }: SustainabilityTerms): AgreementRejection | undefined {
  for (const [i, { periodStartOn, periodEndOn, testOn }] of spts.entries()) {
    const figures = { periodStartOn, periodEndOn, testOn };
    const pointer = `/spts/${i}/periodEndOn`;
    if (periodEndOn <= periodStartOn) return { code: "sptPeriodEmpty", figures, pointer };
    if (periodEndOn > addDays(testOn, 1)) return { code: "sptPeriodAfterTest", figures, pointer };
  }
  return undefined;
}

function expectsOneCertificate({ spts }: SustainabilityTerms): AgreementRejection | undefined {
  const dueOn = new Map<LocalDate, LocalDate>();
  for (const [i, { testOn, certificateDueOn }] of spts.entries()) {
    const pointer = `/spts/${i}/certificateDueOn`;
    if (certificateDueOn < testOn) {
      return { code: "certificateDueBeforeTest", figures: { testOn, certificateDueOn }, pointer };
    }
    const other = dueOn.get(testOn) ?? certificateDueOn;
    if (other !== certificateDueOn) {
      return {
        code: "certificateDueTwice",
        figures: { testOn, one: other, other: certificateDueOn },
        pointer,
      };
    }
    dueOn.set(testOn, certificateDueOn);
  }
  return undefined;
}

const readAgainstBaseline: readonly RatchetTerms["aggregation"][] = ["linear", "weightedScore", "threeBand"];

function knowsBaselines({ ratchet, spts }: SustainabilityTerms): AgreementRejection | undefined {
  const { aggregation } = ratchet;
  if (!readAgainstBaseline.includes(aggregation)) return undefined;
  const at = spts.findIndex(({ baseline, target }) => baseline === undefined || baseline.eq(target));
  const spt = spts[at];
  if (spt === undefined) return undefined;
  const figures = { aggregation, kpi: spt.kpiId, testOn: spt.testOn };
  return { code: "baselineNeeded", figures, pointer: `/spts/${at}/baseline` };
}

function hasAPolicyForEachKpi({ ratchet, restatement }: SustainabilityTerms): AgreementRejection | undefined {
  const wanted = new Set(ratchet.kpis.map(({ id }) => id));
  for (const [i, { kpiId, thresholdPercent, cumulativeMonths }] of restatement.entries()) {
    const pointer = `/restatement/${i}/kpiId`;
    if (!wanted.delete(kpiId)) return { code: "restatementPolicyTwice", figures: { kpi: kpiId }, pointer };
    if (thresholdPercent.isNegative() || cumulativeMonths < 0) {
      return {
        code: "restatementPolicyNegative",
        figures: { kpi: kpiId },
        pointer: `/restatement/${i}/thresholdPercent`,
      };
    }
  }
  const [absent] = wanted;
  if (absent === undefined) return undefined;
  return { code: "restatementPolicyMissing", figures: { kpi: absent }, pointer: "/restatement" };
}

/** The day a step of suspension or declassification may start: never before the agreement itself. */
export function agreeStop(
  startOn: LocalDate,
  {
    firstOn,
    declassifiedOn,
  }: { readonly firstOn: LocalDate; readonly declassifiedOn: LocalDate | undefined },
): Decision<LocalDate, Rejection<"stopBeforeAgreement" | "alreadyDeclassified">> {
  if (declassifiedOn !== undefined && declassifiedOn <= startOn) {
    return reject({ code: "alreadyDeclassified", figures: { declassifiedOn } });
  }
  if (startOn < firstOn) {
    return reject({ code: "stopBeforeAgreement", figures: { startOn, firstOn }, pointer: "/effectiveOn" });
  }
  return accept(startOn);
}
