/** Drawdown of a tranche that makes a loan: the whole schedule before anybody is asked, the loan once it is approved. */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { ownFacility, trancheOf } from "./limit-use.ts";
import { backdated, newLoanView, recordNewLoan, reckonNewLoan, type ReckonedLoan } from "./new-loan.ts";
import type { FacilityRecord } from "./setup-ports.ts";
import type { WrittenLoan } from "./written-terms.ts";

interface WrittenLoanRequest extends WrittenLoan {
  readonly trancheId: string;
}

export const loanSetupChange: ChangeKind = async (deps, asked, payload) => {
  const { trancheId, ...written } = payload as unknown as WrittenLoanRequest;
  const { work, actor, now } = asked;
  const lenderId = actor.organizationId;
  const facility = ownFacility(await work.facilities.ofTranche(lenderId, trancheId), {
    lenderId,
    what: "tranche",
  });
  const tranche = trancheOf(facility, trancheId);
  const reckoned = await reckonNewLoan(deps, asked, { facility, tranche, written, pointer: "" });
  const preview = previewOf(facility, reckoned, japanDay(now));
  return {
    subjectId: trancheId,
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(canonicalJson(factsBehind(payload, facility, reckoned))),
    differenceTo: (then) => ({
      undrawnThen: changePreviewOf(then).facts[1]?.before ?? null,
      undrawnNow: preview.facts[1]?.before ?? null,
    }),
    apply: (context, approval) => recordNewLoan(context, approval, reckoned),
  };
};

/** The limit used, the rates and the terms: whatever of them is new makes another schedule or another limit. */
function factsBehind(
  payload: CanonicalObject,
  facility: FacilityRecord,
  { fixings, undrawn }: ReckonedLoan,
): CanonicalObject {
  const versions = facility.tranches.map(({ id, pricing, product }) => ({
    id,
    versions: [...pricing, ...product].map(({ recordedAt }) => recordedAt),
  }));
  return { payload, fixings, undrawn: String(undrawn), versions };
}

function previewOf(facility: FacilityRecord, reckoned: ReckonedLoan, today: string): ChangePreviewView {
  const { draft } = reckoned;
  return {
    title: {
      ja: `${facility.number}：新しい貸付 ${draft.number}`,
      en: `${facility.number}: new loan ${draft.number}`,
    },
    currency: facility.currency,
    facts: limitFacts(facility, reckoned.undrawn + draft.principal, reckoned.undrawn),
    loans: [newLoanView(reckoned)],
    furtherLoans: 0,
    warnings: backdated(draft.drawdownOn, today),
  };
}

/** What is left of the limit, before and after. */
export function limitFacts(
  { number, currency, limit }: Pick<FacilityRecord, "number" | "currency" | "limit">,
  before: bigint,
  after: bigint,
): readonly FactChangeView[] {
  const text = (amount: bigint) => moneyText(money(amount, currency));
  return [
    {
      label: { ja: `貸付枠 ${number} の極度額`, en: `Limit of facility ${number}` },
      form: "money",
      before: text(limit),
      after: text(limit),
    },
    {
      label: { ja: "未使用額", en: "Undrawn" },
      form: "money",
      before: text(before),
      after: text(after),
    },
  ];
}
