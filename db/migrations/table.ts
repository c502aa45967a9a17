/**
 * Tables as data, written out in the SQL of either database. A fact table is append-only: it carries who owns the
 * row, when it was recorded and which row of the audit chain covers it, and triggers refuse UPDATE and DELETE. A
 * working table (sessions, throttles, idempotency) may change.
 */
import type { DialectName } from "../dialect.ts";

/** `?` marks a column that may be empty. */
export type ColumnKind = "id" | "text" | "day" | "instant" | "decimal" | "minor" | "whole" | "flag" | "json";
export type Column = ColumnKind | `${ColumnKind}?`;

export interface TableSpec {
  readonly name: string;
  readonly kind: "fact" | "working";
  readonly columns: Readonly<Record<string, Column>>;
  /** Default `["id"]`. */
  readonly key?: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly index?: readonly (readonly string[])[];
  /** Column → table it names by id. */
  readonly references?: Readonly<Record<string, string>>;
  readonly checks?: readonly string[];
}

/** Columns that every fact table has beside its own. */
const factColumns = {
  organization_id: "id",
  recorded_at: "instant",
  audit_seq: "whole",
  row_hash: "text",
} as const;

function allColumns(spec: TableSpec): Readonly<Record<string, Column>> {
  return spec.kind === "fact" ? { ...spec.columns, ...factColumns } : spec.columns;
}

export function columnNames(spec: TableSpec): readonly string[] {
  return Object.keys(allColumns(spec));
}

export function createTable(dialect: DialectName, spec: TableSpec): readonly string[] {
  const lines = [
    ...Object.entries(allColumns(spec)).map(([name, column]) => columnLine(dialect, name, column)),
    `primary key (${(spec.key ?? ["id"]).join(", ")})`,
    ...(spec.unique ?? []).map((names) => `unique (${names.join(", ")})`),
    ...Object.entries(spec.references ?? {}).map(
      ([column, table]) => `foreign key (${column}) references ${table} (id) deferrable initially deferred`,
    ),
    ...(spec.checks ?? []).map((check) => `check (${check})`),
  ];
  const suffix = dialect === "sqlite" ? " strict" : "";
  return [
    `create table ${spec.name} (\n  ${lines.join(",\n  ")}\n)${suffix}`,
    ...indexes(spec),
    ...(spec.kind === "fact" ? appendOnly(dialect, spec.name) : []),
  ];
}

function indexes(spec: TableSpec): readonly string[] {
  const own = (spec.index ?? []).map(
    (names) => `create index ${spec.name}_by_${names.join("_")} on ${spec.name} (${names.join(", ")})`,
  );
  if (spec.kind !== "fact") return own;
  return [...own, `create index ${spec.name}_by_audit on ${spec.name} (organization_id, audit_seq)`];
}

function columnLine(dialect: DialectName, name: string, column: Column): string {
  const optional = column.endsWith("?");
  const kind = (optional ? column.slice(0, -1) : column) as ColumnKind;
  const check = columnChecks[dialect][kind](name);
  const parts = [
    name,
    columnType(dialect, kind),
    optional ? "" : "not null",
    check === "" ? "" : `check (${check})`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function columnType(dialect: DialectName, kind: ColumnKind): string {
  if (kind === "minor" || kind === "whole" || kind === "flag")
    return dialect === "sqlite" ? "integer" : "bigint";
  return "text";
}

type Check = (name: string) => string;

const none: Check = () => "";

/** Beyond 2^53 a whole number would be read back as another one. */
function exactNumber(name: string): string {
  return `${name} between -9007199254740991 and 9007199254740991`;
}

/** A minus only in front, one point only between digits. */
function decimalByGlob(name: string): string {
  const refused = ["*[^-0-9.]*", "?*-*", "*.*.*", ".*", "-.*"].map(
    (pattern) => `${name} not glob '${pattern}'`,
  );
  return [...refused, `${name} glob '*[0-9]'`, `length(${name}) <= 64`].join(" and ");
}

const sharedChecks = {
  id: (name) => `length(${name}) between 1 and 64`,
  text: none,
  minor: exactNumber,
  whole: exactNumber,
  flag: (name) => `${name} in (0, 1)`,
} as const satisfies Partial<Record<ColumnKind, Check>>;

const day = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]";
const time = "[0-2][0-9]:[0-5][0-9]:[0-6][0-9].[0-9][0-9][0-9]Z";

const columnChecks: Readonly<Record<DialectName, Readonly<Record<ColumnKind, Check>>>> = {
  sqlite: {
    ...sharedChecks,
    day: (name) => `${name} glob '${day}'`,
    instant: (name) => `${name} glob '${day}T${time}'`,
    decimal: decimalByGlob,
    json: (name) => `json_valid(${name})`,
  },
  postgres: {
    ...sharedChecks,
    day: (name) => `${name} ~ '^${day}$'`,
    instant: (name) => `${name} ~ '^${day}T${time.replace(".", "[.]")}$'`,
    // No question mark: Knex would take it for a parameter.
    decimal: (name) => `${name} ~ '^-{0,1}[0-9]+([.][0-9]+){0,1}$' and length(${name}) <= 64`,
    json: (name) => `${name} is null or ${name}::json is not null`,
  },
};

function appendOnly(dialect: DialectName, table: string): readonly string[] {
  if (dialect === "postgres") {
    return [
      `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
      `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
    ];
  }
  return ["update", "delete"].map(
    (verb) =>
      `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, 'append-only: ${table}'); end`,
  );
}
