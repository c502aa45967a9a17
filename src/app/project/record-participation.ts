import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { checkParticipation, type ParticipantRole } from "../../domain/project/participation.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { ownProject } from "./own-project.ts";

export interface RecordParticipation {
  readonly projectId: string;
  /** Of one that stands already: its days are recorded anew. */
  readonly participationId: string | undefined;
  readonly role: ParticipantRole;
  readonly organizationId: string | null;
  readonly personName: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly provenance?: Provenance | undefined;
}

export async function recordParticipation(
  { work, actor, newId }: CommandContext,
  { projectId, participationId, provenance = ownRecord, ...asked }: RecordParticipation,
): Promise<void> {
  await ownProject(work, actor, projectId);
  const participation = orReject(checkParticipation(asked));
  const { organizationId } = participation;
  if (organizationId !== null) {
    const [organization] = await work.funds.organizations([organizationId]);
    orNotFound(organization, "organization");
  }
  const standing = await work.projectFacts.participationsOf(actor.organizationId, projectId);
  const before =
    participationId === undefined
      ? undefined
      : orNotFound(
          standing.find(({ id }) => id === participationId),
          "participation",
        );
  await work.projectFacts.addParticipation(
    {
      ...participation,
      id: newId(),
      participationId: participationId ?? newId(),
      version: (before?.version ?? 0) + 1,
      projectId,
      provenance,
    },
    newId(),
  );
  const payload = { project: projectId, role: participation.role };
  await work.outbox.add([
    { id: newId(), kind: "project.participantRecorded", subjectId: projectId, payload },
  ]);
}
