/**
 * Group commit: units of work that wait for the same chain are recorded in one transaction, so that the cost of making
 * them durable is shared. Nothing waits for company: a unit that finds its lane free starts at once, and the next batch
 * is whatever has come meanwhile. Everybody is answered after the commit. A batch that fails is tried again member by
 * member, so that one that cannot be recorded does not fail its neighbours.
 */
import { setImmediate as otherWork } from "node:timers/promises";

export type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

/** Answers for the first of the members, one at least; the others are asked again. */
export type RecordTogether<Member> = (members: readonly Member[]) => Promise<readonly Outcome[]>;

interface Waiting<Member> {
  readonly member: Member;
  readonly settle: (outcome: Outcome) => void;
}

const mostMembers = 100;

export function groupCommit<Member>(
  record: RecordTogether<Member>,
): (lane: string, member: Member) => Promise<unknown> {
  const lanes = new Map<string, Waiting<Member>[]>();

  const drain = async (lane: string, waiting: Waiting<Member>[]): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostMembers);
      const answered = await settled(batch);
      waiting.unshift(...batch.slice(answered));
      // Those just answered may have more to record, and requests may have come: they join the next batch.
      await otherWork();
    }
    lanes.delete(lane);
  };

  /** How many of them have their answer. */
  const settled = async (batch: readonly Waiting<Member>[]): Promise<number> => {
    try {
      const outcomes = await record(batch.map(({ member }) => member));
      for (const [i, outcome] of outcomes.entries()) batch[i]?.settle(outcome);
      return outcomes.length;
    } catch (error) {
      if (batch.length === 1) batch[0]?.settle({ ok: false, error });
      else for (const one of batch) await settled([one]);
      return batch.length;
    }
  };

  return (lane, member) =>
    new Promise((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        if (outcome.ok) resolve(outcome.value);
        else reject(outcome.error instanceof Error ? outcome.error : new Error(String(outcome.error)));
      };
      const waiting = lanes.get(lane);
      if (waiting !== undefined) {
        waiting.push({ member, settle });
        return;
      }
      const own = [{ member, settle }];
      lanes.set(lane, own);
      void drain(lane, own);
    });
}
