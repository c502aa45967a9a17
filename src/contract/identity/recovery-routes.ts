/** Passwords and e-mail addresses: changed by their owner, or by a link that was mailed to him. */
import { z } from "zod";
import { route } from "../route.ts";
import { wireText } from "../wire.ts";
import { sessionAnswer } from "./session-answer.ts";

const tag = "account";
const newPassword = z.string().min(1).max(200);
const linkToken = z.string().regex(/^[\w-]{20,128}$/, "not the token of a link");
const nothing = { response: z.undefined(), status: 204 } as const;

export const recoveryRoutes = {
  askPasswordReset: route({
    id: "askPasswordReset",
    method: "post",
    path: "/v1/password-resets",
    summary: "Have a link mailed to choose a new password; the answer is the same for every address",
    tag,
    permission: "public",
    body: z.strictObject({ email: wireText(254).meta({ examples: ["officer@example.jp"] }) }),
    ...nothing,
  }),
  resetPassword: route({
    id: "resetPassword",
    method: "post",
    path: "/v1/password-resets/confirmations",
    summary: "Choose a new password with the token of the link; every session of the person ends",
    tag,
    permission: "public",
    body: z.strictObject({ token: linkToken, password: newPassword }),
    ...nothing,
  }),
  changePassword: route({
    id: "changePassword",
    method: "put",
    path: "/v1/account/password",
    summary: "Change one's own password; one's other sessions end, this one goes on under a new token",
    tag,
    permission: "signedIn",
    beforeSecondFactor: true,
    body: z.strictObject({ password: z.string().max(200), newPassword }),
    response: sessionAnswer,
  }),
  askEmailVerification: route({
    id: "askEmailVerification",
    method: "post",
    path: "/v1/account/email-verifications",
    summary: "Have a link mailed that proves one's e-mail address",
    tag,
    permission: "signedIn",
    ...nothing,
  }),
  verifyEmail: route({
    id: "verifyEmail",
    method: "post",
    path: "/v1/email-verifications",
    summary: "Prove an e-mail address with the token of the link",
    tag,
    permission: "public",
    body: z.strictObject({ token: linkToken }),
    ...nothing,
  }),
} as const;
