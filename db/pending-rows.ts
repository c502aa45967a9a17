/**
 * Rows that wait to be inserted. Those of several units of work join in one statement per table, yet each unit's own
 * rows stay in the order in which it recorded them, because guards look at what is already there.
 */
import type { RowText, RowTexts } from "./dialect.ts";

export interface Insertion extends RowTexts {
  readonly table: string;
}

/** Stands for a unit of work, by identity. */
export type Owner = object;

interface Group {
  readonly table: string;
  readonly columns: readonly string[];
  readonly parts: { readonly owner: Owner; readonly rows: readonly RowText[] }[];
}

export interface PendingRows {
  readonly add: (owner: Owner, insertion: Insertion) => void;
  readonly tables: () => readonly string[];
  /** All of them, in the order of insertion; nothing waits afterwards. */
  readonly take: () => readonly Insertion[];
  /** Whose rows wait. */
  readonly owners: () => ReadonlySet<Owner>;
  readonly drop: (owner: Owner) => void;
}

export function pendingRows(): PendingRows {
  let groups: Group[] = [];
  /** The group a unit last wrote to: its next rows may join that one or a later one. */
  let places = new Map<Owner, number>();
  return {
    add: (owner, { table, columns, rows }) => {
      const from = places.get(owner) ?? 0;
      const found = groups.findIndex((group, i) => i >= from && group.table === table);
      const place = found < 0 ? groups.length : found;
      const group = groups[place] ?? { table, columns, parts: [] };
      groups[place] = group;
      group.parts.push({ owner, rows });
      places.set(owner, place);
    },
    tables: () => groups.map(({ table }) => table),
    take: () => {
      const taken = groups.filter(({ parts }) => parts.length > 0);
      groups = [];
      places = new Map();
      return taken.map(({ table, columns, parts }) => ({
        table,
        columns,
        rows: parts.flatMap(({ rows }) => rows),
      }));
    },
    owners: () => new Set(groups.flatMap(({ parts }) => parts.map(({ owner }) => owner))),
    drop: (owner) => {
      groups = groups.map((group) => ({
        ...group,
        parts: group.parts.filter((part) => part.owner !== owner),
      }));
      places.delete(owner);
    },
  };
}
