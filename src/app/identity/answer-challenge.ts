import { orNotFound, Rejected } from "../rejected.ts";
import { spendCode, type CodeCheck } from "./check-second-factor.ts";
import { logSignIn, openSession, type Origin, type SignedIn } from "./open-session.ts";
import type { IdentityPorts, IdentityRepositories } from "./ports.ts";
import { digest } from "./secrets.ts";

export interface AnswerChallenge extends Origin {
  readonly challenge: string;
  /** Code of the app, or a recovery code. */
  readonly code: string;
}

/** After so many wrong codes the password is asked for again, and with it comes the growing wait. */
const tries = 3;

type Outcome =
  | { readonly is: "opened"; readonly personId: string; readonly by: CodeCheck; readonly signedIn: SignedIn }
  | { readonly is: "wrong"; readonly personId: string }
  | { readonly is: "over" };

/** The second step of signing in. Refuses with `challengeOver` or `codeRefused`. */
export async function answerChallenge(ports: IdentityPorts, request: AnswerChallenge): Promise<SignedIn> {
  const outcome = await ports.keep((repositories) => tryCode(ports, repositories, request));
  const { address } = request;
  if (outcome.is === "over") throw new Rejected({ code: "challengeOver" });
  const { personId } = outcome;
  if (outcome.is === "wrong") {
    ports.securityLog({ event: "secondFactorRefused", personId, address });
    throw new Rejected({ code: "codeRefused" });
  }
  if (outcome.by === "recoveryCode") ports.securityLog({ event: "recoveryCodeUsed", personId, address });
  logSignIn(ports, outcome.signedIn, request);
  return outcome.signedIn;
}

async function tryCode(
  ports: IdentityPorts,
  repositories: IdentityRepositories,
  request: AnswerChallenge,
): Promise<Outcome> {
  const { challenges, secondFactors, people } = repositories;
  const { now, code: typed } = request;
  const found = await challenges.find(digest(request.challenge));
  if (found === undefined || found.expiresAt <= now || found.failures >= tries) return { is: "over" };
  const { personId, challengeHash, throttleKey, failures } = found;
  const factor = await secondFactors.find(personId);
  if (factor === undefined) return { is: "over" };
  const by = await spendCode(ports, repositories, { factor, typed, now });
  if (by === "wrong") {
    await challenges.save({ ...found, failures: failures + 1 });
    return { is: "wrong", personId };
  }
  await challenges.remove(challengeHash);
  const person = orNotFound(await people.findById(personId), "person");
  const signedIn = await openSession(ports, repositories, { person, throttleKey, origin: request });
  return { is: "opened", personId, by, signedIn };
}
