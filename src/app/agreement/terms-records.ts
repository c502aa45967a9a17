/** The terms asked for as the domain reads them, as the facts a preview is reckoned with, and as they are recorded. */
import { japanDay } from "../../domain/kernel/instant.ts";
import type { AgreedSpt, SustainabilityTerms } from "../../domain/loan/agreement-law-book.ts";
import { writeRatchet } from "../../domain/loan/ratchet-json.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import type { KpiRecord } from "../impact/ports.ts";
import type { AgreementTermsFact, SptRecord } from "../loan/ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { Rejected } from "../rejected.ts";
import type { SptRequest, TermsRequest } from "./agreement-request.ts";

export type KpisById = ReadonlyMap<string, KpiRecord>;

/** Stands for the id of what nobody has approved yet. */
export const pendingAgreement = "00000000-0000-0000-0000-000000000000";

/** The KPIs asked for; one that is not of the financed project is refused where it is named. */
export async function kpisOf(
  { work, actor }: Asked,
  terms: TermsRequest,
  projectId: string,
): Promise<KpisById> {
  const kpis = new Map<string, KpiRecord>();
  for (const [i, { id }] of terms.ratchet.kpis.entries()) {
    const kpi = await work.impact.findKpi(actor.organizationId, id);
    if (kpi?.project.id !== projectId) {
      throw new Rejected({
        code: "kpiNotOfProject",
        figures: { kpi: id },
        pointer: `/ratchet/kpis/${i}/id`,
      });
    }
    kpis.set(id, kpi);
  }
  return kpis;
}

export type AgreedTerms = Omit<TermsRequest, "spts"> & SustainabilityTerms;

export function domainTerms(terms: TermsRequest, kpis: KpisById): AgreedTerms {
  const spts = terms.spts.map((spt, i): AgreedSpt => ({
    ...spt,
    sptId: `#${i + 1}`,
    direction: kpis.get(spt.kpiId)?.direction ?? "higher",
  }));
  return { ...terms, spts };
}

export function provenanceOf({ source }: TermsRequest, { now }: Pick<Asked, "now">): Provenance {
  return { ...ownRecord, source: source === "" ? null : source, asOf: japanDay(now) };
}

export function versionOf(terms: TermsRequest, { now }: Asked): AgreementTermsFact {
  const { effectiveOn, ratchet, verifier, premiumUse, restatement } = terms;
  return {
    effectiveOn,
    ratchet,
    written: toCanonical(writeRatchet(ratchet)),
    conditions: { verifier, premiumUse, restatement },
    recordedAt: now,
  };
}

export function sptRecords(terms: TermsRequest, kpis: KpisById, asked: Asked): readonly SptRecord[] {
  return terms.spts.flatMap(({ kpiId, ...spt }, i) => {
    const kpi = kpis.get(kpiId);
    if (kpi === undefined) return [];
    const { id, name, unit, direction } = kpi;
    const provenance = provenanceOf(terms, asked);
    const { baseline } = spt;
    return [
      {
        ...spt,
        baseline,
        id: `${pendingAgreement}/${i}`,
        agreementId: pendingAgreement,
        kpi: { id, name, unit, direction },
        provenance,
      },
    ];
  });
}

/** What stands, with what is agreed anew in the place of the SPT of the same KPI and test date. */
export function withAgreedAgain(
  standing: readonly SptRecord[],
  anew: readonly SptRecord[],
): readonly SptRecord[] {
  const again = standing.map((spt) => {
    const stated = sptOf(anew, { kpiId: spt.kpi.id, testOn: spt.testOn });
    return stated === undefined ? spt : { ...stated, id: spt.id, agreementId: spt.agreementId };
  });
  const added = anew.filter(
    (spt) => sptOf(standing, { kpiId: spt.kpi.id, testOn: spt.testOn }) === undefined,
  );
  return [...again, ...added];
}

export function sptOf(
  spts: readonly SptRecord[],
  { kpiId, testOn }: Pick<SptRequest, "kpiId" | "testOn">,
): SptRecord | undefined {
  return spts.find((spt) => spt.kpi.id === kpiId && spt.testOn === testOn);
}

interface Written {
  readonly agreementId: string;
  readonly terms: TermsRequest;
  readonly kpis: KpisById;
}

export async function writeTerms(
  context: CommandContext,
  approval: ApprovalRecord,
  { agreementId, terms, kpis }: Written,
): Promise<void> {
  const { work, newId } = context;
  const provenance = provenanceOf(terms, context);
  const { effectiveOn, ratchet, verifier, premiumUse, restatement } = terms;
  const termsId = newId();
  await work.agreements.addTerms({
    id: termsId,
    conditionsId: newId(),
    agreementId,
    effectiveOn,
    ratchet: toCanonical(writeRatchet(ratchet)),
    conditions: { verifier, premiumUse, restatement },
    approvalId: approval.id,
    provenance,
  });
  const known = await work.agreements.sptKeys(agreementId);
  const stated = domainTerms(terms, kpis).spts.map((spt) => ({
    ...spt,
    standing: known.find(({ kpiId, testOn }) => kpiId === spt.kpiId && testOn === spt.testOn)?.id,
  }));
  await work.agreements.addSpts(
    stated
      .filter(({ standing }) => standing === undefined)
      .map((spt) => ({ ...spt, sptId: newId(), bandId: newId(), agreementId, provenance })),
  );
  await work.agreements.agreeSptsAgain(
    stated.flatMap(({ standing, ...spt }) =>
      standing === undefined ? [] : [{ ...spt, id: newId(), sptId: standing, termsId }],
    ),
  );
}
