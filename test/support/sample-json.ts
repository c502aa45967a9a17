/** A JSON value that a schema of `/openapi.json` allows: examples first, else the simplest; texts follow their pattern. */
import fc from "fast-check";
import { invariant } from "../../src/domain/kernel/invariant.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly "x-permission"?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

const sampleId = "00000000-0000-4000-8000-000000000000";
const deepest = 12;

export function sampleOf(document: ApiDocument, schema: JsonSchema, depth = 0): unknown {
  if (depth > deepest) return null;
  const { $ref, examples, const: fixed, enum: choices } = schema;
  if (typeof $ref === "string") return sampleOf(document, referred(document, $ref), depth);
  if (Array.isArray(examples)) return examples[0] as unknown;
  if (fixed !== undefined) return fixed;
  if (Array.isArray(choices)) return choices[0] as unknown;
  if (schema["default"] !== undefined) return schema["default"];
  const [branch] = branchesOf(schema);
  return branch === undefined ? sampleOfType(document, schema, depth) : sampleOf(document, branch, depth + 1);
}

export function referred({ components }: ApiDocument, reference: string): JsonSchema {
  const schema = components.schemas[reference.split("/").at(-1) ?? ""];
  invariant(schema !== undefined, `the document has ${reference}`);
  return schema;
}

function branchesOf({ anyOf, oneOf, allOf }: JsonSchema): readonly JsonSchema[] {
  return (anyOf ?? oneOf ?? allOf ?? []) as readonly JsonSchema[];
}

function sampleOfType(document: ApiDocument, schema: JsonSchema, depth: number): unknown {
  switch (schema["type"]) {
    case "object":
      return sampleObject(document, schema, depth);
    case "array":
      return sampleArray(document, schema, depth);
    case "string":
      return sampleText(schema);
    case "integer":
    case "number":
      return Math.max(1, Number(schema["minimum"] ?? 1));
    case "boolean":
      return false;
    default:
      return null;
  }
}

function sampleObject(document: ApiDocument, schema: JsonSchema, depth: number): unknown {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema["required"] ?? []) as readonly string[];
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name))
      .map(([name, property]) => [name, sampleOf(document, property, depth + 1)]),
  );
}

function sampleArray(document: ApiDocument, schema: JsonSchema, depth: number): unknown {
  const length = Math.max(1, Number(schema["minItems"] ?? 1));
  const item = (schema["items"] ?? {}) as JsonSchema;
  return Array.from({ length }, () => sampleOf(document, item, depth + 1));
}

function sampleText({ format, pattern, minLength }: JsonSchema): string {
  if (format === "uuid") return sampleId;
  if (format === "date") return "2026-03-31";
  if (format === "date-time") return "2026-03-31T01:02:03Z";
  if (typeof pattern === "string") {
    const [text] = fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { numRuns: 1, seed: 1 });
    return text ?? "";
  }
  return "a".repeat(Math.max(1, Number(minLength ?? 1)));
}
