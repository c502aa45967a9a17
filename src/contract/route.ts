/**
 * One route of the API as data: its schemas decode requests, type the web client and draw the OpenAPI document.
 * Paths are written as in OpenAPI ("/v1/loans/{loanId}").
 */
import type { z } from "zod";
import type { AnswerTable } from "./table.ts";

export type Method = "get" | "post" | "put" | "delete";

/** What a caller must be to reach the route; what he may see there is decided by the domain's access table. */
export type Permission =
  | "public"
  | "signedIn"
  | "readLoans"
  | "readProjects"
  | "manageProject"
  | "manageProfile"
  | "reportObservation"
  | "reviewObservation"
  | "assessImpact"
  | "attestObservation"
  | "defineKpi"
  | "assignKpi"
  | "manageFeeds"
  | "submitFigures"
  | "signCertificate"
  | "testCovenants"
  | "requestApproval"
  | "approve"
  | "readBooks"
  | "readProgrammes"
  | "readApplications"
  | "apply"
  | "screenApplications"
  | "reviewApplications"
  | "readRequests"
  | "followRequest"
  | "readFunds"
  | "manageFund"
  | "audit"
  | "readSecurityLog"
  | "administer"
  | "manageWebhooks";

export interface Route {
  /** operationId: a verb and its object, unique. */
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly permission: Permission;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `signed` is JSON that proves by itself where it comes from; nobody is signed in. `multipart` carries one file in the part "file" and the body's fields as text parts. */
  readonly bodyKind?: "json" | "multipart" | "signed";
  readonly response: z.ZodType;
  /** `json` unless the answer is a file, a page or a stream of server-sent events. */
  readonly responseKind?: "json" | "pdf" | "file" | "html" | "events";
  /** The answer as a table: the route also answers in CSV and XLSX. */
  readonly table?: AnswerTable;
  readonly status?: 200 | 201 | 202 | 204;
  /** Records facts: takes an `Idempotency-Key`. */
  readonly recordsFacts?: boolean;
  /** Reckons from what it is given and from facts; leaves nothing behind, whatever its method. */
  readonly computes?: boolean;
  /** The file is evidence. */
  readonly handsOutEvidence?: boolean;
  /** Open to people who have yet to add the second factor that their organization asks for. */
  readonly beforeSecondFactor?: boolean;
}

export function route<const R extends Route>(definition: R): R {
  return definition;
}
