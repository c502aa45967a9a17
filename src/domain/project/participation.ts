/**
 * MAP'S+O: who takes part in a project, in which role, from when to when. The manager (M) is a person who moves the
 * project; aggregator (A), player (P), supporter (S) and organizer (O) are organizations. A participation that ends
 * stays on record with its days.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";

export const participantRoles = ["manager", "aggregator", "player", "supporter", "organizer"] as const;
export type ParticipantRole = (typeof participantRoles)[number];

export interface Participation {
  readonly role: ParticipantRole;
  /** Exactly one of both: a person only for the manager. */
  readonly organizationId: string | null;
  readonly personName: string | null;
  readonly startsOn: LocalDate;
  /** The last day; open while null. */
  readonly endsOn: LocalDate | null;
}

export type ParticipationRejection = Rejection<
  "managerIsPerson" | "participantIsOrganization" | "participationReversed"
>;

export function checkParticipation(
  participation: Participation,
): Decision<Participation, ParticipationRejection> {
  const { role, organizationId, personName, startsOn, endsOn } = participation;
  if (role === "manager" && personName === null) return reject({ code: "managerIsPerson" });
  if (role !== "manager" && (organizationId === null || personName !== null)) {
    return reject({ code: "participantIsOrganization", figures: { role } });
  }
  if (endsOn !== null && endsOn < startsOn) {
    return reject({ code: "participationReversed", figures: { startsOn, endsOn }, pointer: "/endsOn" });
  }
  return accept(participation);
}

export function takesPartOn({ startsOn, endsOn }: Participation, day: LocalDate): boolean {
  return startsOn <= day && (endsOn === null || day <= endsOn);
}
