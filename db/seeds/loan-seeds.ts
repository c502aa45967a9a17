import type { DemoMasterData, NewAgreedLoan, NewSpt } from "../../src/app/demo/ports.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import type { Row } from "../dialect.ts";
import type { Recorder } from "../recorder.ts";
import { facilityRow, loanRow, pricingRow, trancheRow } from "../repositories/facility-rows.ts";
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
      const { facility, tranche, loan } = agreed;
      const { pricing } = tranche;
      recorder.concerns(loan.id);
      await recorder.append("facility", [facilityRow(facility)]);
      await recorder.append("tranche", [trancheRow({ ...tranche, facilityId: facility.id })]);
      await recorder.append("tranche_pricing", [pricingRow({ ...pricing, trancheId: tranche.id })]);
      await recorder.append("loan", [loanRow({ ...loan, trancheId: tranche.id })]);
      await recorder.append("agreement", [agreementRow(agreed)]);
      await recorder.append("agreement_terms", [termsRow(agreed)]);
      await recorder.append(
        "spt",
        agreed.agreement.spts.map((spt) => sptRow(agreed, spt)),
      );
    },
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
