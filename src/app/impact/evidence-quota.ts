import { checkQuota } from "../../domain/impact/evidence.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orReject } from "../rejected.ts";
import type { EvidenceFiles } from "./ports.ts";

/** Refuses a file for which the organization has no room left. */
export async function mustFitQuota(
  { quotaBytes }: Pick<EvidenceFiles, "quotaBytes">,
  { impact }: Pick<Repositories, "impact">,
  { organizationId, size }: Pick<Actor, "organizationId"> & { readonly size: number },
): Promise<void> {
  if (quotaBytes === undefined) return;
  const stored = await impact.storedBytes(organizationId);
  orReject(checkQuota({ stored, size, quota: quotaBytes }));
}
