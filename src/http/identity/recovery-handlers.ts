import { changePassword } from "../../app/identity/change-password.ts";
import { askPasswordReset, resetPassword } from "../../app/identity/reset-password.ts";
import { askEmailVerification, verifyEmail } from "../../app/identity/verify-email.ts";
import type { recoveryRoutes } from "../../contract/identity/recovery-routes.ts";
import type { Handlers } from "../handler.ts";
import type { IdentityHandlerDeps } from "./handlers.ts";
import { sessionAnswer, sessionTokenOf } from "./session-answer.ts";

export function recoveryHandlers({ identity, demo }: IdentityHandlerDeps): Handlers<typeof recoveryRoutes> {
  return {
    askPasswordReset: async ({ body: { email } }, { now, connection: { address } }) => {
      await askPasswordReset(identity, { email, address, now });
      return undefined;
    },
    resetPassword: async ({ body }, { now, connection: { address } }) => {
      await resetPassword(identity, { ...body, address, now });
      return undefined;
    },
    changePassword: async ({ body }, context) => {
      const { actor, now, connection } = context;
      const { address } = connection;
      const asked = { ...body, actor, address, now, sessionToken: sessionTokenOf(context) };
      const { token, view } = await changePassword(identity, asked);
      connection.replaceSession(token);
      return sessionAnswer({ view, token, demo });
    },
    askEmailVerification: async (_input, { actor, now, connection: { address } }) => {
      await askEmailVerification(identity, { actor, address, now });
      return undefined;
    },
    verifyEmail: async ({ body: { token } }, { now }) => {
      await verifyEmail(identity, { token, now });
      return undefined;
    },
  };
}
