/** People of the organization: invited, given roles, and let go by its administrators. */
import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerInstant, wireId, wireText } from "../wire.ts";
import { personAnswer } from "./session-answer.ts";

const tag = "members";
const roles = z.array(wireText(40)).max(20);
const someRoles = roles.min(1);
const reason = wireText(500);
const language = z.enum(["ja", "en"]);
const linkToken = z.string().regex(/^[\w-]{20,128}$/, "not the token of a link");
const memberId = z.strictObject({ personId: wireId });
const invitationId = z.strictObject({ invitationId: wireId });

export const memberAnswer = z
  .strictObject({
    person: personAnswer,
    roles: z.array(z.string()),
    /** A program: it comes in with API tokens only. */
    isService: z.boolean(),
    secondFactorSince: answerInstant.nullable(),
    emailVerifiedAt: answerInstant.nullable(),
  })
  .meta({ id: "Member" });

export const invitationAnswer = z
  .strictObject({
    id: wireId,
    email: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    invitedBy: z.strictObject({ id: wireId, name: z.string() }),
    invitedAt: answerInstant,
    /** Of its latest link; null when it has ended. */
    expiresAt: answerInstant.nullable(),
    state: z.enum(["waiting", "expired", "accepted", "withdrawn"]),
  })
  .meta({ id: "Invitation" });

export const secondFactorPolicy = z
  .strictObject({
    /** Holders of these roles need a second factor. */
    roles: z.array(z.string()),
    /** All roles there are. */
    options: z.array(z.string()),
  })
  .meta({ id: "SecondFactorPolicy" });

export const memberRoutes = {
  listMembers: route({
    id: "listMembers",
    method: "get",
    path: "/v1/members",
    summary: "People and service accounts of the organization, by name",
    tag,
    permission: "administer",
    query: pageQuery,
    response: pageOf(memberAnswer),
  }),
  changeMembership: route({
    id: "changeMembership",
    method: "put",
    path: "/v1/members/{personId}/roles",
    summary: "Give a member these roles and no others; his sessions in the organization end",
    tag,
    permission: "administer",
    params: memberId,
    body: z.strictObject({ roles: someRoles, reason }),
    response: memberAnswer,
    recordsFacts: true,
  }),
  endMembership: route({
    id: "endMembership",
    method: "post",
    path: "/v1/members/{personId}/departures",
    summary: "A member leaves: roles, sessions and API tokens in the organization end",
    tag,
    permission: "administer",
    params: memberId,
    body: z.strictObject({ reason }),
    response: z.strictObject({}),
    recordsFacts: true,
  }),
  resetSecondFactor: route({
    id: "resetSecondFactor",
    method: "post",
    path: "/v1/members/{personId}/second-factor-resets",
    summary: "Take away the second factor of a member who has lost it; all his sessions end",
    tag,
    permission: "administer",
    params: memberId,
    body: z.strictObject({ reason }),
    response: z.strictObject({}),
    recordsFacts: true,
  }),
  listInvitations: route({
    id: "listInvitations",
    method: "get",
    path: "/v1/invitations",
    summary: "Invitations into the organization, newest first",
    tag,
    permission: "administer",
    query: pageQuery,
    response: pageOf(invitationAnswer),
  }),
  inviteMember: route({
    id: "inviteMember",
    method: "post",
    path: "/v1/invitations",
    summary: "Invite a person by e-mail; the link works once, within seven days",
    tag,
    permission: "administer",
    body: z.strictObject({
      email: wireText(254).meta({ examples: ["hanako@example.jp"] }),
      name: wireText(100).meta({ examples: ["散歩 花子"] }),
      language: language.default("ja"),
      roles: someRoles.meta({ examples: [["officer"]] }),
    }),
    response: invitationAnswer,
    status: 201,
    recordsFacts: true,
  }),
  resendInvitation: route({
    id: "resendInvitation",
    method: "post",
    path: "/v1/invitations/{invitationId}/links",
    summary: "Mail a new link; the one before no longer works",
    tag,
    permission: "administer",
    params: invitationId,
    response: z.undefined(),
    status: 204,
  }),
  withdrawInvitation: route({
    id: "withdrawInvitation",
    method: "post",
    path: "/v1/invitations/{invitationId}/withdrawals",
    summary: "Withdraw an invitation; its link no longer works",
    tag,
    permission: "administer",
    params: invitationId,
    response: z.strictObject({}),
    recordsFacts: true,
  }),
  readInvitation: route({
    id: "readInvitation",
    method: "post",
    path: "/v1/invitations/readings",
    summary: "What the link of an invitation invites to",
    tag: "identity",
    permission: "public",
    body: z.strictObject({ token: linkToken }),
    response: z
      .strictObject({
        organization: z.strictObject({ nameJa: z.string(), nameEn: z.string() }),
        email: z.string(),
        name: z.string(),
        roles: z.array(z.string()),
        /** The person joins with the password he has. */
        hasAccount: z.boolean(),
      })
      .meta({ id: "OpenInvitation" }),
  }),
  acceptInvitation: route({
    id: "acceptInvitation",
    method: "post",
    path: "/v1/invitations/acceptances",
    summary: "Join the organization, with a password chosen now or the one of one's account",
    tag: "identity",
    permission: "public",
    body: z.strictObject({
      token: linkToken,
      name: wireText(100),
      password: z.string().min(1).max(200),
    }),
    response: z.undefined(),
    status: 204,
  }),
  getSecondFactorPolicy: route({
    id: "getSecondFactorPolicy",
    method: "get",
    path: "/v1/second-factor-policy",
    summary: "The roles whose holders need a second factor",
    tag,
    permission: "administer",
    response: secondFactorPolicy,
  }),
  setSecondFactorPolicy: route({
    id: "setSecondFactorPolicy",
    method: "put",
    path: "/v1/second-factor-policy",
    summary: "Say whose sign-in needs a second factor; holders without one must add it at once",
    tag,
    permission: "administer",
    body: z.strictObject({ roles }),
    response: secondFactorPolicy,
    recordsFacts: true,
  }),
} as const;
