import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import { Rejected } from "../rejected.ts";
import { spendCode } from "./check-second-factor.ts";
import type { IdentityPorts, IdentityRepositories } from "./ports.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";
import { countAttempt } from "./sign-in.ts";
import { throttleKey } from "./throttle-policy.ts";

export interface ShownCode {
  readonly actor: Actor;
  readonly code: string;
  readonly address: string;
  readonly now: Instant;
}

/** Does away with one's own second factor, unless one of one's organizations asks for it. */
export async function removeSecondFactor(ports: IdentityPorts, shown: ShownCode): Promise<void> {
  const { personId, organizationId } = shown.actor;
  await withCode(ports, shown, async (repositories) => {
    for (const { organization, roles } of await repositories.people.membershipsOf(personId)) {
      const required = await repositories.secondFactors.requiredRoles(organization.id);
      if (required.some((role) => roles.includes(role))) throw new Rejected({ code: "secondFactorRequired" });
    }
    await repositories.secondFactors.remove(personId);
  });
  ports.securityLog({ event: "secondFactorRemoved", personId, organizationId });
}

/** Ten new recovery codes in place of those left. */
export async function renewRecoveryCodes(ports: IdentityPorts, shown: ShownCode): Promise<readonly string[]> {
  const { personId, organizationId } = shown.actor;
  const recoveryCodes = newRecoveryCodes(ports.randomBytes);
  await withCode(ports, shown, ({ secondFactors }) =>
    secondFactors.replaceRecoveryCodes(personId, recoveryCodes.map(recoveryCodeHash)),
  );
  ports.securityLog({ event: "recoveryCodesRenewed", personId, organizationId });
  return recoveryCodes;
}

/** Wrong codes are counted: guessing gets slower as it does at the door. */
async function withCode(
  ports: IdentityPorts,
  { actor: { personId }, code: typed, address, now }: ShownCode,
  work: (repositories: IdentityRepositories) => Promise<void>,
): Promise<void> {
  const key = throttleKey(`second factor of ${personId}`, address);
  await countAttempt(ports, { key, address, now });
  const isRight = await ports.keep(async (repositories) => {
    const factor = await repositories.secondFactors.find(personId);
    if (factor?.confirmedAt === undefined) throw new Rejected({ code: "noSecondFactor" });
    if ((await spendCode(ports, repositories, { factor, typed, now })) === "wrong") return false;
    await repositories.throttle.remove(key);
    await work(repositories);
    return true;
  });
  if (!isRight) throw new Rejected({ code: "codeRefused", pointer: "/code" });
}
