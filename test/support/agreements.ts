/** Requests for agreements of the sample ledger, as a bank would write them. */
import type { AgreementRequest, NewTermsRequest } from "../../src/app/agreement/agreement-request.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { ratchetTerms } from "./ratchets.ts";
import { sample } from "./sample-names.ts";
import { otherTranche } from "./sample-other-loan.ts";

/** From April 2026 the steps are larger; a test of March 2027 is added. */
export function newTerms(changes: Partial<NewTermsRequest> = {}): NewTermsRequest {
  return {
    agreementId: sample.agreement,
    effectiveOn: localDate("2026-04-01"),
    ratchet: ratchetTerms({ kpis: [{ id: sample.kpi, achievedBp: "-20", missedBp: "20" }] }),
    spts: [
      {
        kpiId: sample.kpi,
        testOn: localDate("2027-03-31"),
        periodStartOn: localDate("2026-04-01"),
        periodEndOn: localDate("2027-04-01"),
        certificateDueOn: localDate("2027-06-30"),
        baseline: decimal("40"),
        target: decimal("60"),
        strict: false,
        gradeNeeded: "E2",
      },
    ],
    verifier: "架空検証機関",
    restatement: [
      {
        kpiId: sample.kpi,
        thresholdPercent: decimal("5"),
        inclusive: true,
        triggers: ["methodChange", "error"],
        cumulativeMonths: 36,
        target: "relative",
        needsConsent: true,
      },
    ],
    source: "変更合意書",
    ...changes,
  };
}

/** The other bank tests the same KPI and period, against a higher target. */
export function agreementOfOtherBank(): AgreementRequest {
  const { ratchet, spts, verifier, restatement, source } = newTerms();
  return {
    ratchet,
    verifier,
    restatement,
    source,
    effectiveOn: localDate("2024-10-01"),
    trancheId: otherTranche,
    name: { ja: "やま銀行の合意書", en: "Agreement of Yama Bank" },
    agreedOn: localDate("2024-09-20"),
    spts: spts.map((spt) => ({
      ...spt,
      testOn: sample.testOn,
      periodStartOn: localDate("2024-04-01"),
      periodEndOn: localDate("2025-04-01"),
      certificateDueOn: localDate("2025-06-30"),
      target: decimal("58"),
    })),
  };
}
