/**
 * The guards of the database itself: every trigger that the schema is made with stands, is switched on, and does what
 * it did. Someone who wants to change a fact has to take one away first. A trigger that the schema does not know may
 * write what nobody asked for, and is named too.
 */
import type { Knex } from "knex";
import type { DialectName } from "../dialect.ts";
import { schemaStatements } from "../migrations/index.ts";
import { rowsOf } from "../read.ts";
import type { Check } from "./check.ts";

interface Guard {
  readonly trigger: string;
  /** What makes it the guard it is, as text to be compared. */
  readonly definition: string;
}

export const guardsStand: Check = async ({ on, dialect, tally }) => {
  const standing = new Map((await standingGuards[dialect](on)).map((guard) => [guard.trigger, guard]));
  const expected = expectedGuards[dialect]();
  for (const { trigger, definition } of expected) {
    tally.count("trigger", 1);
    const found = standing.get(trigger)?.definition;
    if (found === definition) continue;
    const because = found === undefined ? "it is missing" : `it is not as it was made: ${found}`;
    return { what: "trigger", row: trigger, because };
  }
  const known = new Set(expected.map(({ trigger }) => trigger));
  const foreign = [...standing.keys()].find((trigger) => !known.has(trigger));
  if (foreign === undefined) return undefined;
  return { what: "trigger", row: foreign, because: "the schema is not made with it" };
};

const expectedGuards: Readonly<Record<DialectName, () => readonly Guard[]>> = {
  sqlite: () =>
    schemaStatements("sqlite").flatMap((statement) => {
      const trigger = /^create trigger (\w+) /.exec(statement)?.[1];
      return trigger === undefined ? [] : [{ trigger, definition: statement.toLowerCase() }];
    }),
  postgres: () => {
    const statements = schemaStatements("postgres");
    const bodies = new Map(statements.flatMap(functionBody));
    return statements.flatMap((statement) => postgresGuard(statement, bodies));
  },
};

function functionBody(statement: string): readonly (readonly [string, string])[] {
  const [, name, body] = /^create function (\w+)\(\).*?\$\$(.*)\$\$$/s.exec(statement) ?? [];
  return name === undefined || body === undefined ? [] : [[name, body]];
}

const triggerLayout =
  /^create trigger (\w+) before ([\w ]+) on (\w+) for each (row|statement) execute function (\w+)\(\)$/;

function postgresGuard(statement: string, bodies: ReadonlyMap<string, string>): readonly Guard[] {
  const [, trigger, events = "", table = "", each = "", name = ""] = triggerLayout.exec(statement) ?? [];
  if (trigger === undefined) return [];
  const type = events.split(" or ").reduce((bits, event) => bits + (triggerBits[event] ?? 0), 0);
  const bits = type + (triggerBits["before"] ?? 0) + (triggerBits[each] ?? 0);
  return [
    { trigger, definition: postgresDefinition({ table, bits, enabled: "O", body: bodies.get(name) ?? "" }) },
  ];
}

/** pg_trigger.tgtype */
const triggerBits: Readonly<Record<string, number>> = {
  row: 1,
  before: 2,
  insert: 4,
  delete: 8,
  update: 16,
  truncate: 32,
};

interface PostgresTrigger {
  readonly table: string;
  readonly bits: number;
  /** O: in ordinary sessions. */
  readonly enabled: string;
  readonly body: string;
}

function postgresDefinition({ table, bits, enabled, body }: PostgresTrigger): string {
  return [table, String(bits), enabled, body.trim()].join(" ");
}

const standingGuards: Readonly<Record<DialectName, (on: Knex) => Promise<readonly Guard[]>>> = {
  sqlite: async (on) => {
    const rows = await rowsOf<{ readonly name: string; readonly sql: string }>(
      on("sqlite_master").where({ type: "trigger" }).select("name", "sql"),
    );
    return rows.map(({ name, sql }) => ({ trigger: name, definition: sql.toLowerCase() }));
  },
  postgres: async (on) => {
    const rows = await rowsOf<
      PostgresTrigger & { readonly trigger: string; readonly is_conditional: boolean }
    >(
      on("pg_trigger")
        .join("pg_class", "pg_class.oid", "pg_trigger.tgrelid")
        .join("pg_proc", "pg_proc.oid", "pg_trigger.tgfoid")
        .where({ tgisinternal: false })
        .whereRaw("relnamespace = current_schema()::regnamespace")
        .select({
          trigger: "tgname",
          table: "relname",
          bits: "tgtype",
          enabled: "tgenabled",
          body: "prosrc",
        })
        .select(on.raw("tgqual is not null as is_conditional")),
    );
    return rows.map(({ trigger, is_conditional: isConditional, ...row }) => ({
      trigger,
      definition: `${postgresDefinition(row)}${isConditional ? " under a condition" : ""}`,
    }));
  },
};
