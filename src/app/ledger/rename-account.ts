import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { checkedNaming } from "../../domain/ledger/account-naming.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, orReject } from "../rejected.ts";
import type { AccountView } from "./read-chart.ts";
import { bookOf } from "./read-books.ts";

export interface RenameAccount {
  readonly bookId: string;
  readonly accountId: string;
  readonly code: string;
  readonly name: Bilingual;
}

/** Calls an account by another code or name from today on. What it was called before stays on record. */
export async function renameAccount(
  { work, actor, now, newId }: CommandContext,
  { bookId, accountId, code, name }: RenameAccount,
): Promise<AccountView> {
  await bookOf(work, actor, bookId);
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const chart = await work.accounts.ofBook(bookId, viewpoint);
  const current = orNotFound(
    chart.find(({ id }) => id === accountId),
    "account",
  );
  const others = chart.filter(({ id }) => id !== accountId).map((account) => account.code);
  const naming = orReject(checkedNaming({ code, name }, { current, others }));
  await work.accounts.addVersion({
    id: newId(),
    accountId,
    ...naming,
    effectiveOn: viewpoint.asOf,
    changedBy: actor.personId,
  });
  return { ...current, ...naming };
}
