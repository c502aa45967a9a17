/**
 * An entry is recorded after its postings, which SQLite then counts as waiting for it; for every new entry it looks
 * through all tables that name one. Without an index that is the whole table, once for each entry.
 */
const namingAnEntry = ["interest_posting", "receipt", "repayment"] as const;

export function entryIndexes(): readonly string[] {
  return namingAnEntry.map((table) => `create index ${table}_by_entry_id on ${table} (entry_id)`);
}
