/**
 * A new fixing of a base rate, as a change that a second person approves. Approval records the fixing and starts the run
 * that reckons every loan priced on the index again and posts what has changed in periods already posted.
 */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { parseRate, rateText, type Rate } from "../../domain/kernel/rate.ts";
import { rowOn } from "../../domain/kernel/dated.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { agreeFixing } from "../../domain/loan/base-rate-fixing.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { ownRecord } from "../provenance.ts";
import { orReject, Rejected } from "../rejected.ts";
import { startPortfolioRun } from "../portfolio/start-run.ts";
import { loanChange } from "./loan-change.ts";
import { positionOf } from "./loan-position.ts";
import type { FixingFact } from "./ports.ts";

export interface FixingRequest {
  readonly indexCode: string;
  /** Needed for an index that has no fixing yet. */
  readonly name: Bilingual | undefined;
  readonly effectiveOn: LocalDate;
  readonly annualRate: Rate;
  /** Where the rate was published. */
  readonly source: string;
}

/** Loans whose schedules the preview shows; the others are counted. */
const shownLoans = 10;

export const fixingChange: ChangeKind = async (deps, asked, payload) => {
  const request = fixingRequestOf(payload);
  const { work, actor, now } = asked;
  const known = await work.baseRates.fixings(actor.organizationId, request.indexCode, now);
  orReject(agreeFixing(request, known));
  const name = request.name ?? known.at(-1)?.name;
  if (name === undefined) {
    const figures = { indexCode: request.indexCode };
    throw new Rejected({ code: "indexNameMissing", figures, pointer: "/name" });
  }
  const loanIds = await work.baseRates.idsOfLoansOn(actor.organizationId, request.indexCode);
  const preview = await previewOf(deps, asked, { request: { ...request, name }, known, loanIds });
  return {
    subjectId: request.indexCode,
    payload: fixingPayload({ ...request, name }),
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson({ payload: fixingPayload({ ...request, name }), known: known.map(({ id }) => id) }),
    ),
    differenceTo: (then) => ({
      rateThen: changePreviewOf(then).facts[0]?.before ?? null,
      rateNow: preview.facts[0]?.before ?? null,
    }),
    apply: async (context, approval) => {
      await recordFixing(context, { ...request, name }, loanIds.length);
      if (loanIds.length === 0) return;
      const run = { kind: "fixing" as const, payload: fixingPayload({ ...request, name }) };
      const digest = approval.factsDigest;
      await startPortfolioRun(context, approval, {
        id: context.newId(),
        ...run,
        digest,
        lines: loanIds.length,
      });
    },
  };
};

/** Puts an approved fixing on record and tells the outside, for how many loans. */
export async function recordFixing(
  { work, actor, now, newId }: CommandContext,
  { indexCode, effectiveOn, annualRate, source, ...request }: FixingRequest,
  loans: number,
): Promise<void> {
  const known = await work.baseRates.fixings(actor.organizationId, indexCode, now);
  const name = present(request.name ?? known.at(-1)?.name, "the name of an index");
  const id = newId();
  const provenance = { ...ownRecord, source: source === "" ? null : source, asOf: japanDay(now) };
  await work.baseRates.addFixings([{ id, indexCode, name, effectiveOn, annualRate, provenance }]);
  const payload = { indexCode, effectiveOn, annualRate: rateText(annualRate), loans };
  await work.outbox.add([{ id: newId(), kind: "baseRate.fixed", subjectId: id, payload }]);
}

interface FixingCase {
  readonly request: FixingRequest & { readonly name: Bilingual };
  readonly known: readonly FixingFact[];
  readonly loanIds: readonly string[];
}

async function previewOf(
  { calendar }: ReckoningDeps,
  { work, actor, now }: Asked,
  { request, known, loanIds }: FixingCase,
): Promise<ChangePreviewView> {
  const { effectiveOn, annualRate, name, indexCode } = request;
  const standing = rowOn(known, effectiveOn);
  const facts = await work.loans.facts(actor.organizationId, loanIds.slice(0, shownLoans), now);
  const fixing: FixingFact = { id: indexCode, indexCode, name, effectiveOn, annualRate, recordedAt: now };
  return {
    title: {
      ja: `${name.ja}：${effectiveOn} から ${rateText(annualRate)}`,
      en: `${name.en}: ${rateText(annualRate)} from ${effectiveOn}`,
    },
    currency: null,
    facts: [
      {
        label: name,
        form: "rate",
        before: standing === undefined ? null : rateText(standing.annualRate),
        after: rateText(annualRate),
      },
      { label: { ja: "適用開始日", en: "Effective from" }, form: "day", before: null, after: effectiveOn },
      {
        label: { ja: "対象の融資", en: "Loans priced on it" },
        form: "count",
        before: null,
        after: String(loanIds.length),
      },
    ],
    loans: facts.map((before) =>
      loanChange(
        {
          before: positionOf(before, calendar),
          after: positionOf({ ...before, fixings: [...before.fixings, fixing] }, calendar),
        },
        japanDay(now),
      ),
    ),
    furtherLoans: Math.max(loanIds.length - shownLoans, 0),
    warnings: [],
  };
}

export function fixingPayload(request: FixingRequest): CanonicalObject {
  const { indexCode, name, effectiveOn, annualRate, source } = request;
  const written = name === undefined ? null : { ja: name.ja, en: name.en };
  return { indexCode, name: written, effectiveOn, annualRate: rateText(annualRate), source };
}

export function fixingRequestOf(payload: CanonicalObject): FixingRequest {
  const { indexCode, name, effectiveOn, annualRate, source } = payload as {
    readonly indexCode: string;
    readonly name: Bilingual | null;
    readonly effectiveOn: string;
    readonly annualRate: string;
    readonly source: string;
  };
  return {
    indexCode,
    name: name ?? undefined,
    effectiveOn: localDate(effectiveOn),
    annualRate: orReject(parseRate(annualRate)),
    source,
  };
}
