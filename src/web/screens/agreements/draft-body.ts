/** What was written, turned into the request that the server reads, and the pointers into it. */
import type { z } from "zod";
import type { agreementBody, termsBody } from "../../../contract/agreement/request.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { emptySpt, isOpen, type AgreementDraft, type KpiDraft, type TestDraft } from "./draft.ts";

type AgreementBody = z.input<typeof agreementBody>;
type TermsBody = z.input<typeof termsBody>;
type RatchetBody = TermsBody["ratchet"];
type SptBody = TermsBody["spts"][number];

export function agreementBodyOf(draft: AgreementDraft): AgreementBody {
  const { trancheId, nameJa, nameEn, agreedOn } = draft;
  return { trancheId, name: { ja: nameJa, en: nameEn }, agreedOn, ...termsBodyOf(draft) };
}

export function termsBodyOf(draft: AgreementDraft): TermsBody {
  const { effectiveOn, verifier, premiumUse, source } = draft;
  return {
    effectiveOn,
    verifier,
    ...(premiumUse === "" ? {} : { premiumUse }),
    source,
    ratchet: ratchetOf(draft),
    spts: placedSpts(draft).map(({ body }) => body),
    restatement: draft.kpis.map(policyOf),
  };
}

interface PlacedSpt {
  readonly test: TestDraft;
  readonly body: SptBody;
}

/** Every SPT that is asked for: those of new test dates, and of standing ones what differs. */
function placedSpts(draft: AgreementDraft): readonly PlacedSpt[] {
  return draft.tests
    .filter((test) => isOpen(test, draft))
    .flatMap((test) =>
      draft.kpis
        .map(({ kpiId }) => ({ test, body: sptOf(test, kpiId) }))
        .filter(({ body }) => isAsked(test, body)),
    );
}

function isAsked({ standing }: TestDraft, body: SptBody): boolean {
  if (standing?.spts[body.kpiId] === undefined) return true;
  return JSON.stringify(sptOf(standing, body.kpiId)) !== JSON.stringify(body);
}

/** Where the request says it; undefined where it does not ask for that SPT. */
export function sptPointer(draft: AgreementDraft, test: TestDraft, kpiId: string): string | undefined {
  const at = placedSpts(draft).findIndex((placed) => placed.test === test && placed.body.kpiId === kpiId);
  return at === -1 ? undefined : `/spts/${at}`;
}

function sptOf(
  { spts, testOn, periodStartOn, periodEndOn, certificateDueOn }: TestDraft,
  kpiId: string,
): SptBody {
  const { baseline, target, neutralFrom, strict, gradeNeeded } = spts[kpiId] ?? emptySpt;
  return {
    kpiId,
    testOn,
    periodStartOn,
    periodEndOn,
    certificateDueOn,
    ...optional("baseline", figure(baseline)),
    target: figure(target),
    ...optional("neutralFrom", figure(neutralFrom)),
    strict,
    gradeNeeded,
  };
}

function policyOf(kpi: KpiDraft): TermsBody["restatement"][number] {
  const { kpiId, thresholdPercent, inclusive, triggers, cumulativeMonths, target, needsConsent } = kpi;
  return {
    kpiId,
    thresholdPercent: figure(thresholdPercent),
    inclusive,
    triggers: [...triggers],
    cumulativeMonths: wholeNumber(cumulativeMonths),
    target,
    needsConsent,
  };
}

export function ratchetOf(draft: AgreementDraft): RatchetBody {
  const { aggregation, kpis, cumulative, capDown, capUp, marginFloor, allInFloor } = draft;
  const capsAnything = capDown !== "" || capUp !== "";
  return {
    aggregation,
    kpis: kpis.map((kpi, at) => kpiOf(kpi, { aggregation, at })),
    ...tableOf(draft),
    cumulative,
    ...(capsAnything ? { totalCapBp: { down: figure(capDown), up: figure(capUp) } } : {}),
    marginFloor: typedPercent(signed(marginFloor)),
    allInFloor: typedPercent(signed(allInFloor)),
    effective: {
      rule: draft.effectiveRule,
      ...whole("n", draft.n),
      ...whole("month", draft.month),
      ...whole("day", draft.day),
    },
    notReported: {
      rule: draft.notReported,
      ...optional("bp", figure(draft.penaltyBp)),
      ...whole("afterBusinessDays", draft.afterBusinessDays),
    },
    correction: { lenderFavour: draft.lenderFavour, borrowerFavour: draft.borrowerFavour },
  };
}

/** Whether the KPIs bring steps of their own; else one step is read off a table. */
export function hasKpiSteps(aggregation: AgreementDraft["aggregation"]): boolean {
  return aggregation === "perKpi" || aggregation === "allOf" || aggregation === "linear";
}

function kpiOf(
  kpi: KpiDraft,
  { aggregation, at }: { readonly aggregation: AgreementDraft["aggregation"]; readonly at: number },
): RatchetBody["kpis"][number] {
  const { kpiId, achievedBp, neutralBp, missedBp, capBp, weight } = kpi;
  const id = kpiId === "" ? `#${at + 1}` : kpiId;
  const own = hasKpiSteps(aggregation);
  return {
    id,
    achievedBp: own ? figure(achievedBp) : "0",
    ...(own && aggregation !== "linear" ? optional("neutralBp", figure(neutralBp)) : {}),
    missedBp: own ? figure(missedBp) : "0",
    ...(own ? optional("capBp", figure(capBp)) : {}),
    ...(aggregation === "weightedScore" ? optional("weight", figure(weight)) : {}),
  };
}

function tableOf(draft: AgreementDraft): Partial<RatchetBody> {
  const { aggregation, kpis, ladder, bands, bandAchievedBp, bandBetweenBp, bandWorseBp } = draft;
  if (aggregation === "countLadder") {
    const rungs = Array.from({ length: kpis.length + 1 }, (_, achieved) => achieved);
    return { ladder: rungs.map((achieved) => ({ achieved, bp: figure(ladder[achieved] ?? "") })) };
  }
  if (aggregation === "weightedScore") {
    return { bands: bands.map(({ from, bp }) => ({ from: figure(from), bp: figure(bp) })) };
  }
  if (aggregation !== "threeBand") return {};
  return {
    threeBand: {
      achievedBp: figure(bandAchievedBp),
      betweenBp: figure(bandBetweenBp),
      worseBp: figure(bandWorseBp),
    },
  };
}

function figure(text: string): string {
  return typedFigure(signed(text));
}

/** The minus sign of a contract is a minus. */
function signed(text: string): string {
  return text.replace(/^[−－▲△]/, "-").replace(/^[+＋]/, "");
}

function optional<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text === "" ? {} : ({ [name]: text } as Record<Name, string>);
}

function whole<Name extends string>(name: Name, text: string): Partial<Record<Name, number>> {
  return text === "" ? {} : ({ [name]: wholeNumber(text) } as Record<Name, number>);
}

/** What is no number is left for the server to refuse. */
function wholeNumber(text: string): number {
  return text === "" ? Number.NaN : Number(figure(text));
}
