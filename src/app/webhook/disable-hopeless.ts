import type { IdentityPorts } from "../identity/ports.ts";
import { letterTo } from "../identity/mail-texts.ts";
import { hasMailbox } from "../identity/service-accounts.ts";
import { systemActor } from "../loan/run-due-interest.ts";
import type { AppPorts } from "../ports.ts";
import { disableByItself } from "./endpoint-change.ts";
import type { ReadyWebhook } from "./queue-ports.ts";

interface DisablingDeps {
  readonly ports: Pick<AppPorts, "transact" | "now" | "newId">;
  readonly identity: Pick<IdentityPorts, "read" | "sendMail" | "publicUrl">;
}

/** Switches an endpoint off that has failed too long, and tells the administrators. */
export async function disableHopeless(
  { ports, identity }: DisablingDeps,
  { id: webhookId, organizationId }: ReadyWebhook,
  reason: string,
): Promise<void> {
  const actor = systemActor(organizationId);
  const { now, newId } = ports;
  const disabled = await ports.transact({ actor, action: "disableWebhook", now, newId }, (work, at) =>
    disableByItself({ work, actor, now: at, newId }, { webhookId, reason }),
  );
  if (disabled === undefined) return;
  const members = await identity.read(({ people }) => people.membersOf(organizationId));
  const figures = {
    name: disabled.name,
    reason,
    url: `${identity.publicUrl()}/administration/webhooks/${webhookId}`,
  };
  for (const { person, roles } of members) {
    if (!roles.includes("admin") || !hasMailbox(person.email)) continue;
    await identity.sendMail(letterTo(person, "webhookDisabled", figures));
  }
}
