/** New pricing or new product terms of a tranche: what they change in every loan drawn under it. */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { rowOn } from "../../domain/kernel/dated.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { creditMarginComplaint } from "../../domain/loan/facility.ts";
import { productTermsComplaints } from "../../domain/loan/product-terms-rules.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { Asked, ChangeKind, ReckonedChange } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { ownRecord } from "../provenance.ts";
import { Rejected } from "../rejected.ts";
import type { EventKind } from "../webhook/event-kinds.ts";
import { ownFacility, trancheOf } from "./limit-use.ts";
import { loanChange } from "./loan-change.ts";
import { positionOf, type LoanPosition } from "./loan-position.ts";
import { backdated } from "./new-loan.ts";
import type { LoanFacts } from "./ports.ts";
import type { FacilityRecord, TrancheRecord } from "./setup-ports.ts";
import { pointingFrom } from "./terms-pointers.ts";
import { readProduct, readRate, type WrittenProduct } from "./written-terms.ts";

interface WrittenPricing {
  readonly trancheId: string;
  readonly effectiveOn: string;
  readonly creditMargin: string;
}

interface WrittenProductTerms {
  readonly trancheId: string;
  readonly effectiveOn: string;
  readonly product: WrittenProduct;
}

/** Loans whose schedules the preview shows; the others are counted. */
const shownLoans = 10;

export const pricingChange: ChangeKind = async (deps, asked, payload) => {
  const { trancheId, ...written } = payload as unknown as WrittenPricing;
  const { facility, tranche } = await ownTranche(asked, trancheId);
  const creditMargin = readRate(written.creditMargin);
  const effectiveOn = localDate(written.effectiveOn);
  const complaint = creditMarginComplaint(creditMargin);
  if (complaint !== undefined) throw new Rejected(complaint);
  const standing = rowOn(tranche.pricing, effectiveOn);
  if (standing?.effectiveOn === effectiveOn) {
    const figures = { effectiveOn, creditMargin: rateText(standing.creditMargin) };
    throw new Rejected({ code: "pricingOfDayExists", figures, pointer: "/effectiveOn" });
  }
  const fact = { effectiveOn, creditMargin, recordedAt: asked.now };
  return versionChange(deps, asked, {
    payload,
    facility,
    tranche,
    effectiveOn,
    title: { ja: `${facility.number}：スプレッドの変更`, en: `${facility.number}: new margin` },
    facts: [
      {
        label: { ja: "スプレッド", en: "Credit margin" },
        form: "rate",
        before: standing === undefined ? null : rateText(standing.creditMargin),
        after: rateText(creditMargin),
      },
    ],
    changed: (facts) => ({
      ...facts,
      pricing: [...facts.pricing, fact].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)),
    }),
    record: ({ work, newId }) =>
      work.facilities.record({ pricing: [{ ...fact, id: newId(), trancheId, provenance: ownRecord }] }),
    event: "tranche.priced",
  });
};

export const productTermsChange: ChangeKind = async (deps, asked, payload) => {
  const { trancheId, ...written } = payload as unknown as WrittenProductTerms;
  const { facility, tranche } = await ownTranche(asked, trancheId);
  const effectiveOn = localDate(written.effectiveOn);
  const terms = readProduct(written.product, { currency: facility.currency, pointer: "/product" });
  const [complaint] = productTermsComplaints(tranche.productKind, terms);
  if (complaint !== undefined) {
    throw new Rejected({ ...complaint, pointer: `/product${complaint.pointer ?? ""}` });
  }
  const newest = tranche.product.at(-1);
  if (newest !== undefined && effectiveOn < newest.effectiveOn) {
    const figures = { effectiveOn, newestOn: newest.effectiveOn };
    throw new Rejected({ code: "productTermsOlder", figures, pointer: "/effectiveOn" });
  }
  const fact = { effectiveOn, terms, recordedAt: asked.now };
  return versionChange(deps, asked, {
    payload,
    facility,
    tranche,
    effectiveOn,
    title: { ja: `${facility.number}：商品条件の変更`, en: `${facility.number}: new product terms` },
    facts: [
      {
        label: { ja: "商品条件の版", en: "Version of the product terms" },
        form: "count",
        before: String(tranche.product.length),
        after: String(tranche.product.length + 1),
      },
    ],
    changed: (facts) => ({ ...facts, product: [...facts.product, fact] }),
    record: ({ work, newId }) =>
      work.facilities.record({ productTerms: [{ ...fact, id: newId(), trancheId }] }),
    event: "tranche.termsAgreed",
  });
};

async function ownTranche(
  { work, actor: { organizationId: lenderId } }: Asked,
  trancheId: string,
): Promise<{ readonly facility: FacilityRecord; readonly tranche: TrancheRecord }> {
  const found = await work.facilities.ofTranche(lenderId, trancheId);
  const facility = ownFacility(found, { lenderId, what: "tranche" });
  return { facility, tranche: trancheOf(facility, trancheId) };
}

interface NewVersion {
  readonly payload: CanonicalObject;
  readonly facility: FacilityRecord;
  readonly tranche: TrancheRecord;
  readonly effectiveOn: string;
  readonly title: ChangePreviewView["title"];
  readonly facts: readonly FactChangeView[];
  readonly changed: (facts: LoanFacts) => LoanFacts;
  readonly record: (context: CommandContext) => Promise<void>;
  readonly event: EventKind;
}

async function versionChange(
  deps: ReckoningDeps,
  asked: Asked,
  version: NewVersion,
): Promise<ReckonedChange> {
  const { payload, tranche, record, event } = version;
  const preview = await previewOf(deps, asked, version);
  const known = [...tranche.pricing, ...tranche.product].map(({ recordedAt }) => recordedAt);
  return {
    subjectId: tranche.id,
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(canonicalJson(toCanonical({ payload, known, loans: preview.loans }))),
    differenceTo: (then) => ({
      before: preview.facts[0]?.before ?? null,
      beforeThen: changePreviewOf(then).facts[0]?.before ?? null,
    }),
    apply: async (context) => {
      await record(context);
      await context.work.outbox.add([{ id: context.newId(), kind: event, subjectId: tranche.id, payload }]);
    },
  };
}

async function previewOf(
  { calendar }: ReckoningDeps,
  { work, actor, now }: Asked,
  { facility, tranche, effectiveOn, title, facts, changed }: NewVersion,
): Promise<ChangePreviewView> {
  const lenderId = actor.organizationId;
  const loanIds = await work.facilities.idsOfLoansIn(lenderId, tranche.id);
  const loans = await work.loans.facts(lenderId, loanIds.slice(0, shownLoans), now);
  const today = japanDay(now);
  const position = (of: LoanFacts): LoanPosition => pointingFrom("", () => positionOf(of, calendar));
  return {
    title,
    currency: facility.currency,
    facts: [
      ...facts,
      { label: { ja: "適用開始日", en: "Effective from" }, form: "day", before: null, after: effectiveOn },
      {
        label: { ja: "対象の融資", en: "Loans it applies to" },
        form: "count",
        before: null,
        after: String(loanIds.length),
      },
    ],
    loans: loans.map((before) =>
      loanChange({ before: position(before), after: position(changed(before)) }, today),
    ),
    furtherLoans: Math.max(loanIds.length - shownLoans, 0),
    warnings: backdated(effectiveOn, today),
  };
}
