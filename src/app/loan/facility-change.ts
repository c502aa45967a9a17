/** A new facility with its tranches and securities and, if one is asked for with it, the first loan under it. */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import {
  agreeFacility,
  type FacilityRanking,
  type SecurityKind,
  type TrancheTerms,
} from "../../domain/loan/facility.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import { ownRecord } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { fixedRateIndex, profitTierIndex } from "./base-rates-of-loan.ts";
import {
  backdated,
  newFact,
  newLoanView,
  reckonNewLoan,
  recordNewLoan,
  type ReckonedLoan,
} from "./new-loan.ts";
import type { FacilityRecord, TrancheRecord } from "./setup-ports.ts";
import {
  amountAt,
  readInterestRule,
  readProduct,
  readRate,
  type WrittenLoan,
  type WrittenTranche,
} from "./written-terms.ts";

export interface WrittenFacility {
  readonly number: string;
  readonly borrowerId: string;
  readonly projectId: string;
  readonly currency: Currency;
  readonly limit: string;
  readonly ranking: FacilityRanking;
  readonly purpose: Bilingual;
  readonly agreedOn: string;
  readonly tranches: readonly WrittenTranche[];
  readonly securities: readonly {
    readonly kind: SecurityKind;
    readonly name: string;
    readonly detail: string;
    readonly amount?: string;
  }[];
  /** Drawn under the first tranche. */
  readonly firstLoan?: WrittenLoan;
}

export const facilityChange: ChangeKind = async (deps, asked, payload) => {
  const written = payload as unknown as WrittenFacility;
  const facility = await facilityOf(asked, written);
  const tranche = facility.tranches[0];
  const { firstLoan } = written;
  const loan =
    firstLoan === undefined || tranche === undefined
      ? undefined
      : await reckonNewLoan(deps, asked, { facility, tranche, written: firstLoan, pointer: "/firstLoan" });
  const preview = previewOf(facility, loan, japanDay(asked.now));
  return {
    subjectId: facility.number,
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(canonicalJson({ payload, fixings: loan?.fixings ?? [] })),
    differenceTo: () => ({ number: facility.number }),
    apply: async (context, approval) => {
      await recordFacility(context, approval, { facility, loan });
    },
  };
};

/** The facility as it would be read back, with ids that are given when it is recorded. */
export async function facilityOf(asked: Asked, written: WrittenFacility): Promise<FacilityRecord> {
  const { work, actor, now } = asked;
  const { number, currency, ranking, purpose } = written;
  const project = orNotFound(await work.projects.find(actor.organizationId, written.projectId), "project");
  const partners = [project.organizer, ...project.participants.map(({ organization }) => organization)];
  const facility: FacilityRecord = {
    id: "",
    number,
    lender: orNotFound(await work.facilities.organization(actor.organizationId), "organization"),
    borrower: borrowerAmong(partners, written.borrowerId, actor.organizationId),
    project: { id: project.id, name: project.name },
    limit: amountAt("/limit", written.limit, currency),
    currency,
    ranking,
    purpose,
    agreedOn: localDate(written.agreedOn),
    provenance: ownRecord,
    recordedAt: now,
    tranches: written.tranches.map((tranche, i) => trancheOf(tranche, written, { i, now })),
    loans: [],
    securities: written.securities.map(({ amount, ...security }, i) => ({
      ...security,
      id: "",
      amount:
        amount === undefined ? undefined : amountAt(`/securities/${String(i)}/amount`, amount, currency),
      effectiveOn: localDate(written.agreedOn),
      recordedAt: now,
    })),
  };
  orReject(agreeFacility({ ...facility, tranches: facility.tranches.map(termsOf) }, japanDay(now)));
  const taken = await work.facilities.facilityNumbersTaken(actor.organizationId, [number]);
  if (taken.size > 0) {
    throw new Rejected({ code: "facilityNumberTaken", figures: { number }, pointer: "/number" });
  }
  return facility;
}

/** A borrower runs the project or takes part in it, so that the lender may know of him. */
function borrowerAmong(
  partners: readonly OrganizationRecord[],
  borrowerId: string,
  lenderId: string,
): OrganizationRecord {
  const borrower = partners.find(({ id }) => id === borrowerId && id !== lenderId);
  if (borrower !== undefined) return borrower;
  throw new Rejected({ code: "borrowerNotInProject", pointer: "/borrowerId" });
}

