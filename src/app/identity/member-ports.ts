/** Memberships are facts of the organization: every change of them has its row in the audit chain. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { MemberRoles } from "../../domain/party/membership.ts";
import type { OrganizationKind, Role } from "../../domain/party/role.ts";
import type { Language, Organization, Person } from "./ports.ts";

export interface MemberRecord extends MemberRoles {
  readonly person: Person;
  readonly secondFactorSince: Instant | null;
  readonly emailVerifiedAt: Instant | null;
}

export type InvitationOutcome = "accepted" | "withdrawn";

export interface InvitationRecord {
  readonly id: string;
  readonly organization: Organization;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly invitedBy: { readonly id: string; readonly name: string };
  readonly invitedAt: Instant;
  readonly outcome: InvitationOutcome | "waiting";
  readonly endedAt: Instant | null;
  /** Of its latest link; null where it has none any more. */
  readonly expiresAt: Instant | null;
}

export interface NewInvitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly invitedBy: string;
}

export interface NewMembershipChange {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly held: boolean;
  readonly reason: string;
  readonly changedBy: string;
}

export interface MemberRepository {
  /** By name. */
  readonly list: (organizationId: string) => Promise<readonly MemberRecord[]>;
  /** Names a person in the audit row of a change that leaves no fact of its own. */
  readonly concerns: (personId: string) => void;
  readonly addOrganization: (organization: {
    readonly id: string;
    readonly name: Bilingual;
    readonly kind: OrganizationKind;
    readonly legalForm: string;
  }) => Promise<void>;
  readonly addPerson: (person: Person) => Promise<void>;
  readonly addServiceAccount: (account: { readonly id: string; readonly personId: string }) => Promise<void>;
  readonly change: (changes: readonly NewMembershipChange[]) => Promise<void>;
  readonly addInvitation: (invitation: NewInvitation) => Promise<void>;
  readonly endInvitation: (end: {
    readonly id: string;
    readonly invitationId: string;
    readonly outcome: InvitationOutcome;
    readonly personId: string | null;
  }) => Promise<void>;
  /** Whichever organization it is of: its link is what opens it. */
  readonly findInvitation: (invitationId: string) => Promise<InvitationRecord | undefined>;
  /** Newest first. */
  readonly invitationsOf: (organizationId: string) => Promise<readonly InvitationRecord[]>;
  readonly setSecondFactorPolicy: (policy: {
    readonly id: string;
    readonly roles: readonly Role[];
  }) => Promise<void>;
}
