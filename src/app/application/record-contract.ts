/** Writes everything a contract is made of, in the transaction of its approval. */
import type { Covenant } from "../../domain/covenant/covenant-terms.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { ConversionPlan } from "../../domain/programme/conversion.ts";
import { portfolioFields } from "../../domain/programme/portfolio-statistics.ts";
import { significanceBands } from "../../domain/programme/significance.ts";
import type { TermsRequest } from "../agreement/agreement-request.ts";
import { provenanceOf, writeTerms, type KpisById } from "../agreement/terms-records.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import type { CommandContext } from "../command.ts";
import { recordFacility } from "../loan/facility-change.ts";
import type { ReckonedLoan } from "../loan/new-loan.ts";
import type { FacilityRecord } from "../loan/setup-ports.ts";
import type { CovenantTemplate } from "../programme/ports.ts";
import { ownRecord } from "../provenance.ts";
import type { KnownApplication } from "./load-application.ts";

export interface AgreedTemplate {
  readonly template: CovenantTemplate;
  readonly agreed: Covenant;
}

export interface ReckonedContract {
  readonly known: KnownApplication;
  readonly plan: ConversionPlan;
  readonly facility: FacilityRecord;
  readonly loan: ReckonedLoan | undefined;
  readonly terms: TermsRequest;
  readonly kpis: KpisById;
  readonly covenants: readonly AgreedTemplate[];
}

export async function recordContract(
  context: CommandContext,
  approval: ApprovalRecord,
  reckoned: ReckonedContract,
): Promise<void> {
  const { work, actor, now, newId } = context;
  const { known, facility, loan } = reckoned;
  const { facilityId, trancheIds } = await recordFacility(context, approval, { facility, loan });
  for (const [i, trancheId] of trancheIds.entries()) {
    await recordAgreement(context, approval, { ...reckoned, trancheId, part: i + 1 });
  }
  await recordCovenants(context, facilityId, reckoned);
  await recordProfile(context, facilityId, known);
  const applicationId = known.record.id;
  const effectiveOn = facility.agreedOn;
  const people = {
    approvalId: approval.id,
    requestedBy: approval.requestedBy.id,
    approvedBy: actor.personId,
  };
  await work.applications.addContract({ id: newId(), applicationId, facilityId, effectiveOn, ...people });
  await work.applications.addStep({
    id: newId(),
    applicationId,
    kind: "contracted",
    effectiveOn: japanDay(now),
    reason: "",
    personId: actor.personId,
    approvalId: approval.id,
  });
  const payload = { number: known.record.number, facility: facility.number };
  await work.outbox.add([{ id: newId(), kind: "application.contracted", subjectId: applicationId, payload }]);
}

/** What the loans count under in the statistics from now on, whatever becomes of the borrower. */
async function recordProfile(
  { work, now, newId }: CommandContext,
  facilityId: string,
  { record }: KnownApplication,
): Promise<void> {
  const content = record.submissions.find(({ id }) => id === record.decision?.submissionId)?.content;
  const [borrower] = await work.parties.profilesOn([record.borrower.id], japanDay(now));
  await work.portfolioStatistics.addProfiles([
    {
      id: newId(),
      facilityId,
      legalForm: content?.legalForm ?? borrower?.legalForm ?? "",
      prefecture: borrower?.municipalityCode?.slice(0, 2) ?? "",
      fields: portfolioFields.filter((field) => field === content?.purpose),
      band: significanceBands.find((band) => band === record.decision?.score["band"]),
    },
  ]);
}

interface Part extends ReckonedContract {
  readonly trancheId: string;
  readonly part: number;
}

/** Each tranche has its own agreement on the same KPIs, because a price belongs to a tranche. */
async function recordAgreement(
  context: CommandContext,
  approval: ApprovalRecord,
  { known, plan, facility, terms, kpis, trancheId, part }: Part,
): Promise<void> {
  const agreementId = context.newId();
  const { use } = present(plan.tranches[part - 1], "the use of a tranche");
  const words =
    use === "equipment" ? { ja: "設備資金", en: "equipment" } : { ja: "運転資金", en: "working capital" };
  await context.work.agreements.addAgreement({
    id: agreementId,
    trancheId,
    name: {
      ja: `${known.record.project.name.ja}のKPI（${words.ja}）`,
      en: `KPIs of ${known.record.project.name.en} (${words.en})`,
    },
    agreedOn: facility.agreedOn,
    provenance: provenanceOf(terms, context),
  });
  await writeTerms(context, approval, { agreementId, terms, kpis });
  const { effectiveOn } = terms;
  const payload = { agreement: agreementId, effectiveOn, loans: 0 };
  await context.work.outbox.add([
    { id: context.newId(), kind: "agreement.agreed", subjectId: agreementId, payload },
  ]);
}

async function recordCovenants(
  { work, actor, newId }: CommandContext,
  facilityId: string,
  { facility, covenants }: ReckonedContract,
): Promise<void> {
  for (const { template, agreed } of covenants) {
    await work.covenants.add({
      id: newId(),
      facilityId,
      trancheId: undefined,
      loanId: undefined,
      code: template.code,
      name: template.name,
      agreed,
      clause: template.clause,
      effectiveOn: facility.agreedOn,
      provenance: ownRecord,
      createdBy: actor.personId,
    });
  }
}
