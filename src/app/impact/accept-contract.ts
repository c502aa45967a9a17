/**
 * Consent to an outcome contract: who pays by results reviews what is reported of the project, and that is for who runs
 * the project to allow. Until then a contract that another organization keeps gives its payer no say.
 */
import type { CommandContext } from "../command.ts";
import { ownProject } from "../project/own-project.ts";
import { orNotFound, Rejected } from "../rejected.ts";

export interface AcceptContract {
  readonly projectId: string;
  readonly contractId: string;
  readonly note: string;
}

export async function acceptOutcomeContract(
  { work, actor, newId }: CommandContext,
  { projectId, contractId, note }: AcceptContract,
): Promise<void> {
  await ownProject(work, actor, projectId);
  const found = await work.outcomes.find(actor.organizationId, contractId);
  const contract = orNotFound(found?.projectId === projectId ? found : undefined, "contract");
  if (!needsAcceptance(contract)) {
    throw new Rejected({ code: "contractAcceptedAlready", figures: { number: contract.number } });
  }
  await work.outcomes.addAcceptance({ id: newId(), contractId, acceptedBy: actor.personId, note });
  const payload = { contract: contractId, project: projectId, number: contract.number };
  await work.outbox.add([{ id: newId(), kind: "outcome.contractAccepted", subjectId: contractId, payload }]);
}

/** Who runs the project has said yes to what he recorded himself. */
export function needsAcceptance({
  organizationId,
  organizerId,
  acceptance,
}: {
  readonly organizationId: string;
  readonly organizerId: string;
  readonly acceptance: object | undefined;
}): boolean {
  return organizationId !== organizerId && acceptance === undefined;
}
