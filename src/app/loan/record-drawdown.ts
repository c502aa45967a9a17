/** Posts the drawdown of a loan on its day. Posting it a second time is refused by the entry's key. */
import { present } from "../../domain/kernel/invariant.ts";
import { checkedEntry } from "../../domain/ledger/journal-entry.ts";
import { entryFor } from "../../domain/ledger/posting-rules.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, orReject } from "../rejected.ts";

export async function recordDrawdown(
  { work, actor, now, newId }: CommandContext,
  loanId: string,
): Promise<void> {
  const [facts] = await work.loans.facts(actor.organizationId, [loanId], now);
  const { loan } = orNotFound(facts, "loan");
  const description = { ja: `${loan.number} 貸付実行`, en: `${loan.number} drawdown` };
  const event = { kind: "drawdown" as const, principal: loan.principal };
  const entry = present(
    entryFor(event, { effectiveOn: loan.drawdownOn, description }),
    "entry of a drawdown",
  );
  const book = orNotFound(await work.books.ofLender(loan.lender.id, loan.currency), "book");
  await work.books.post(book, [
    {
      id: newId(),
      draft: orReject(checkedEntry(entry)),
      loanId,
      reasonKind: "drawdown",
      reasonId: loanId,
      authorId: actor.personId,
      approverId: undefined,
      idempotencyKey: `${loanId}/drawdown`,
    },
  ]);
}
