/** A loan book taken through the API of the running program by an officer and an approver. */
import { expect } from "chai";
import type { ApiClient } from "./api-client.ts";

export interface ImportAnswer {
  readonly id: string;
  readonly state: string;
  readonly checked: { readonly loans: number; readonly errors: number } | null;
}

export async function uploaded(
  officer: ApiClient,
  bytes: Uint8Array,
  file: { readonly name: string; readonly type: string } = { name: "book.csv", type: "text/csv" },
): Promise<ImportAnswer> {
  const { status, body } = await officer.upload<ImportAnswer>("/v1/loan-imports", { ...file, bytes });
  expect(status, JSON.stringify(body)).to.equal(201);
  return body;
}

export async function reached(client: ApiClient, importId: string, state: string): Promise<ImportAnswer> {
  for (;;) {
    const { body } = await client.get<ImportAnswer>(`/v1/loan-imports/${importId}`);
    if (body.state === state) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function approvedRequest(
  { officer, approver }: { readonly officer: ApiClient; readonly approver: ApiClient },
  path: string,
  body: object,
): Promise<void> {
  const request = await officer.post<{ id: string }>(path, body);
  expect(request.status, JSON.stringify(request.body)).to.equal(201);
  const approval = await approver.post(`/v1/approvals/${request.body.id}/approvals`, { reason: "" });
  expect(approval.status, JSON.stringify(approval.body)).to.equal(201);
}
