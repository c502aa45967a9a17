import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { IdentityPorts } from "./ports.ts";
import { orNotFound } from "../rejected.ts";

export interface AccountSecurity {
  /** Since when; null without a second factor. */
  readonly secondFactorSince: Instant | null;
  readonly recoveryCodesLeft: number;
  /** The organization one acts for asks for it. */
  readonly secondFactorRequired: boolean;
  readonly emailVerifiedAt: Instant | null;
  /** False for whoever signs in through another provider only. */
  readonly hasPassword: boolean;
}

export function accountSecurity({ read }: IdentityPorts, actor: Actor): Promise<AccountSecurity> {
  const { personId, organizationId, roles } = actor;
  return read(async ({ people, secondFactors, verifiedEmails }) => {
    const person = orNotFound(await people.findById(personId), "person");
    const found = await people.findByEmail(person.email);
    const factor = await secondFactors.find(personId);
    const required = await secondFactors.requiredRoles(organizationId);
    return {
      secondFactorSince: factor?.confirmedAt ?? null,
      recoveryCodesLeft: await secondFactors.countRecoveryCodes(personId),
      secondFactorRequired: required.some((role) => roles.includes(role)),
      emailVerifiedAt: (await verifiedEmails.verifiedAt(personId)) ?? null,
      hasPassword: found?.passwordHash !== undefined,
    };
  });
}
