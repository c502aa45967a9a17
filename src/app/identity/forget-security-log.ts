import { decideForgetting } from "../../domain/party/log-retention.ts";
import {
  endOfJapanDay,
  instantFromMillis,
  japanDay,
  millisOf,
  type Instant,
} from "../../domain/kernel/instant.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { orReject } from "../rejected.ts";
import type { IdentityPorts } from "./ports.ts";

interface Forgetting {
  /** The first day that is kept. */
  readonly before: LocalDate;
  readonly years: number;
  readonly now: Instant;
}

/** Forgets what the security log holds from before a day, and notes how much that was. Refused while it is to be kept. */
export async function forgetSecurityLog(
  { keep, securityLog }: Pick<IdentityPorts, "keep" | "securityLog">,
  { before, years, now }: Forgetting,
): Promise<number> {
  const day = orReject(decideForgetting(before, { today: japanDay(now), years }));
  const forgotten = await keep(({ securityEvents }) => securityEvents.removeBefore(startOf(day)));
  for (const { organizationId, events } of forgotten) {
    const detail = `${String(events)} before ${day}`;
    securityLog({
      event: "logForgotten",
      detail,
      ...(organizationId === null ? {} : { organizationId }),
    });
  }
  return forgotten.reduce((sum, { events }) => sum + events, 0);
}

function startOf(day: LocalDate): Instant {
  return instantFromMillis(millisOf(endOfJapanDay(addDays(day, -1))) + 1);
}
