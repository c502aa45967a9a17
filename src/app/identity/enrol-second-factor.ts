import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import { Rejected } from "../rejected.ts";
import { counterOf } from "./check-second-factor.ts";
import { confirmOwnPassword } from "./own-password.ts";
import type { IdentityPorts } from "./ports.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";
import { digest } from "./secrets.ts";

export interface BeginSecondFactor {
  readonly actor: Actor;
  readonly password: string;
  readonly address: string;
  readonly now: Instant;
}

export interface NewSecondFactor {
  readonly secret: string;
  /** What the QR code says. */
  readonly qrText: string;
}

/** A secret for the person's authenticator app. It protects nothing until a code made from it has been shown. */
export async function beginSecondFactor(
  ports: IdentityPorts,
  { actor: { personId }, password, address, now }: BeginSecondFactor,
): Promise<NewSecondFactor> {
  const { email } = await confirmOwnPassword(ports, { personId, password, address, now });
  const secret = ports.codes.newSecret();
  await ports.keep(async ({ secondFactors }) => {
    const earlier = await secondFactors.find(personId);
    if (earlier?.confirmedAt !== undefined) throw new Rejected({ code: "secondFactorExists" });
    await secondFactors.save({
      personId,
      sealedSecret: ports.sealer.seal(secret),
      lastCounter: 0,
      createdAt: now,
    });
  });
  return { secret, qrText: ports.codes.qrTextOf({ secret, email }) };
}

export interface ConfirmSecondFactor {
  readonly actor: Actor;
  readonly sessionToken: string;
  readonly code: string;
  readonly now: Instant;
}

/** The first code is right: from now on signing in asks for one, and every other session of the person ends. */
export async function confirmSecondFactor(
  ports: IdentityPorts,
  { actor: { personId, organizationId }, sessionToken, code: typed, now }: ConfirmSecondFactor,
): Promise<readonly string[]> {
  const recoveryCodes = newRecoveryCodes(ports.randomBytes);
  await ports.keep(async ({ secondFactors, sessions }) => {
    const factor = await secondFactors.find(personId);
    if (factor === undefined) throw new Rejected({ code: "noSecondFactor" });
    if (factor.confirmedAt !== undefined) throw new Rejected({ code: "secondFactorExists" });
    const lastCounter = counterOf(ports, { factor, typed, now });
    if (lastCounter === undefined) throw new Rejected({ code: "codeRefused", pointer: "/code" });
    await secondFactors.save({ ...factor, lastCounter, confirmedAt: now });
    await secondFactors.replaceRecoveryCodes(personId, recoveryCodes.map(recoveryCodeHash));
    await sessions.removeOf(personId, digest(sessionToken));
  });
  ports.securityLog({ event: "secondFactorAdded", personId, organizationId });
  return recoveryCodes;
}
