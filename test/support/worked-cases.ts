/**
 * Worked cases of ../shared/cases, compared as its runner does: the answer must contain `expect`; a list may be given
 * as index → value; "~x" compares as a number to the digits given. Where the folder is missing the test says so.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import type { z } from "zod";
import type { Decision } from "../../src/domain/kernel/decision.ts";

interface WorkedCase {
  readonly id: string;
  readonly name: string;
  readonly calculator: string;
  readonly request: unknown;
  readonly status?: number;
  readonly statusIn?: readonly number[];
  readonly expect?: unknown;
}

const folder = path.resolve(import.meta.dirname, "../../../shared/cases");

export function runWorkedCases<S extends z.ZodType, A>(
  { file, calculator, only }: { file: string; calculator: string; only?: (id: string) => boolean },
  schema: S,
  answer: (request: z.output<S>) => Decision<A>,
): void {
  const location = path.join(folder, file);
  if (!existsSync(location)) {
    it(`needs the worked cases of ../shared/cases/${file}`, function () {
      this.skip();
    });
    return;
  }
  const cases = JSON.parse(readFileSync(location, "utf8")) as readonly WorkedCase[];
  for (const worked of cases.filter((c) => c.calculator === calculator && (only?.(c.id) ?? true))) {
    it(`${worked.id}: ${worked.name}`, () => {
      const decision = answer(schema.parse(worked.request));
      if (worked.status === undefined && worked.statusIn === undefined) {
        expect(decision, JSON.stringify(decision)).to.have.property("ok", true);
        expect(decision.ok ? differences(worked.expect, decision.value, "") : ["refused"]).to.deep.equal([]);
      } else {
        expect(decision).to.have.property("ok", false);
      }
    });
  }
}

function differences(want: unknown, got: unknown, path_: string): readonly string[] {
  if (typeof want === "string" && want.startsWith("~")) {
    return isNear(want.slice(1), String(got))
      ? []
      : [`${path_}: wanted about ${want.slice(1)}, got ${String(got)}`];
  }
  if (isRecord(want)) {
    return Object.entries(want).flatMap(([key, value]) =>
      differences(value, child(got, key), `${path_}.${key}`),
    );
  }
  if (Array.isArray(want)) {
    return Array.isArray(got) && got.length === want.length
      ? want.flatMap((value, i) => differences(value, got[i], `${path_}[${String(i)}]`))
      : [`${path_}: wanted ${JSON.stringify(want)}, got ${JSON.stringify(got)}`];
  }
  return trimmed(want) === trimmed(got) ? [] : [`${path_}: wanted ${String(want)}, got ${String(got)}`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function child(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[]).at(Number(key));
  return isRecord(value) ? value[key] : undefined;
}

function isNear(want: string, got: string): boolean {
  const digits = (want.split(".")[1] ?? "").length;
  const difference = Math.abs(Number(want) - Number(got));
  return difference <= Math.max(Math.abs(Number(want)) * 1e-6, 0.5000001 * 10 ** -digits);
}

function trimmed(value: unknown): unknown {
  if (typeof value !== "string" || !/^-?[\d.]+$/.test(value) || !value.includes(".")) return value;
  return value.replace(/0+$/, "").replace(/\.$/, "");
}
