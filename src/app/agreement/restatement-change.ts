/**
 * A restatement (訂正・再計算) as a change that a second person approves. It states the baseline and the SPTs anew and
 * nothing else: decisions stay as they were taken, and a rate moves only when the test is decided again.
 */
import type { RestatementTrigger } from "../../domain/impact/restatement.ts";
import type { SptOutcome } from "../../domain/impact/spt-test.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { canonicalDecimal, decimal, roundDecimal } from "../../domain/kernel/decimal.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { dayFact, loanDigest, textFact } from "./agreement-effect.ts";
import { textOf } from "./hypothetical.ts";
import {
  restatementEffects,
  type RestatedTest,
  type RestatementEffects,
  type RestatementRequest,
} from "./restatement-effects.ts";

export const restatementChange: ChangeKind = async (deps, asked, payload) => {
  const request = restatementRequestOf(payload);
  const effects = await restatementEffects(deps, asked, request);
  mustBeConsented(request, effects);
  const preview = previewOf(request, effects);
  return {
    subjectId: request.agreementId,
    payload: restatementPayload(request),
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson(
        toCanonical({
          payload: restatementPayload(request),
          baselineBefore: canonicalDecimal(effects.baselineBefore),
          values: effects.tests.map(({ before, value }) => ({ spt: before.id, value: textOf(value) })),
          loans: loanDigest(effects.loans),
        }),
      ),
    ),
    differenceTo: (then) => ({
      baselineThen: changePreviewOf(then).facts[0]?.before ?? null,
      baselineNow: canonicalDecimal(effects.baselineBefore),
    }),
    apply: (context, approval) => record(context, approval, { request, effects }),
  };
};

function mustBeConsented({ kpiId, consentedOn }: RestatementRequest, { policy }: RestatementEffects): void {
  if (!policy.needsConsent || consentedOn !== undefined) return;
  throw new Rejected({ code: "consentMissing", figures: { kpi: kpiId }, pointer: "/consentedOn" });
}

interface Restating {
  readonly request: RestatementRequest;
  readonly effects: RestatementEffects;
}

async function record(
  { work, actor, newId }: CommandContext,
  approval: ApprovalRecord,
  { request, effects }: Restating,
): Promise<void> {
  const { agreementId, kpiId, trigger, effectiveOn, baselineAfter, reason, consentedOn } = request;
  const id = newId();
  await work.agreements.addRestatement({
    id,
    agreementId,
    kpiId,
    // The policy knows no other trigger; growth was refused before.
    cause: trigger as RestatementTrigger,
    effectiveOn,
    baselineBefore: effects.baselineBefore,
    baselineAfter,
    reason,
    consentedOn,
    approvalId: approval.id,
    requestedBy: approval.requestedBy.id,
    approvedBy: actor.personId,
    spts: effects.tests.map(({ after }) => ({
      id: newId(),
      sptId: after.id,
      baseline: baselineAfter,
      target: after.target,
      neutralFrom: after.neutralFrom,
    })),
  });
  await work.outbox.add([
    {
      id: newId(),
      kind: "agreement.restated",
      subjectId: agreementId,
      payload: { agreement: agreementId, kpi: kpiId, restatement: id },
    },
  ]);
}

