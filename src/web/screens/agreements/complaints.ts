/** What the server has against the terms, in words of the form: KPIs by name, each complaint at its field and step. */
import { Problem } from "../../api/problem.ts";

export const setUpSteps = ["parties", "kpis", "ratchet", "tests", "effect"] as const;
export type SetUpStep = (typeof setUpSteps)[number];

const idLayout = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export function withNames(error: Error | null, names: ReadonlyMap<string, string>): Error | null {
  if (!(error instanceof Problem)) return error;
  const named = (text: string): string => text.replaceAll(idLayout, (id) => names.get(id) ?? id);
  const { detail, errors, ...answer } = error.answer;
  return new Problem(error.status, {
    ...answer,
    ...(detail === undefined ? {} : { detail: named(detail) }),
    ...(errors === undefined
      ? {}
      : { errors: errors.map((one) => ({ ...one, message: named(one.message) })) }),
  });
}

/** The complaint about exactly this place of the request. */
export function complaintAt(error: Error | null, pointer: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  return error.answer.errors?.find((one) => one.pointer === pointer)?.message;
}

export function stepsComplainedOf(error: Error | null): ReadonlySet<SetUpStep> {
  if (!(error instanceof Problem)) return new Set();
  return new Set((error.answer.errors ?? []).map(({ pointer = "" }) => stepOf(pointer)));
}

function stepOf(pointer: string): SetUpStep {
  if (/^\/restatement|\/kpiId$|^\/ratchet\/kpis\/\d+\/id$/.test(pointer)) return "kpis";
  if (pointer.startsWith("/ratchet")) return "ratchet";
  return pointer.startsWith("/spts") ? "tests" : "parties";
}
