import type { Instant } from "../domain/kernel/instant.ts";
import { japanDay } from "../domain/kernel/instant.ts";
import type { LocalDate } from "../domain/kernel/local-date.ts";
import type { Viewpoint } from "../domain/kernel/viewpoint.ts";

interface AskedViewpoint {
  readonly asOf?: LocalDate | undefined;
  readonly knownAt?: Instant | undefined;
}

/** What was asked for; today in Japan and now where it was left open. Nobody knows more than is known now. */
export function viewpointOf({ asOf, knownAt }: AskedViewpoint, now: Instant): Viewpoint {
  return { asOf: asOf ?? japanDay(now), knownAt: knownAt === undefined || knownAt > now ? now : knownAt };
}
