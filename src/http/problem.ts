/** Refusals on the wire: problem documents (RFC 9457), worded in the caller's language. */
import type { Language } from "../app/identity/ports.ts";
import type { Rejection } from "../domain/kernel/decision.ts";
import { ruleStatuses, statuses, type ProblemCode, type ProblemStatus } from "./problem-codes.ts";
import { titles, wording } from "./problem-text/wording.ts";

type Figures = NonNullable<Rejection["figures"]>;

/** One thing wrong in the input. */
export interface Complaint {
  readonly in: "path" | "query" | "header" | "body";
  /** JSON pointer within that part. */
  readonly pointer: string;
  readonly code: string;
  readonly figures?: Figures;
}

interface ProblemDetails {
  readonly figures?: Figures;
  readonly complaints?: readonly Complaint[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that is not yet worded in anybody's language. */
export interface Refusal extends ProblemDetails {
  readonly status: ProblemStatus;
  readonly code: string;
}

/** Thrown by the HTTP shell; becomes a problem document. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  return new Problem({ ...details, code, status: statuses[code] });
}

/** The refusal of a use-case. */
export function refusalOf({ code, figures, pointer }: Rejection): Refusal {
  const shown = figures === undefined ? {} : { figures };
  const complaint: Complaint | undefined =
    pointer === undefined ? undefined : { in: "body", pointer, code, ...shown };
  return { status: statusOf(code), code, ...shown, complaints: complaint === undefined ? [] : [complaint] };
}

/** The problem document as it is sent. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly figures?: Figures;
  readonly errors: readonly (Complaint & { readonly message: string })[];
  readonly requestId: string;
}

/** Rules refuse with 422 unless a table says otherwise. */
export function statusOf(code: string): ProblemStatus {
  if (isProblemCode(code)) return statuses[code];
  return (Object.hasOwn(ruleStatuses, code) ? ruleStatuses[code] : undefined) ?? 422;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(statuses, code);
}

export function problemDocument(
  { status, code, figures, complaints = [] }: Refusal,
  { language, requestId }: { readonly language: Language; readonly requestId: string },
): ProblemDocument {
  return {
    type: `urn:sanpo:problem:${code}`,
    title: titles(status, language),
    status,
    detail: wording({ code, ...(figures === undefined ? {} : { figures }) }, language),
    code,
    ...(figures === undefined ? {} : { figures }),
    errors: complaints.map((complaint) => ({ ...complaint, message: wording(complaint, language) })),
    requestId,
  };
}

/** Headers a refusal owes the caller: when to come back, how to sign in. */
export function refusalHeaders({ status, figures, headers }: Refusal): Readonly<Record<string, string>> {
  const wait = figures?.["retryAfterSeconds"];
  return {
    ...(status === 401 ? { "WWW-Authenticate": 'Bearer realm="sanpo"' } : {}),
    ...(wait === undefined || wait === null ? {} : { "Retry-After": String(wait) }),
    ...headers,
  };
}
