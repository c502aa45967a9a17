import type { DemoMasterData, NewAgreement, NewSpt } from "../../src/app/demo/ports.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import type { Row } from "../dialect.ts";
import type { Recorder } from "../recorder.ts";
import {
  facilityRow,
  loanRow,
  pricingRow,
  productTermsRow,
  shapeRow,
  trancheRow,
} from "../repositories/facility-rows.ts";
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
      const { facility, tranche, loan, shape, agreement } = agreed;
      const { pricing, product, ...terms } = tranche;
      const own = { trancheId: tranche.id };
      recorder.concerns(loan.id);
      await recorder.append("facility", [facilityRow(facility)]);
      await recorder.append("tranche", [trancheRow({ ...terms, facilityId: facility.id })]);
      await recorder.append("tranche_pricing", [pricingRow({ ...pricing, ...own })]);
      await recorder.append(
        "tranche_terms",
        product === undefined ? [] : [productTermsRow({ ...product, ...own })],
      );
      await recorder.append("loan", [loanRow({ ...loan, ...own })]);
      await recorder.append(
        "loan_shape",
        shape === undefined ? [] : [shapeRow({ ...shape, loanId: loan.id })],
      );
      if (agreement !== undefined) await addAgreement(recorder, tranche.id, agreement);
    },
  };
}

async function addAgreement(recorder: Recorder, trancheId: string, agreement: NewAgreement): Promise<void> {
  await recorder.append("agreement", [agreementRow(trancheId, agreement)]);
  await recorder.append("agreement_terms", [termsRow(agreement)]);
  await recorder.append(
    "spt",
    agreement.spts.map((spt) => sptRow(agreement, spt)),
  );
}

function agreementRow(trancheId: string, agreement: NewAgreement): Row {
  return {
    id: agreement.id,
    tranche_id: trancheId,
    name_ja: agreement.name.ja,
    name_en: agreement.name.en,
    agreed_on: agreement.agreedOn,
    provenance: provenanceCell(agreement.provenance),
  };
}

function termsRow({ id, terms }: NewAgreement): Row {
  return {
    id: terms.id,
    agreement_id: id,
    effective_on: terms.effectiveOn,
    ratchet: jsonCell(terms.ratchet),
    provenance: provenanceCell(terms.provenance),
  };
}

function sptRow(agreement: NewAgreement, spt: NewSpt): Row {
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
