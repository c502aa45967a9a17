/** What the security log holds: who came in, who was kept out, and what was changed about who may do what. */
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
] as const;
export type SecurityEventName = (typeof securityEventNames)[number];

export interface SecurityEvent {
  readonly event: SecurityEventName;
  readonly personId?: string;
  readonly organizationId?: string;
  readonly address?: string;
  readonly detail?: string;
}

export interface StoredSecurityEvent extends SecurityEvent {
  readonly id: string;
  readonly occurredAt: Instant;
}

export interface SecurityEventRecord extends StoredSecurityEvent {
  readonly personName: string | null;
}

export interface SecurityEventFilter {
  readonly event?: SecurityEventName | undefined;
  readonly personId?: string | undefined;
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
}
