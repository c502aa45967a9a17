import { accountSecurity } from "../../app/identity/account-security.ts";
import { answerChallenge } from "../../app/identity/answer-challenge.ts";
import { removeSecondFactor, renewRecoveryCodes } from "../../app/identity/change-second-factor.ts";
import { beginSecondFactor, confirmSecondFactor } from "../../app/identity/enrol-second-factor.ts";
import type { accountRoutes } from "../../contract/identity/account-routes.ts";
import type { Handlers } from "../handler.ts";
import type { IdentityHandlerDeps } from "./handlers.ts";
import { originOf, sessionAnswer, sessionTokenOf } from "./session-answer.ts";

export function accountHandlers({ identity, demo }: IdentityHandlerDeps): Handlers<typeof accountRoutes> {
  return {
    answerChallenge: async ({ body }, context) => {
      const { token, view } = await answerChallenge(identity, { ...body, ...originOf(context) });
      context.connection.replaceSession(token);
      return sessionAnswer({ view, token, demo });
    },
    getAccountSecurity: (_input, { actor }) => accountSecurity(identity, actor),
    beginSecondFactor: ({ body: { password } }, context) => {
      sessionTokenOf(context);
      const { actor, now, connection } = context;
      return beginSecondFactor(identity, { actor, password, now, address: connection.address });
    },
    confirmSecondFactor: async ({ body: { code } }, context) => {
      const { actor, now } = context;
      const shown = { actor, code, now, sessionToken: sessionTokenOf(context) };
      return { recoveryCodes: await confirmSecondFactor(identity, shown) };
    },
    removeSecondFactor: async ({ body: { code } }, context) => {
      sessionTokenOf(context);
      const { actor, now, connection } = context;
      await removeSecondFactor(identity, { actor, code, now, address: connection.address });
      return undefined;
    },
    renewRecoveryCodes: async ({ body: { code } }, context) => {
      sessionTokenOf(context);
      const { actor, now, connection } = context;
      const shown = { actor, code, now, address: connection.address };
      return { recoveryCodes: await renewRecoveryCodes(identity, shown) };
    },
  };
}
