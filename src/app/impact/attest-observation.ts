/** An independent provider's statement on one observation, recorded with the signed file by the verifier himself. */
import { checkEvidenceFile } from "../../domain/impact/evidence.ts";
import type { Attestation } from "../../domain/impact/attestation.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { reaches } from "../../domain/party/access.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { mustFitQuota } from "./evidence-quota.ts";
import type { AttestationFileRecord } from "./evidence-ports.ts";
import { loadObservation, viewObservation } from "./load-observation.ts";
import type { ObservationView } from "./observation-view.ts";
import type { EvidenceFiles } from "./ports.ts";
import { takeSteps } from "./take-step.ts";

export interface AttestObservation extends Omit<Attestation, "attestationId" | "sha256"> {
  readonly observationId: string;
  readonly note: string;
  readonly file: {
    readonly fileName: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  };
}

const largestStatementBytes = 20 * 1024 * 1024;

/** Neither whoever runs the project nor whoever finances it attests what it reports. */
export async function attestObservation(
  { files }: { readonly files: EvidenceFiles },
  context: CommandContext,
  { observationId, note, file, ...statement }: AttestObservation,
): Promise<ObservationView> {
  const { work, actor, now, newId } = context;
  const { record, standing } = await loadObservation(work, actor, observationId);
  if (!reaches("attestObservation", standing)) {
    throw new Rejected({ code: "verifierNotIndependent", figures: { observation: observationId } });
  }
  const today = japanDay(now);
  const { signedOn } = statement;
  if (signedOn > today || signedOn < record.period.endOn) {
    const figures = { signedOn, periodEndOn: record.period.endOn, today };
    throw new Rejected({ code: "attestationDayOutOfRange", figures, pointer: "/signedOn" });
  }
  const { fileName, mediaType: sniffedType, bytes } = file;
  const size = bytes.byteLength;
  const mediaType = orReject(
    checkEvidenceFile({ declaredName: fileName, sniffedType, size, limit: largestStatementBytes }),
  );
  await mustFitQuota(files, work, { organizationId: actor.organizationId, size });
  const { sha256 } = await files.store(bytes);
  const attestationId = newId();
  await takeSteps(context, {
    record,
    steps: [{ kind: "attested", attestation: { ...statement, attestationId, sha256 } }],
    role: "verifier",
    note,
  });
  await work.evidenceRegister.addAttestationFile({
    ...{ id: attestationId, observationId, sha256, fileName, mediaType, sizeBytes: size },
    attestedBy: actor.personId,
  });
  const { level, conclusion } = statement;
  const payload = { kpi: record.kpiId, period: record.period.label, level, conclusion };
  const event = { id: newId(), kind: "observation.attested", subjectId: observationId, payload } as const;
  await work.outbox.add([event]);
  return viewObservation(work, actor, observationId);
}

export async function readAttestationFile(
  { files }: { readonly files: EvidenceFiles },
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  attestationId: string,
): Promise<{ readonly record: AttestationFileRecord; readonly bytes: Uint8Array }> {
  const found = await work.evidenceRegister.attestationFile(actor.organizationId, attestationId);
  const record = orNotFound(found, "attestation");
  return { record, bytes: orNotFound(await files.read(record.sha256), "attestation file") };
}
