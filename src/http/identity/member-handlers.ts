import { acceptInvitation, readInvitation } from "../../app/identity/accept-invitation.ts";
import {
  changeMembership,
  endMembership,
  resetSecondFactor,
  setSecondFactorPolicy,
} from "../../app/identity/change-membership.ts";
import { inviteMember, resendInvitation, withdrawInvitation } from "../../app/identity/invite-member.ts";
import { letterTo } from "../../app/identity/mail-texts.ts";
import type { InvitationRecord, MemberRecord } from "../../app/identity/member-ports.ts";
import type { SecurityEvent } from "../../app/identity/security-event.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { memberRoutes } from "../../contract/identity/member-routes.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { roles } from "../../domain/party/role.ts";
import type { Answer, Handlers, RequestContext } from "../handler.ts";
import { pageOfAll } from "../page.ts";
import type { IdentityHandlerDeps } from "./handlers.ts";

export interface MemberHandlerDeps extends IdentityHandlerDeps {
  readonly ports: Pick<AppPorts, "transact" | "read">;
}

type Routes = typeof memberRoutes;
type InvitationRoutes = Pick<
  Routes,
  | "listInvitations"
  | "inviteMember"
  | "resendInvitation"
  | "withdrawInvitation"
  | "readInvitation"
  | "acceptInvitation"
>;

export function memberHandlers(deps: MemberHandlerDeps): Handlers<Routes> {
  return { ...membershipHandlers(deps), ...invitationHandlers(deps) };
}

function membershipHandlers(deps: MemberHandlerDeps): Handlers<Omit<Routes, keyof InvitationRoutes>> {
  const { identity } = deps;
  const log = logger(deps);
  return {
    listMembers: async ({ query }, { read, actor }) => {
      const all = await read(({ members }) => members.list(actor.organizationId));
      const page = pageOfAll(all, query, ({ personId }) => personId);
      return { ...page, items: page.items.map(memberAnswer) };
    },
    changeMembership: async ({ params: { personId }, body }, context) => {
      const member = await changeMembership(context, { personId, ...body });
      log(context, "rolesChanged", `${personId}: ${member.roles.join(" ")}`);
      return memberAnswer(member);
    },
    endMembership: async ({ params: { personId }, body }, context) => {
      await endMembership(context, { personId, ...body });
      log(context, "membershipEnded", personId);
      return {};
    },
    resetSecondFactor: async ({ params: { personId }, body: { reason } }, context) => {
      const { person } = await resetSecondFactor(context, personId);
      log(context, "secondFactorReset", `${personId}: ${reason}`);
      context.afterwards(() => identity.sendMail(letterTo(person, "secondFactorReset")));
      return {};
    },
    getSecondFactorPolicy: (_input, { read, actor }) =>
      read(async (repositories) => {
        const required = await repositories.identity.secondFactors.requiredRoles(actor.organizationId);
        return { roles: required, options: roles };
      }),
    setSecondFactorPolicy: async ({ body }, context) => {
      const required = await setSecondFactorPolicy(context, body.roles);
      log(context, "secondFactorPolicyChanged", required.join(" "));
      return { roles: required, options: roles };
    },
  };
}

function invitationHandlers(deps: MemberHandlerDeps): Handlers<InvitationRoutes> {
  const { identity, ports } = deps;
  const log = logger(deps);
  return {
    listInvitations: async ({ query }, { read, actor, now }) => {
      const all = await read(({ members }) => members.invitationsOf(actor.organizationId));
      const page = pageOfAll(all, query, ({ id }) => id);
      return { ...page, items: page.items.map((each) => invitationAnswer(each, now)) };
    },
    inviteMember: async ({ body }, context) => {
      const { invitation, mail } = await inviteMember(identity, context, body);
      log(context, "memberInvited", `${invitation.email}: ${invitation.roles.join(" ")}`);
      context.afterwards(() => identity.sendMail(mail));
      return invitationAnswer(invitation, context.now);
    },
    resendInvitation: async ({ params: { invitationId } }, context) => {
      const { actor, now } = context;
      const mail = await resendInvitation(identity, ports, { actor, invitationId, now });
      log(context, "memberInvited", mail.to);
      context.afterwards(() => identity.sendMail(mail));
      return undefined;
    },
    withdrawInvitation: async ({ params: { invitationId } }, context) => {
      await withdrawInvitation(context, invitationId);
      log(context, "invitationWithdrawn", invitationId);
      return {};
    },
    readInvitation: async ({ body: { token } }, { now }) => {
      const { invitation, hasAccount } = await readInvitation(ports, { token, now });
      const { organization, email, name, roles: held } = invitation;
      const { nameJa, nameEn } = organization;
      return { organization: { nameJa, nameEn }, email, name, roles: held, hasAccount };
    },
    acceptInvitation: async ({ body }, { now, newId, connection: { address } }) => {
      await acceptInvitation(ports, identity, { ...body, address, now, newId });
      return undefined;
    },
  };
}

type Log = (
  context: Pick<RequestContext, "actor" | "afterwards" | "connection">,
  event: SecurityEvent["event"],
  detail: string,
) => void;

/** What is said in the security log, once it has been written. */
function logger({ identity }: Pick<MemberHandlerDeps, "identity">): Log {
  return ({ actor, afterwards, connection: { address } }, event, detail) => {
    const { personId, organizationId } = actor ?? {};
    afterwards(() => {
      identity.securityLog({
        event,
        detail,
        address,
        ...(personId === undefined ? {} : { personId }),
        ...(organizationId === undefined ? {} : { organizationId }),
      });
    });
  };
}

function memberAnswer(member: MemberRecord): Answer<Routes["changeMembership"]> {
  const { roles: held, isService, secondFactorSince, emailVerifiedAt } = member;
  const { id, name, email } = member.person;
  return { person: { id, name, email }, roles: held, isService, secondFactorSince, emailVerifiedAt };
}

function invitationAnswer(invitation: InvitationRecord, now: Instant): Answer<Routes["inviteMember"]> {
  const { id, email, name, roles: held, invitedBy, invitedAt, outcome } = invitation;
  const expiresAt = outcome === "waiting" ? invitation.expiresAt : null;
  const isExpired = outcome === "waiting" && (expiresAt === null || expiresAt <= now);
  const state = isExpired ? "expired" : outcome;
  return { id, email, name, roles: held, invitedBy, invitedAt, expiresAt, state };
}
