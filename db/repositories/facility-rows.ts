/** What was agreed with a borrower as rows of the database. */
import type {
  NewAnnualAccounts,
  NewFacility,
  NewLoan,
  NewLoanShape,
  NewPricing,
  NewProductTerms,
  NewSecurity,
  NewTranche,
} from "../../src/app/loan/setup-ports.ts";
import { canonicalValue } from "../../src/domain/kernel/canonical-json.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import type { Row } from "../dialect.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import { writeProductTerms, writeShape } from "./product-json.ts";

export function facilityRow(facility: NewFacility): Row {
  return {
    id: facility.id,
    borrower_id: facility.borrowerId,
    project_id: facility.projectId,
    number: facility.number,
    limit_minor: Number(facility.limit),
    currency: facility.currency,
    ranking: facility.ranking,
    purpose_ja: facility.purpose.ja,
    purpose_en: facility.purpose.en,
    agreed_on: facility.agreedOn,
    provenance: provenanceCell(facility.provenance),
  };
}

export function trancheRow(tranche: NewTranche): Row {
  const { dayCount, dayInclusion, rounding, roundingScope, principalUnit } = tranche.interestRule;
  return {
    id: tranche.id,
    facility_id: tranche.facilityId,
    product_kind: tranche.productKind,
    base_rate_index: tranche.baseRateIndex,
    day_count: dayCount,
    day_inclusion: dayInclusion,
    rounding,
    rounding_scope: roundingScope,
    principal_unit_minor: Number(principalUnit),
    business_day_convention: tranche.businessDayConvention,
  };
}

export function pricingRow({ id, trancheId, effectiveOn, creditMargin, provenance }: NewPricing): Row {
  return {
    id,
    tranche_id: trancheId,
    effective_on: effectiveOn,
    credit_margin: rateText(creditMargin),
    provenance: provenanceCell(provenance),
  };
}

export function productTermsRow({ id, trancheId, effectiveOn, terms }: NewProductTerms): Row {
  return {
    id,
    tranche_id: trancheId,
    effective_on: effectiveOn,
    terms: jsonCell(writeProductTerms(terms)),
  };
}

export function loanRow(loan: NewLoan): Row {
  return {
    id: loan.id,
    tranche_id: loan.trancheId,
    number: loan.number,
    principal_minor: Number(loan.principal),
    drawdown_on: loan.drawdownOn,
    first_due_on: loan.firstDueOn,
    every_months: loan.everyMonths,
    instalments: loan.instalments,
    end_of_month: loan.endOfMonth ? 1 : 0,
    terms: jsonCell(canonicalValue(loan.terms) ?? []),
  };
}

export function shapeRow({ id, loanId, shape }: NewLoanShape): Row {
  return { id, loan_id: loanId, shape: jsonCell(writeShape(shape)) };
}

export function securityRow(security: NewSecurity): Row {
  return {
    id: security.id,
    facility_id: security.facilityId,
    kind: security.kind,
    name: security.name,
    detail: security.detail,
    amount_minor: security.amount === undefined ? null : Number(security.amount),
    effective_on: security.effectiveOn,
  };
}

export function accountsRow(accounts: NewAnnualAccounts): Row {
  return {
    id: accounts.id,
    borrower_id: accounts.borrowerId,
    fiscal_year_end_on: accounts.fiscalYearEndOn,
    currency: accounts.currency,
    profit_minor: Number(accounts.profit),
    provenance: provenanceCell(accounts.provenance),
  };
}