function previewOf(request: RestatementRequest, effects: RestatementEffects): ChangePreviewView {
  const { agreement, tests, baselineBefore, changePercent } = effects;
  const kpi = tests[0]?.before.kpi.name ?? { ja: request.kpiId, en: request.kpiId };
  const turned = tests.filter(({ isTurned }) => isTurned);
  return {
    title: {
      ja: `${agreement.name.ja}：${kpi.ja}の訂正・再計算`,
      en: `${agreement.name.en}: restatement of ${kpi.en}`,
    },
    currency: effects.loans[0]?.loan.currency ?? null,
    facts: [
      textFact(
        { ja: "基準値", en: "Baseline" },
        canonicalDecimal(request.baselineAfter),
        canonicalDecimal(baselineBefore),
      ),
      textFact(
        { ja: "変化率（%）", en: "Change (%)" },
        changePercent === undefined ? "–" : canonicalDecimal(roundDecimal(changePercent, 4, "halfEven")),
      ),
      dayFact({ ja: "効力発生日", en: "Effective from" }, request.effectiveOn),
      textFact({ ja: "理由", en: "Reason" }, request.reason),
      ...tests.map(targetFact),
      ...turned.map(verdictFact),
      ...turned.flatMap(stakeFacts),
    ],
    loans: [],
    furtherLoans: 0,
    warnings: turned.length === 0 ? [] : [neverByItself],
  };
}

const neverByItself = {
  ja: "金利は自動では変わりません。判定が変わる判定日は、改めて判定を行ってください。",
  en: "No rate changes by itself. Decide the test dates whose verdict turns again.",
};

function targetFact({ before, after }: RestatedTest): FactChangeView {
  return textFact(
    { ja: `SPT（${before.testOn}）`, en: `SPT (${before.testOn})` },
    canonicalDecimal(after.target),
    canonicalDecimal(before.target),
  );
}

function verdictFact({ before, verdictBefore, verdictAfter }: RestatedTest): FactChangeView {
  return textFact(
    { ja: `判定（${before.testOn}）`, en: `Verdict (${before.testOn})` },
    outcomeWords[verdictAfter ?? "notReported"],
    outcomeWords[verdictBefore ?? "notReported"],
  );
}

function stakeFacts({ before, stakes }: RestatedTest): readonly FactChangeView[] {
  return stakes.map(({ loan, difference }) => ({
    label: {
      ja: `${loan.number}：再判定した場合の利息の差（${before.testOn}）`,
      en: `${loan.number}: interest if decided again (${before.testOn})`,
    },
    form: "money",
    before: null,
    after: moneyText(money(difference, loan.currency)),
  }));
}

const outcomeWords: Readonly<Record<SptOutcome, string>> = {
  achieved: "達成 / achieved",
  neutral: "中立 / neutral",
  missed: "未達 / missed",
  notReported: "未報告 / not reported",
  suspended: "停止 / suspended",
};

export function restatementPayload(request: RestatementRequest): CanonicalObject {
  const { agreementId, kpiId, trigger, effectiveOn, baselineAfter, reason, consentedOn } = request;
  return {
    agreementId,
    kpiId,
    trigger,
    effectiveOn,
    baselineAfter: canonicalDecimal(baselineAfter),
    reason,
    consentedOn: consentedOn ?? null,
    earlierChanges: request.earlierChanges.map((change) => ({
      effectiveOn: change.effectiveOn,
      before: canonicalDecimal(change.before),
      after: canonicalDecimal(change.after),
    })),
  };
}

interface PayloadJson {
  readonly agreementId: string;
  readonly kpiId: string;
  readonly trigger: RestatementRequest["trigger"];
  readonly effectiveOn: string;
  readonly baselineAfter: string;
  readonly reason: string;
  readonly consentedOn: string | null;
  readonly earlierChanges: readonly {
    readonly effectiveOn: string;
    readonly before: string;
    readonly after: string;
  }[];
}

function restatementRequestOf(payload: CanonicalObject): RestatementRequest {
  const json = payload as unknown as PayloadJson;
  const { agreementId, kpiId, trigger, reason } = json;
  return {
    agreementId,
    kpiId,
    trigger,
    effectiveOn: localDate(json.effectiveOn),
    baselineAfter: decimal(json.baselineAfter),
    reason,
    consentedOn: json.consentedOn === null ? undefined : localDate(json.consentedOn),
    earlierChanges: json.earlierChanges.map((change) => ({
      effectiveOn: localDate(change.effectiveOn),
      before: decimal(change.before),
      after: decimal(change.after),
    })),
  };
}
