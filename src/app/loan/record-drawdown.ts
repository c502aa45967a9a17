/** Posts the drawdown of a loan on its day. Posting it a second time is refused by the entry's key. */
import type { CommandContext } from "../command.ts";
import { orNotFound } from "../rejected.ts";
import { postDrawdown } from "./drawdown-entry.ts";

export async function recordDrawdown(context: CommandContext, loanId: string): Promise<void> {
  const { work, actor, now } = context;
  const [facts] = await work.loans.facts(actor.organizationId, [loanId], now);
  const { loan } = orNotFound(facts, "loan");
  await postDrawdown(context, {
    loan,
    on: loan.drawdownOn,
    amount: loan.principal,
    reasonId: loanId,
    authorId: actor.personId,
    idempotencyKey: `${loanId}/drawdown`,
  });
}
