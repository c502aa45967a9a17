import type { Knex } from "knex";
import type { AccountRecord, AccountRepository } from "../../src/app/ledger/ports.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import type { AccountKind } from "../../src/domain/ledger/chart-of-accounts.ts";
import { rowsOf } from "../read.ts";
import type { RepositoryScope } from "./scope.ts";

export function accountRepository({ on, recorder }: RepositoryScope): AccountRepository {
  return {
    ofBook: async (bookId, viewpoint) => [...(await accountsOf(on, bookId, viewpoint)).values()],
    async addVersion({ id, accountId, code, name, effectiveOn, changedBy }) {
      recorder.concerns(accountId);
      const names = { name_ja: name.ja, name_en: name.en };
      await recorder.append("account_version", [
        { id, account_id: accountId, code, ...names, effective_on: effectiveOn, changed_by: changedBy },
      ]);
    },
  };
}

interface AccountRow {
  readonly id: string;
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: AccountKind;
}

interface VersionRow {
  readonly account_id: string;
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly effective_on: LocalDate;
}

/** Accounts of a book by id, called as the institution calls them at the viewpoint, in the order of their codes. */
export async function accountsOf(
  on: Knex,
  bookId: string,
  { asOf, knownAt }: Viewpoint,
): Promise<ReadonlyMap<string, AccountRecord>> {
  const accounts = await rowsOf<AccountRow>(on("account").where({ book_id: bookId }));
  const versions = await rowsOf<VersionRow>(
    on("account_version")
      .join("account", "account.id", "account_version.account_id")
      .where("account.book_id", bookId)
      .where("account_version.effective_on", "<=", asOf)
      .where("account_version.recorded_at", "<=", knownAt)
      .orderBy(["account_version.effective_on", "account_version.audit_seq"])
      .select("account_version.*"),
  );
  const newest = new Map(versions.map((version) => [version.account_id, version]));
  const records = accounts.map((account): AccountRecord => {
    const called = newest.get(account.id) ?? account;
    return {
      id: account.id,
      chartCode: account.code,
      code: called.code,
      name: { ja: called.name_ja, en: called.name_en },
      kind: account.kind,
    };
  });
  return new Map(
    records
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
      .map((record) => [record.id, record]),
  );
}
