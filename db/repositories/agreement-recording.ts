import type { AgreementRepository, NewAgreementSpt } from "../../src/app/agreement/ports.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import type { AgreedSpt } from "../../src/domain/loan/agreement-law-book.ts";
import type { Row } from "../dialect.ts";
import { conditionsCells } from "./agreement-rows.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

export type AgreementRecording = Pick<
  AgreementRepository,
  "addAgreement" | "addTerms" | "addSpts" | "agreeSptsAgain" | "addEvent" | "addRestatement"
>;

export function agreementRecording({ recorder }: RepositoryScope): AgreementRecording {
  return {
    async addAgreement({ id, trancheId, name, agreedOn, provenance }) {
      recorder.concerns(id);
      await recorder.append("agreement", [
        {
          id,
          tranche_id: trancheId,
          name_ja: name.ja,
          name_en: name.en,
          agreed_on: agreedOn,
          provenance: provenanceCell(provenance),
        },
      ]);
    },
    async addTerms(terms) {
      const { id, conditionsId, agreementId, effectiveOn, ratchet, conditions, approvalId } = terms;
      recorder.concerns(agreementId);
      const provenance = provenanceCell(terms.provenance);
      await recorder.append("agreement_terms", [
        {
          id,
          agreement_id: agreementId,
          effective_on: effectiveOn,
          ratchet: jsonCell(ratchet),
          provenance,
        },
      ]);
      await recorder.append("agreement_conditions", [
        { id: conditionsId, terms_id: id, ...conditionsCells(conditions), approval_id: approvalId },
      ]);
    },
    async addSpts(spts) {
      await recorder.append("spt", spts.map(sptRow));
      await recorder.append("spt_neutral_band", spts.flatMap(bandRows));
    },
    async agreeSptsAgain(spts) {
      await recorder.append(
        "spt_agreed_again",
        spts.map(({ id, termsId, ...spt }) => ({
          id,
          terms_id: termsId,
          spt_id: spt.sptId,
          ...levelCells(spt),
          neutral_from: spt.neutralFrom === undefined ? null : canonicalDecimal(spt.neutralFrom),
        })),
      );
    },
    ...lifeRecording({ recorder }),
  };
}

function lifeRecording({
  recorder,
}: Pick<RepositoryScope, "recorder">): Pick<AgreementRecording, "addEvent" | "addRestatement"> {
  return {
    async addEvent({ id, agreementId, kind, effectiveOn, reason, ...approved }) {
      recorder.concerns(agreementId);
      await recorder.append("agreement_event", [
        {
          id,
          agreement_id: agreementId,
          kind,
          effective_on: effectiveOn,
          reason,
          approval_id: approved.approvalId,
          requested_by: approved.requestedBy,
          approved_by: approved.approvedBy,
        },
      ]);
    },
    async addRestatement({ spts, ...stated }) {
      recorder.concerns(stated.agreementId);
      await recorder.append("restatement", [
        {
          id: stated.id,
          agreement_id: stated.agreementId,
          kpi_id: stated.kpiId,
          cause: stated.cause,
          effective_on: stated.effectiveOn,
          baseline_before: canonicalDecimal(stated.baselineBefore),
          baseline_after: canonicalDecimal(stated.baselineAfter),
          reason: stated.reason,
          consented_on: stated.consentedOn ?? null,
          approval_id: stated.approvalId,
          requested_by: stated.requestedBy,
          approved_by: stated.approvedBy,
        },
      ]);
      await recorder.append(
        "restated_spt",
        spts.map((spt) => ({
          id: spt.id,
          restatement_id: stated.id,
          spt_id: spt.sptId,
          baseline: canonicalDecimal(spt.baseline),
          target: canonicalDecimal(spt.target),
          neutral_from: spt.neutralFrom === undefined ? null : canonicalDecimal(spt.neutralFrom),
        })),
      );
    },
  };
}

function sptRow(spt: NewAgreementSpt): Row {
  return {
    id: spt.sptId,
    agreement_id: spt.agreementId,
    kpi_id: spt.kpiId,
    test_on: spt.testOn,
    ...levelCells(spt),
    provenance: provenanceCell(spt.provenance),
  };
}

/** What may be agreed again for the same KPI and test date. */
function levelCells(spt: AgreedSpt): Row {
  return {
    period_start_on: spt.periodStartOn,
    period_end_on: spt.periodEndOn,
    certificate_due_on: spt.certificateDueOn,
    baseline: spt.baseline === undefined ? null : canonicalDecimal(spt.baseline),
    target: canonicalDecimal(spt.target),
    strict: spt.strict ? 1 : 0,
    grade_needed: spt.gradeNeeded,
  };
}

function bandRows({ sptId, bandId, neutralFrom }: NewAgreementSpt): readonly Row[] {
  if (neutralFrom === undefined) return [];
  return [{ id: bandId, spt_id: sptId, neutral_from: canonicalDecimal(neutralFrom) }];
}
