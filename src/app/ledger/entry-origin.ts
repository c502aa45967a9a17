/**
 * Where an entry comes from: the row of the audit chain it was recorded with, the fact that caused it as that row covers
 * it, and the approval it rests on. Read from the unit of work itself, so that it is what `verify` proves.
 */
import { present } from "../../domain/kernel/invariant.ts";
import type { Actor } from "../actor.ts";
import type { AuditUnit } from "../audit/ports.ts";
import type { Repositories } from "../ports.ts";
import { readEntry, type EntryAsked, type JournalEntryView } from "./read-journal.ts";

type Cell = string | number | null;
type FactRow = Readonly<Record<string, Cell>>;

export interface EntryOriginView {
  /** Number of the row of the audit chain. */
  readonly seq: number;
  readonly action: string;
  /** The fact that caused it; null where it was not recorded with the entry, as in a regular run. */
  readonly fact: { readonly table: string; readonly cells: FactRow } | null;
  readonly approvalId: string | null;
}

export async function readEntryWithOrigin(
  work: Pick<Repositories, "books" | "journal" | "audit">,
  actor: Actor,
  asked: EntryAsked,
): Promise<JournalEntryView & { readonly origin: EntryOriginView }> {
  const entry = await readEntry(work, actor, asked);
  const unit = await work.audit.unitOfEntry(actor.organizationId, entry.id);
  return { ...entry, origin: originOf(entry.reason.id, present(unit, "unit of an entry")) };
}

function originOf(reasonId: string, { seq, content, tables }: AuditUnit): EntryOriginView {
  const { action } = JSON.parse(content) as { readonly action: string };
  const facts = tables.flatMap(({ table, rows }) =>
    rows.map((row) => ({ table, cells: JSON.parse(row) as FactRow })),
  );
  const fact = facts.find(({ cells }) => cells["id"] === reasonId) ?? null;
  const approved = facts
    .filter(({ table }) => table === "approval_decision")
    .map(({ cells }) => String(cells["approval_id"]));
  return { seq, action, fact, approvalId: approvalOf(approved, [fact?.cells["approval_id"], reasonId]) };
}

/** Many may be approved in one unit; the fact or the reason then says which of them it was. */
function approvalOf(approved: readonly string[], named: readonly (Cell | undefined)[]): string | null {
  const [only] = approved;
  if (approved.length === 1 && only !== undefined) return only;
  return approved.find((id) => named.includes(id)) ?? null;
}
