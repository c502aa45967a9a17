/**
 * What the security log holds: who came in, who was kept out, what was changed about who may do what, who saw a record
 * or took it out of the house, and who asked for or decided a change.
 */
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Page, PageRequest } from "../page.ts";

export const securityEventNames = [
  "signedIn",
  "signInFailed",
  "signInThrottled",
  "signedOut",
  "organizationChanged",
  "tokenCreated",
  "tokenRevoked",
  "secondFactorRefused",
  "secondFactorAdded",
  "secondFactorRemoved",
  "recoveryCodeUsed",
  "recoveryCodesRenewed",
  "passwordChanged",
  "passwordResetAsked",
  "passwordReset",
  "emailVerified",
  "memberInvited",
  "invitationWithdrawn",
  "memberJoined",
  "rolesChanged",
  "membershipEnded",
  "secondFactorReset",
  "secondFactorPolicyChanged",
  "sessionRevoked",
  "serviceAccountCreated",
  "setUp",
  "singleSignOnLinked",
  "singleSignOnRefused",
  "denied",
  "tokenRefused",
  "recordRead",
  "evidenceRead",
  "exported",
  "approvalRequested",
  "approved",
  "rejected",
  "approvalWithdrawn",
  "positionShared",
  "shareLinkRevoked",
  "sharedPositionOpened",
  "sharedPositionRefused",
  "logForgotten",
] as const;
export type SecurityEventName = (typeof securityEventNames)[number];

export interface SecurityEvent {
  readonly event: SecurityEventName;
  readonly personId?: string;
  readonly organizationId?: string;
  readonly address?: string;
  /** The operation where there is one, and what more there is to say. */
  readonly detail?: string;
  /** Ids of the records that the request named. */
  readonly subjects?: readonly string[];
  /** Ids of the records in a file that was handed out. */
  readonly contents?: readonly string[];
}

export interface StoredSecurityEvent extends SecurityEvent {
  readonly id: string;
  readonly occurredAt: Instant;
}

export interface SecurityEventRecord extends StoredSecurityEvent {
  readonly personName: string | null;
  readonly subjects: readonly string[];
}

export interface SecurityEventFilter {
  readonly event?: SecurityEventName | undefined;
  readonly personId?: string | undefined;
  /** Events about this record, also when it was one of many in a file. */
  readonly subjectId?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

export interface SecurityEventRepository {
  readonly add: (events: readonly StoredSecurityEvent[]) => Promise<void>;
  /**
   * What happened in an organization, and what happened to its members before anyone knew for whom they would act;
   * newest first.
   */
  readonly list: (
    organizationId: string,
    filter: SecurityEventFilter,
    page: PageRequest,
  ) => Promise<Page<SecurityEventRecord>>;
  /** Forgets what happened before a moment; answers how much of each organization that was. */
  readonly removeBefore: (before: Instant) => Promise<readonly Forgotten[]>;
}

interface Forgotten {
  /** Null for what happened before anyone knew for whom somebody would act. */
  readonly organizationId: string | null;
  readonly events: number;
}
