/** One's own account: second factor, password, sessions. */
import { z } from "zod";
import { route } from "../route.ts";
import { answerInstant } from "../wire.ts";
import { sessionAnswer } from "./session-answer.ts";

const tag = "account";
const shownCode = z.strictObject({
  code: z
    .string()
    .min(6)
    .max(40)
    .meta({ examples: ["123456"] }),
});
const recoveryCodes = z
  .strictObject({ recoveryCodes: z.array(z.string()) })
  .meta({ id: "RecoveryCodes", description: "Each opens one session in place of a code; shown this once" });

export const accountRoutes = {
  answerChallenge: route({
    id: "answerChallenge",
    method: "post",
    path: "/v1/session/second-factor",
    summary: "Second step of signing in: the code of the authenticator app, or a recovery code",
    tag: "identity",
    permission: "public",
    body: shownCode.extend({ challenge: z.string().min(20).max(128) }),
    response: sessionAnswer,
    status: 201,
  }),
  getAccountSecurity: route({
    id: "getAccountSecurity",
    method: "get",
    path: "/v1/account/security",
    summary: "How one's own account is protected",
    tag,
    permission: "signedIn",
    beforeSecondFactor: true,
    response: z
      .strictObject({
        secondFactorSince: answerInstant.nullable(),
        recoveryCodesLeft: z.number().int(),
        /** The organization one acts for asks for a second factor. */
        secondFactorRequired: z.boolean(),
        emailVerifiedAt: answerInstant.nullable(),
        hasPassword: z.boolean(),
      })
      .meta({ id: "AccountSecurity" }),
  }),
  beginSecondFactor: route({
    id: "beginSecondFactor",
    method: "post",
    path: "/v1/account/second-factor",
    summary: "A secret for one's authenticator app; it counts once a code of it has been shown",
    tag,
    permission: "signedIn",
    beforeSecondFactor: true,
    body: z.strictObject({ password: z.string().max(200) }),
    response: z
      .strictObject({
        /** To be typed where no QR code can be read. */
        secret: z.string(),
        /** What the QR code says. */
        qrText: z.string(),
      })
      .meta({ id: "NewSecondFactor" }),
    status: 201,
  }),
  confirmSecondFactor: route({
    id: "confirmSecondFactor",
    method: "post",
    path: "/v1/account/second-factor/confirmations",
    summary: "Show the first code; one's other sessions end",
    tag,
    permission: "signedIn",
    beforeSecondFactor: true,
    body: shownCode,
    response: recoveryCodes,
    status: 201,
  }),
  removeSecondFactor: route({
    id: "removeSecondFactor",
    method: "post",
    path: "/v1/account/second-factor/removals",
    summary: "Do without a second factor, where no organization asks for one",
    tag,
    permission: "signedIn",
    body: shownCode,
    response: z.undefined(),
    status: 204,
  }),
  renewRecoveryCodes: route({
    id: "renewRecoveryCodes",
    method: "post",
    path: "/v1/account/recovery-codes",
    summary: "Ten new recovery codes in place of those left",
    tag,
    permission: "signedIn",
    body: shownCode,
    response: recoveryCodes,
    status: 201,
  }),
} as const;
