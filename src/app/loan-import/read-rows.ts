/** What a file has for each column, what is wrong with its rows, and what became of them. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import {
  loanBookFieldKeys,
  loanBookFields,
  type LoanBookFieldKey,
} from "../../domain/loan/loan-book-fields.ts";
import type { LoanBookFinding } from "../../domain/loan/loan-book-reading.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { batchIds } from "./batch-ids.ts";

type Imports = Pick<Repositories, "loanImports">;

export interface MappingColumnView {
  readonly key: LoanBookFieldKey;
  readonly label: Bilingual;
  readonly isRequired: boolean;
  readonly note: Bilingual;
  readonly words: readonly string[];
  readonly heading: string | null;
  readonly constant: string | null;
  readonly samples: readonly string[];
}

const shownSamples = 3;

/** Every column a loan book may have, with what the file has for it. */
export async function readMappingColumns(
  { loanImports }: Imports,
  actor: Actor,
  importId: string,
): Promise<readonly MappingColumnView[]> {
  const draft = orNotFound(await loanImports.find(actor.organizationId, importId), "loan import");
  const rows = (await loanImports.rows(actor.organizationId, importId)).slice(0, shownSamples);
  return loanBookFieldKeys.map((key) => {
    const { label, isRequired, note, words = {} } = loanBookFields[key];
    const heading = draft.mapping.columns[key] ?? null;
    const position = heading === null ? -1 : draft.header.indexOf(heading);
    return {
      key,
      label,
      isRequired,
      note,
      words: Object.values(words).flatMap(([first = ""]) => [first]),
      heading,
      constant: draft.mapping.constants[key] ?? null,
      samples: position < 0 ? [] : rows.map(({ cells }) => cells[position] ?? ""),
    };
  });
}

export interface FindingView extends LoanBookFinding {
  /** Heading of the file, or the name of the column where the file has none. */
  readonly heading: string | null;
  readonly cell: string | null;
}

export async function listFindings(
  { loanImports }: Imports,
  actor: Actor,
  { importId, page }: { readonly importId: string; readonly page: PageRequest },
): Promise<Page<FindingView>> {
  const { organizationId } = actor;
  const draft = orNotFound(await loanImports.find(organizationId, importId), "loan import");
  const { items, nextCursor } = await loanImports.findings(importId, page);
  const rows = new Map(
    (await loanImports.rows(organizationId, importId)).map((row) => [row.line, row.cells]),
  );
  const views = items.map((finding) => {
    const key = finding.column;
    const heading = key === undefined ? undefined : draft.mapping.columns[key];
    const cell = heading === undefined ? undefined : rows.get(finding.line)?.[draft.header.indexOf(heading)];
    return {
      ...finding,
      heading: heading ?? (key === undefined ? null : loanBookFields[key].label.ja),
      cell: cell ?? null,
    };
  });
  return { items: views, nextCursor };
}

export interface ResultRowView {
  readonly line: number;
  readonly number: string;
  readonly loanId: string | null;
  readonly recordedNumber: string | null;
  readonly state: "imported" | "undone" | "notImported";
  readonly findings: readonly LoanBookFinding[];
}

/** What became of each row of the file. */
export async function listResultRows(
  { loanImports, sha256 }: Pick<Repositories, "loanImports"> & { readonly sha256: Sha256 },
  actor: Actor,
  { importId, page: { limit, cursor } }: { readonly importId: string; readonly page: PageRequest },
): Promise<Page<ResultRowView>> {
  const draft = orNotFound(await loanImports.find(actor.organizationId, importId), "loan import");
  const after = Number(cursor ?? "0");
  const left = (await loanImports.rows(actor.organizationId, importId)).filter(({ line }) => line > after);
  const rows = left.slice(0, limit);
  const ids = batchIds(importId, sha256);
  const lines = rows.map(({ line }) => line);
  const recorded = await loanImports.recorded(lines.map((line) => ids("loan", line)));
  const findings = byLine(await loanImports.findingsOfLines(importId, lines));
  const position = draft.header.indexOf(draft.mapping.columns.loanNumber ?? "");
  const items = rows.map(({ line, cells }): ResultRowView => {
    const loan = recorded.get(ids("loan", line));
    return {
      line,
      number: cells[position] ?? "",
      loanId: loan === undefined ? null : ids("loan", line),
      recordedNumber: loan?.number ?? null,
      state: loan === undefined ? "notImported" : loan.isWithdrawn ? "undone" : "imported",
      findings: findings.get(line) ?? [],
    };
  });
  const last = rows.at(-1);
  return { items, nextCursor: last !== undefined && left.length > limit ? String(last.line) : null };
}

function byLine(findings: readonly LoanBookFinding[]): ReadonlyMap<number, readonly LoanBookFinding[]> {
  const groups = new Map<number, LoanBookFinding[]>();
  for (const finding of findings) {
    const own = groups.get(finding.line);
    if (own === undefined) groups.set(finding.line, [finding]);
    else own.push(finding);
  }
  return groups;
}
