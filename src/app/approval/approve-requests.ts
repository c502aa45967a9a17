import type { Rejection } from "../../domain/kernel/decision.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { approvedChange, reckonAgain } from "./approve-request.ts";

export interface BulkAnswer {
  readonly id: string;
  readonly approved: boolean;
  /** Why it was left waiting. */
  readonly refusal: Rejection | undefined;
}

/**
 * Approves many requests, each with its own decision and entries. One that cannot be approved (a request of one's own,
 * facts that have changed, some of them by the requests before it) is left waiting and named; nothing is half done.
 */
export async function approveRequests(
  deps: ReckoningDeps,
  context: CommandContext,
  { approvalIds, reason }: { readonly approvalIds: readonly string[]; readonly reason: string },
): Promise<readonly BulkAnswer[]> {
  const answers: BulkAnswer[] = [];
  for (const approvalId of new Set(approvalIds)) {
    const answer = { approvalId, reason };
    const checked = await attempt(() => reckonAgain(deps, context, answer));
    if (checked.ok) await approvedChange(context, answer, checked.value);
    const refusal = checked.ok ? undefined : checked.rejection;
    answers.push({ id: approvalId, approved: checked.ok, refusal });
  }
  return answers;
}

type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: Rejection };

/** Reckoning reads only, so that a refusal leaves nothing behind. */
async function attempt<T>(check: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await check() };
  } catch (error) {
    if (error instanceof Rejected) return { ok: false, rejection: error.rejection };
    throw error;
  }
}
