/** Five dimensions and nine risks of a project's impact, as an organization answers them; each time a new version. */
import {
  agreeProfile,
  riskBand,
  type ImpactProfile,
  type RiskBand,
} from "../../domain/impact/impact-profile.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { reaches } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext } from "../command.ts";
import type { Repositories } from "../ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject } from "../rejected.ts";
import type { ProfileRecord } from "./assessment-ports.ts";

export interface ProfileImpact {
  readonly projectId: string;
  readonly profile: ImpactProfile;
  readonly effectiveOn?: LocalDate;
  readonly provenance?: Provenance;
}

export interface ProfileView extends ProfileRecord {
  /** Of the risks that were assessed. */
  readonly bands: Readonly<Record<string, RiskBand>>;
}

export async function profileImpact(
  { work, actor, now, newId }: CommandContext,
  { projectId, profile, effectiveOn = japanDay(now), provenance = ownRecord }: ProfileImpact,
): Promise<ProfileView> {
  const standing = await work.impact.standingTo(actor.organizationId, projectId);
  orNotFound(reaches("assessImpact", standing) ? standing : undefined, "project");
  const agreed = orReject(agreeProfile(profile));
  const known = await work.assessments.profilesOfProject(actor.organizationId, projectId);
  const own = known.filter(({ organization }) => organization.id === actor.organizationId);
  const id = newId();
  await work.assessments.addProfile({
    id,
    projectId,
    version: Math.max(0, ...own.map(({ version }) => version)) + 1,
    effectiveOn,
    recordedBy: actor.personId,
    profile: agreed,
    provenance,
  });
  const views = await readProfiles(work, actor, projectId);
  return present(
    views.find((view) => view.id === id),
    "the profile just recorded",
  );
}

export async function readProfiles(
  { assessments, impact }: Pick<Repositories, "impact" | "assessments">,
  actor: Actor,
  projectId: string,
): Promise<readonly ProfileView[]> {
  orNotFound(await impact.standingTo(actor.organizationId, projectId), "project");
  const records = await assessments.profilesOfProject(actor.organizationId, projectId);
  return records.map((record) => ({ ...record, bands: bandsOf(record.profile) }));
}

function bandsOf({ risks }: ImpactProfile): Readonly<Record<string, RiskBand>> {
  return Object.fromEntries(
    Object.entries(risks).flatMap(([name, answer]) =>
      answer.state === "assessed" ? [[name, riskBand(answer)]] : [],
    ),
  );
}
