import { z } from "zod";
import { answerInstant, wireId } from "../wire.ts";

export const personAnswer = z.strictObject({ id: wireId, name: z.string(), email: z.string() });

export const sessionAnswer = z
  .strictObject({
    person: personAnswer.extend({ language: z.enum(["ja", "en"]) }),
    organization: z.strictObject({ id: wireId, nameJa: z.string(), nameEn: z.string(), kind: z.string() }),
    memberships: z.array(
      z.strictObject({
        organizationId: wireId,
        nameJa: z.string(),
        nameEn: z.string(),
        roles: z.array(z.string()),
      }),
    ),
    roles: z.array(z.string()),
    /** What these roles take, by the access table. */
    actions: z.array(z.string()),
    /** To be sent as `x-csrf-token` with everything that is not a GET; null for API tokens, which need none. */
    csrfToken: z.string().nullable(),
    demo: z.boolean().optional(),
    /** The organization asks for a second factor: until it has been added, nothing else can be done. */
    lacksSecondFactor: z.literal(true).optional(),
  })
  .meta({ id: "Session" });

/** The password was right, and a code is asked for. */
export const challengeAnswer = z
  .strictObject({ challenge: z.string(), expiresAt: answerInstant })
  .meta({ id: "SignInChallenge" });
