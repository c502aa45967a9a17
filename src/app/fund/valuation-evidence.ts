/** Files behind a valuation: the manager adds them, every partner of the fund may read them. */
import { isOf } from "../../domain/fund/fund-event.ts";
import { checkCsvText, checkEvidenceFile } from "../../domain/impact/evidence.ts";
import type { CommandContext } from "../command.ts";
import { mustFitQuota } from "../impact/evidence-quota.ts";
import type { EvidenceFiles } from "../impact/ports.ts";
import { orNotFound, orReject } from "../rejected.ts";
import type { ValuationEvidence } from "./evidence-ports.ts";

const largestEvidenceBytes = 20 * 1024 * 1024;

export interface AddValuationEvidence {
  readonly fundId: string;
  /** The valuation. */
  readonly eventId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly fictional?: boolean | undefined;
}

interface EvidenceOfValuation {
  readonly items: readonly ValuationEvidence[];
}

/** The same file twice is one piece of evidence. */
export async function addValuationEvidence(
  files: EvidenceFiles,
  { work, actor, now, newId }: CommandContext,
  { fundId, eventId, fileName, mediaType: sniffedType, bytes, fictional = false }: AddValuationEvidence,
): Promise<EvidenceOfValuation> {
  const { organizationId } = actor;
  const known = async () => orNotFound(await work.funds.facts(organizationId, fundId, now), "fund");
  const { fund, events, evidence } = await known();
  orNotFound(fund.manager.id === organizationId ? fund : undefined, "fund");
  orNotFound(
    events.filter(isOf("valuation")).find(({ id }) => id === eventId),
    "valuation",
  );
  const size = bytes.byteLength;
  const checked = { declaredName: fileName, sniffedType, size, limit: largestEvidenceBytes };
  const mediaType = orReject(checkEvidenceFile(checked));
  if (mediaType === "text/csv") orReject(checkCsvText(new TextDecoder().decode(bytes)));
  await mustFitQuota(files, work, { organizationId, size });
  const { sha256 } = await files.store(bytes);
  if (!evidence.some((file) => file.eventId === eventId && file.sha256 === sha256)) {
    const uploadedBy = actor.personId;
    const file = { id: newId(), eventId, sha256, fileName, mediaType, sizeBytes: size, uploadedBy };
    await work.funds.addEvidence({ ...file, fictional });
  }
  return { items: (await known()).evidence.filter((file) => file.eventId === eventId) };
}

/** Hands out a file; the audit row of the unit of work says who read which. */
export async function readValuationEvidence(
  files: EvidenceFiles,
  { work, actor, now }: Pick<CommandContext, "work" | "actor" | "now">,
  evidenceId: string,
): Promise<{ readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }> {
  const fundId = orNotFound(await work.funds.fundOfEvidence(evidenceId), "evidence");
  const facts = orNotFound(await work.funds.facts(actor.organizationId, fundId, now), "evidence");
  const found = orNotFound(
    facts.evidence.find(({ id }) => id === evidenceId),
    "evidence",
  );
  const bytes = orNotFound(await files.read(found.sha256), "evidence file");
  work.funds.noteReading(evidenceId);
  return { fileName: found.fileName, mediaType: found.mediaType, bytes };
}
