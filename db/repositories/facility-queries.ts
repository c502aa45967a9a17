/** Reading facilities with everything in them, one statement per table whatever their number. */
import type { Knex } from "knex";
import type { PricingFact } from "../../src/app/loan/ports.ts";
import type { LoanEventDetail, ProductTermsFact } from "../../src/app/loan/servicing-facts.ts";
import type {
  DrawnLoan,
  FacilityRecord,
  SecurityRecord,
  TrancheRecord,
} from "../../src/app/loan/setup-ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { BusinessDayConvention } from "../../src/domain/calendar/business-day.ts";
import type { DayCount, DayInclusion } from "../../src/domain/calendar/day-count.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { RoundingMode } from "../../src/domain/kernel/rounding.ts";
import type { FacilityRanking, SecurityKind } from "../../src/domain/loan/facility.ts";
import type { RoundingScope } from "../../src/domain/loan/interest.ts";
import type { LoanKind } from "../../src/domain/loan/loan-terms.ts";
import { rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import { readEventDetail, type EventDetailJson } from "./loan-event-json.ts";
import { readProductTerms, type ProductJson } from "./product-json.ts";
import { rateOf } from "./ratchet-json.ts";
import { standing } from "./standing-loans.ts";

export interface FacilityRow {
  readonly id: string;
  readonly number: string;
  readonly limit_minor: number;
  readonly currency: Currency;
  readonly ranking: FacilityRanking;
  readonly purpose_ja: string;
  readonly purpose_en: string;
  readonly agreed_on: LocalDate;
  readonly provenance: string;
  readonly recorded_at: Instant;
  readonly project_id: string;
  readonly project_ja: string;
  readonly project_en: string;
  readonly lender_id: string;
  readonly lender_ja: string;
  readonly lender_en: string;
  readonly lender_kind: string;
  readonly borrower_id: string;
  readonly borrower_ja: string;
  readonly borrower_en: string;
  readonly borrower_kind: string;
}

interface TrancheRow {
  readonly id: string;
  readonly facility_id: string;
  readonly product_kind: LoanKind;
  readonly base_rate_index: string;
  readonly day_count: DayCount;
  readonly day_inclusion: DayInclusion;
  readonly rounding: RoundingMode;
  readonly rounding_scope: RoundingScope;
  readonly principal_unit_minor: number;
  readonly business_day_convention: BusinessDayConvention;
}

interface PricingRow {
  readonly tranche_id: string;
  readonly effective_on: LocalDate;
  readonly credit_margin: string;
  readonly recorded_at: Instant;
}

interface TermsRow {
  readonly tranche_id: string;
  readonly effective_on: LocalDate;
  readonly terms: string;
  readonly recorded_at: Instant;
}

interface LoanRow {
  readonly id: string;
  readonly tranche_id: string;
  readonly number: string;
  readonly principal_minor: number;
  readonly drawdown_on: LocalDate;
}

interface EventRow {
  readonly loan_id: string;
  readonly effective_on: LocalDate;
  readonly detail: string;
}

interface SecurityRow {
  readonly id: string;
  readonly facility_id: string;
  readonly kind: SecurityKind;
  readonly name: string;
  readonly detail: string;
  readonly amount_minor: number | null;
  readonly effective_on: LocalDate;
  readonly recorded_at: Instant;
}

/** Facilities whose lender or borrower is the viewer. */
export function facilityQuery(on: Knex, viewerId: string): Knex.QueryBuilder {
  const organization = (alias: string) => ({
    [`${alias}_ja`]: `${alias}.name_ja`,
    [`${alias}_en`]: `${alias}.name_en`,
    [`${alias}_kind`]: `${alias}.kind`,
  });
  return on("facility")
    .join("project", "project.id", "facility.project_id")
    .join("organization as lender", "lender.id", "facility.organization_id")
    .join("organization as borrower", "borrower.id", "facility.borrower_id")
    .where((either) => {
      void either.where("facility.organization_id", viewerId).orWhere("facility.borrower_id", viewerId);
    })
    .select("facility.*", {
      lender_id: "facility.organization_id",
      project_ja: "project.name_ja",
      project_en: "project.name_en",
      ...organization("lender"),
      ...organization("borrower"),
    });
}

export async function facilitiesOf(
  on: Knex,
  rows: readonly FacilityRow[],
): Promise<readonly FacilityRecord[]> {
  const ids = rows.map(({ id }) => id);
  const tranches = await rowsOf<TrancheRow>(on("tranche").whereIn("facility_id", ids).orderBy("id"));
  const versions = await versionsOf(
    on,
    tranches.map(({ id }) => id),
  );
  const loans = await loansOf(
    on,
    tranches.map(({ id }) => id),
  );
  const securities = await rowsOf<SecurityRow>(
    on("security_interest").whereIn("facility_id", ids).orderBy("id"),
  );
  return rows.map((row) => {
    const own = tranches.filter((tranche) => tranche.facility_id === row.id);
    return {
      ...toFacility(row),
      tranches: own.map((tranche) => toTranche(tranche, versions)),
      loans: loans.filter(({ trancheId }) => own.some(({ id }) => id === trancheId)),
      securities: securities.filter((security) => security.facility_id === row.id).map(toSecurity),
    };
  });
}

interface Versions {
  readonly pricing: readonly PricingRow[];
  readonly terms: readonly TermsRow[];
}

async function versionsOf(on: Knex, trancheIds: readonly string[]): Promise<Versions> {
  const ofTranches = (table: string) =>
    on(table)
      .whereIn("tranche_id", [...trancheIds])
      .orderBy(["effective_on", "id"]);
  return {
    pricing: await rowsOf<PricingRow>(ofTranches("tranche_pricing")),
    terms: await rowsOf<TermsRow>(ofTranches("tranche_terms")),
  };
}

async function loansOf(on: Knex, trancheIds: readonly string[]): Promise<readonly DrawnLoan[]> {
  const loans = await rowsOf<LoanRow>(
    standing(on, on("loan").whereIn("tranche_id", [...trancheIds])).orderBy(["drawdown_on", "id"]),
  );
  const further = await rowsOf<EventRow>(
    on("loan_event")
      .where({ kind: "drawdown" })
      .whereIn(
        "loan_id",
        loans.map(({ id }) => id),
      )
      .orderBy(["effective_on", "id"]),
  );
  return loans.map((loan) => ({
    id: loan.id,
    trancheId: loan.tranche_id,
    number: loan.number,
    drawdowns: [
      { on: loan.drawdown_on, amount: BigInt(loan.principal_minor) },
      ...further
        .filter((event) => event.loan_id === loan.id)
        .map((event) => ({
          on: event.effective_on,
          amount: drawnBy(readEventDetail(readJson<EventDetailJson>(event.detail))),
        })),
    ],
  }));
}

function drawnBy(detail: LoanEventDetail): bigint {
  return detail.kind === "drawdown" ? detail.amount : 0n;
}

function toFacility(row: FacilityRow): Omit<FacilityRecord, "tranches" | "loans" | "securities"> {
  return {
    id: row.id,
    number: row.number,
    limit: BigInt(row.limit_minor),
    currency: row.currency,
    ranking: row.ranking,
    purpose: { ja: row.purpose_ja, en: row.purpose_en },
    agreedOn: row.agreed_on,
    provenance: readJson<Provenance>(row.provenance),
    recordedAt: row.recorded_at,
    project: { id: row.project_id, name: { ja: row.project_ja, en: row.project_en } },
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en }, kind: row.lender_kind },
    borrower: {
      id: row.borrower_id,
      name: { ja: row.borrower_ja, en: row.borrower_en },
      kind: row.borrower_kind,
    },
  };
}

