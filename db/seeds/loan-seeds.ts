import type { DemoMasterData, NewAgreedLoan, NewSpt } from "../../src/app/demo/ports.ts";
import { canonicalValue } from "../../src/domain/kernel/canonical-json.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import type { Row } from "../dialect.ts";
import type { Recorder } from "../recorder.ts";
import { jsonCell, provenanceCell } from "../repositories/json-cell.ts";

export function loanSeeds(recorder: Recorder): Pick<DemoMasterData, "addFixing" | "addAgreedLoan"> {
  return {
    async addFixing({ id, indexCode, name, effectiveOn, annualRate, provenance }) {
      recorder.concerns(id);
      await recorder.append("base_rate_fixing", [
        {
          id,
          index_code: indexCode,
          name_ja: name.ja,
          name_en: name.en,
          effective_on: effectiveOn,
          annual_rate: rateText(annualRate),
          provenance: provenanceCell(provenance),
        },
      ]);
    },
    async addAgreedLoan(agreed) {
      recorder.concerns(agreed.loan.id);
      await recorder.append("facility", [facilityRow(agreed)]);
      await recorder.append("tranche", [trancheRow(agreed)]);
      await recorder.append("tranche_pricing", [pricingRow(agreed)]);
      await recorder.append("loan", [loanRow(agreed)]);
      await recorder.append("agreement", [agreementRow(agreed)]);
      await recorder.append("agreement_terms", [termsRow(agreed)]);
      await recorder.append(
        "spt",
        agreed.agreement.spts.map((spt) => sptRow(agreed, spt)),
      );
    },
  };
}

function facilityRow({ facility }: NewAgreedLoan): Row {
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

function trancheRow({ facility, tranche }: NewAgreedLoan): Row {
  const { dayCount, dayInclusion, rounding, roundingScope, principalUnit } = tranche.interestRule;
  return {
    id: tranche.id,
    facility_id: facility.id,
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

function pricingRow({ tranche: { id, pricing } }: NewAgreedLoan): Row {
  return {
    id: pricing.id,
    tranche_id: id,
    effective_on: pricing.effectiveOn,
    credit_margin: rateText(pricing.creditMargin),
    provenance: provenanceCell(pricing.provenance),
  };
}

function loanRow({ tranche, loan }: NewAgreedLoan): Row {
  return {
    id: loan.id,
    tranche_id: tranche.id,
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

function agreementRow({ tranche, agreement }: NewAgreedLoan): Row {
  return {
    id: agreement.id,
    tranche_id: tranche.id,
    name_ja: agreement.name.ja,
    name_en: agreement.name.en,
    agreed_on: agreement.agreedOn,
    provenance: provenanceCell(agreement.provenance),
  };
}

function termsRow({ agreement: { id, terms } }: NewAgreedLoan): Row {
  return {
    id: terms.id,
    agreement_id: id,
    effective_on: terms.effectiveOn,
    ratchet: jsonCell(terms.ratchet),
    provenance: provenanceCell(terms.provenance),
  };
}

function sptRow({ agreement }: NewAgreedLoan, spt: NewSpt): Row {
  return {
    id: spt.id,
    agreement_id: agreement.id,
    kpi_id: spt.kpiId,
    test_on: spt.testOn,
    period_start_on: spt.periodStartOn,
    period_end_on: spt.periodEndOn,
    certificate_due_on: spt.certificateDueOn,
    baseline: spt.baseline === undefined ? null : canonicalDecimal(spt.baseline),
    target: canonicalDecimal(spt.target),
    strict: spt.strict ? 1 : 0,
    grade_needed: spt.gradeNeeded,
    provenance: provenanceCell(spt.provenance),
  };
}
