import type { Instant } from "../../domain/kernel/instant.ts";
import type { SecondFactor } from "./account-ports.ts";
import type { IdentityPorts, IdentityRepositories } from "./ports.ts";
import { appCodeOf, recoveryCodeHash } from "./recovery-codes.ts";

type CodePorts = Pick<IdentityPorts, "codes" | "sealer">;

interface Shown {
  readonly factor: SecondFactor;
  readonly typed: string;
  readonly now: Instant;
}

export type CodeCheck = "wrong" | "appCode" | "recoveryCode";

/**
 * Whether what was typed is right, and spends it: a code of the app works once and rules out all before it, a recovery
 * code works once. Runs inside the transaction that acts upon the answer, so that two requests cannot spend one code.
 */
export async function spendCode(
  ports: CodePorts,
  { secondFactors }: Pick<IdentityRepositories, "secondFactors">,
  shown: Shown,
): Promise<CodeCheck> {
  const { factor, typed, now } = shown;
  const counter = counterOf(ports, shown);
  if (counter !== undefined) {
    await secondFactors.save({ ...factor, lastCounter: counter });
    return "appCode";
  }
  if (factor.confirmedAt === undefined || appCodeOf(typed) !== undefined) return "wrong";
  const code = { personId: factor.personId, codeHash: recoveryCodeHash(typed), usedAt: now };
  return (await secondFactors.useRecoveryCode(code)) ? "recoveryCode" : "wrong";
}

/** The period of an app's code that has not been used yet. */
export function counterOf({ codes, sealer }: CodePorts, { factor, typed, now }: Shown): number | undefined {
  const code = appCodeOf(typed);
  if (code === undefined) return undefined;
  const counter = codes.counterOf({ secret: sealer.open(factor.sealedSecret), code, now });
  return counter === undefined || counter <= factor.lastCounter ? undefined : counter;
}