function toTranche(row: TrancheRow, { pricing, terms }: Versions): TrancheRecord {
  return {
    id: row.id,
    productKind: row.product_kind,
    baseRateIndex: row.base_rate_index,
    interestRule: {
      dayCount: row.day_count,
      dayInclusion: row.day_inclusion,
      rounding: row.rounding,
      roundingScope: row.rounding_scope,
      principalUnit: BigInt(row.principal_unit_minor),
    },
    businessDayConvention: row.business_day_convention,
    pricing: pricing.filter((version) => version.tranche_id === row.id).map(toPricing),
    product: terms.filter((version) => version.tranche_id === row.id).map(toProduct),
  };
}

function toPricing(row: PricingRow): PricingFact {
  const { effective_on: effectiveOn, recorded_at: recordedAt } = row;
  return { effectiveOn, creditMargin: rateOf(row.credit_margin), recordedAt };
}

function toProduct(row: TermsRow): ProductTermsFact {
  const { effective_on: effectiveOn, recorded_at: recordedAt } = row;
  return { effectiveOn, terms: readProductTerms(readJson<ProductJson>(row.terms)), recordedAt };
}

function toSecurity(row: SecurityRow): SecurityRecord {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    detail: row.detail,
    amount: row.amount_minor === null ? undefined : BigInt(row.amount_minor),
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
  };
}
