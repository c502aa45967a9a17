/**
 * What a schema has against an input, in the words of the API. A value of the right form that a rule or a closed list
 * refuses is a matter of business (422); anything else is a malformed request (400).
 */
import type { z } from "zod";
import { unreachable } from "../domain/kernel/invariant.ts";
import { Problem, problem, type Complaint } from "./problem.ts";
import type { ProblemCode } from "./problem-codes.ts";
import { pointerOf } from "./request-guard.ts";

type Issue = z.core.$ZodIssue;
type Figures = NonNullable<Complaint["figures"]>;

/** A megabyte of mistakes is not answered with several. */
const mostComplaints = 100;

interface Finding {
  readonly complaint: Complaint;
  readonly byRule: boolean;
}

interface Source {
  readonly part: Complaint["in"];
  readonly input: unknown;
}

export function complaintsOf(issues: readonly Issue[], source: Source): readonly Finding[] {
  return issues.flatMap((issue) => findings(issue, source));
}

/** One problem for all that is wrong. Malformed fields come before refused ones: nothing was reckoned with them. */
export function problemOf(all: readonly Finding[]): Problem {
  const found = all.slice(0, mostComplaints);
  const complaints = found.map((finding) => finding.complaint);
  const formal = found.filter(({ byRule }) => !byRule).map((finding) => finding.complaint);
  const [first] = formal.length === 0 ? complaints : formal;
  if (first === undefined || formal.some(({ code }) => code !== first.code)) {
    return problem("invalidRequest", { complaints });
  }
  const { code, figures = {} } = first;
  return new Problem({ status: formal.length === 0 ? 422 : 400, code, figures, complaints });
}

function findings(issue: Issue, source: Source): readonly Finding[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((field) =>
      malformed("unknownField", { source, path: [...issue.path, field], figures: { field } }),
    );
  }
  const at = { source, path: issue.path };
  if (valueAt(source.input, issue.path) === undefined) return [malformed("fieldMissing", at)];
  if (issue.code === "invalid_union") return unionFindings(issue, at);
  return [scalarFinding(issue, at)];
}

interface At {
  readonly source: Source;
  readonly path: readonly PropertyKey[];
  readonly figures?: Figures;
}

/** No branch fits: the branch that came nearest speaks, unless the word that chooses the branch is unknown. */
function unionFindings(issue: Extract<Issue, { code: "invalid_union" }>, at: At): readonly Finding[] {
  const branches = issue.errors
    .map((errors) => errors.map((error) => ({ ...error, path: [...at.path, ...error.path] })))
    .sort((a, b) => a.length - b.length);
  const [nearest] = branches;
  if (nearest !== undefined) return complaintsOf(nearest, at.source);
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options.join(", ") : "";
  return [ruled("unknownValue", { ...at, figures: { options } })];
}

function scalarFinding(
  issue: Exclude<Issue, { code: "unrecognized_keys" | "invalid_union" }>,
  at: At,
): Finding {
  switch (issue.code) {
    case "invalid_type":
      return malformed("wrongType", { ...at, figures: { expected: issue.expected } });
    case "invalid_format":
      return malformed("wrongFormat", at);
    case "too_small":
      return malformed("tooSmall", { ...at, figures: { minimum: String(issue.minimum) } });
    case "too_big":
      return malformed("tooBig", { ...at, figures: { maximum: String(issue.maximum) } });
    case "invalid_value":
      return ruled("unknownValue", { ...at, figures: { options: issue.values.map(String).join(", ") } });
    case "custom":
      return customFinding(issue.params, at);
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return malformed("wrongValue", at);
    default:
      return unreachable(issue);
  }
}

/** A codec's refusal carries the rule's own code and figures. */
function customFinding(params: Readonly<Record<string, unknown>> | undefined, at: At): Finding {
  const code = params?.["code"];
  return typeof code === "string"
    ? ruled(code, { ...at, figures: figuresOf(params?.["figures"]) })
    : malformed("wrongValue", at);
}

function figuresOf(value: unknown): Figures {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, figure]) => [
      name,
      typeof figure === "number" || typeof figure === "boolean" ? figure : String(figure),
    ]),
  );
}

function malformed(code: ProblemCode, at: At): Finding {
  return { complaint: complaint(code, at), byRule: false };
}

function ruled(code: string, at: At): Finding {
  return { complaint: complaint(code, at), byRule: true };
}

function complaint(code: string, { source, path, figures }: At): Complaint {
  const shown = figures === undefined ? {} : { figures };
  return { in: source.part, pointer: pointerOf(path), code, ...shown };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? Object.getOwnPropertyDescriptor(value, step)?.value
        : undefined,
    input,
  );
}