function trancheOf(
  written: WrittenTranche,
  { currency, agreedOn }: WrittenFacility,
  { i, now }: { readonly i: number; readonly now: Asked["now"] },
): TrancheRecord {
  const pointer = `/tranches/${String(i)}`;
  const effectiveOn = localDate(agreedOn);
  const { productKind, businessDayConvention } = written;
  const withoutIndex = productKind === "capital" ? profitTierIndex : fixedRateIndex;
  return {
    id: "",
    productKind,
    baseRateIndex: written.baseRateIndex ?? withoutIndex,
    interestRule: readInterestRule(written.interestRule, { currency, pointer: `${pointer}/interestRule` }),
    businessDayConvention,
    pricing: [{ effectiveOn, creditMargin: readRate(written.creditMargin), recordedAt: now }],
    product: [
      {
        effectiveOn,
        terms: readProduct(written.product, { currency, pointer: `${pointer}/product` }),
        recordedAt: now,
      },
    ],
  };
}

function termsOf({ productKind, pricing, product }: TrancheRecord): TrancheTerms {
  return {
    productKind,
    creditMargin: present(pricing[0], "the pricing of a tranche").creditMargin,
    product: present(product[0], "the terms of a tranche").terms,
  };
}

function previewOf(
  facility: FacilityRecord,
  loan: ReckonedLoan | undefined,
  today: string,
): ChangePreviewView {
  const { number, borrower, project, limit, currency, ranking, agreedOn, tranches, securities } = facility;
  return {
    title: { ja: `新しい貸付枠 ${number}`, en: `New facility ${number}` },
    currency,
    facts: [
      newFact({ ja: "借入人", en: "Borrower" }, "text", borrower.name.ja),
      newFact({ ja: "プロジェクト", en: "Project" }, "text", project.name.ja),
      newFact({ ja: "極度額", en: "Limit" }, "money", moneyText(money(limit, currency))),
      newFact({ ja: "弁済順位", en: "Ranking" }, "text", ranking === "senior" ? "通常" : "劣後"),
      newFact({ ja: "契約日", en: "Agreed on" }, "day", agreedOn),
      newFact({ ja: "トランシェ", en: "Tranches" }, "count", String(tranches.length)),
      newFact({ ja: "担保・保証", en: "Securities" }, "count", String(securities.length)),
    ],
    loans: loan === undefined ? [] : [newLoanView(loan)],
    furtherLoans: 0,
    warnings: loan === undefined ? [] : backdated(loan.draft.drawdownOn, today),
  };
}

/** Answers the ids it gave. */
export async function recordFacility(
  context: CommandContext,
  approval: ApprovalRecord,
  { facility, loan }: { readonly facility: FacilityRecord; readonly loan: ReckonedLoan | undefined },
): Promise<{ readonly facilityId: string; readonly trancheIds: readonly string[] }> {
  const { work, newId } = context;
  const facilityId = newId();
  const tranches = facility.tranches.map((tranche) => ({ ...tranche, id: newId(), facilityId }));
  await work.facilities.record({
    facilities: [
      { ...facility, id: facilityId, borrowerId: facility.borrower.id, projectId: facility.project.id },
    ],
    tranches,
    pricing: tranches.flatMap(({ id: trancheId, pricing }) =>
      pricing.map((version) => ({ ...version, id: newId(), trancheId, provenance: ownRecord })),
    ),
    productTerms: tranches.flatMap(({ id: trancheId, product }) =>
      product.map((version) => ({ ...version, id: newId(), trancheId })),
    ),
    securities: facility.securities.map((security) => ({ ...security, id: newId(), facilityId })),
  });
  const { number, currency, limit } = facility;
  await work.outbox.add([
    {
      id: newId(),
      kind: "facility.agreed",
      subjectId: facilityId,
      payload: { number, currency, limit: moneyText(money(limit, currency)) },
    },
  ]);
  const trancheIds = tranches.map(({ id }) => id);
  const [trancheId] = trancheIds;
  if (loan !== undefined && trancheId !== undefined) {
    await recordNewLoan(context, approval, { ...loan, draft: { ...loan.draft, trancheId } });
  }
  return { facilityId, trancheIds };
}
