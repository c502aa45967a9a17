/**
 * What the security log of the running program answers, and what a token to read with may do: every operation that is
 * no reading is called with one, and none may leave anything behind.
 */
import { expect } from "chai";
import { contract } from "../../src/contract/contract.ts";
import type { Route } from "../../src/contract/route.ts";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { addressOf, ask, bodyOf, operationsOf, readDocument } from "../support/raw-request.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Listed<T> {
  readonly items: readonly T[];
}
interface Logged {
  readonly event: string;
  readonly detail: string;
  readonly person: { readonly name: string } | null;
  readonly address: string | null;
  readonly subjects: readonly string[];
}

const missingId = "00000000-0000-4000-8000-000000000000";

describe("Security of the running program", function () {
  this.timeout(600_000);
  let service: RunningService;
  let officer: ApiClient;
  let approver: ApiClient;
  let admin: ApiClient;
  let auditor: ApiClient;
  let loanId: string;

  before(async () => {
    service = await startService();
    const of = (role: string) => signedIn(service.url, `${role}@shiga.example`);
    [officer, approver, admin, auditor] = [
      await of("officer"),
      await of("approver"),
      await of("admin"),
      await of("auditor"),
    ];
    const loans = await officer.get<Listed<{ id: string }>>("/v1/loans");
    loanId = loans.body.items[0]?.id ?? "";
  });

  after(async () => {
    await service.stop();
    removeData(service);
  });

  /** The log is written behind the answers: asked until as much is there as is waited for. */
  async function logged(query: string, atLeast: number): Promise<readonly Logged[]> {
    for (let attempt = 0; ; attempt += 1) {
      const { status, body } = await auditor.get<Listed<Logged>>(`/v1/security-events?${query}`);
      expect(status).to.equal(200);
      if (body.items.length >= atLeast || attempt === 50) return body.items;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it("tells in one query who saw a loan between two moments, and by what: screen, file or report", async () => {
    const from = new Date().toISOString();
    await officer.get(`/v1/loans/${loanId}`);
    await approver.get(`/v1/loans/${loanId}/schedule?format=csv`);
    await officer.bytes("/v1/loans?format=xlsx");
    await approver.bytes(`/v1/loans/${loanId}/report`);
    const seen = await logged(`subjectId=${loanId}&from=${from}`, 4);
    expect(seen.map(({ event, detail }) => [event, detail.split(" ")[0]]).toReversed()).to.deep.equal([
      ["recordRead", "getLoan"],
      ["exported", "getSchedule"],
      ["exported", "listLoans"],
      ["exported", "getLoanReport"],
    ]);
    expect(new Set(seen.map(({ person }) => person?.name)).size).to.equal(2);
    expect(new Set(seen.map(({ address }) => address))).to.deep.equal(new Set(["127.0.0.1"]));
    expect(await logged(`subjectId=${loanId}&to=${from}&from=2026-01-01T00:00:00Z`, 0)).to.deep.equal([]);
    expect((await officer.get("/v1/security-events")).status, "not for everybody").to.equal(403);
    const file = await auditor.get<string>(`/v1/security-events?subjectId=${loanId}&format=csv`);
    expect(file.body).to.include("recordRead").and.include(loanId);
  });

  it("tells who read evidence, and the audit chain has it once", async () => {
    const files = await officer.get<Listed<{ id: string }>>(`/v1/loans/${loanId}/evidence`);
    const evidenceId = files.body.items[0]?.id ?? "";
    const readings = async () => {
      const { body } = await auditor.get<Listed<{ action: string }>>("/v1/audit/rows?limit=200");
      return body.items.filter(({ action }) => action === "downloadEvidence").length;
    };
    const before = await readings();
    expect((await officer.bytes(`/v1/evidence/${evidenceId}/file`)).status).to.equal(200);
    const [seen] = await logged(`subjectId=${evidenceId}`, 1);
    expect(seen).to.include({ event: "evidenceRead", detail: "downloadEvidence" });
    expect((await readings()) - before).to.equal(1);
  });

  it("tells who asked for a change, who decided it and who was not let", async () => {
    const asked = await admin.post<{ id: string }>("/v1/approval-policy", {
      kind: "fixing",
      needsSecondPerson: false,
    });
    expect(asked.status, JSON.stringify(asked.body)).to.equal(201);
    const { id } = asked.body;
    await officer.post(`/v1/approvals/${id}/approvals`, { reason: "" });
    await approver.post(`/v1/approvals/${id}/rejections`, { reason: "時期尚早" });
    const told = await logged(`subjectId=${id}`, 3);
    expect(told.map(({ event }) => event).toReversed()).to.deep.equal([
      "approvalRequested",
      "denied",
      "rejected",
    ]);
    expect(new Set(told.map(({ person }) => person?.name)).size).to.equal(3);
  });

  it("takes files out of a calendar feed, of books and of tables only with a line in the log", async () => {
    const { body: link } = await officer.post<{ path: string }>("/v1/calendar/links", {});
    expect((await fetch(service.url + link.path)).status).to.equal(200);
    const books = await officer.get<Listed<{ id: string }>>("/v1/books");
    const bookId = books.body.items[0]?.id ?? "";
    expect((await officer.bytes(`/v1/books/${bookId}/export?format=hledger`)).status).to.equal(200);
    const exported = await logged("event=exported&limit=200", 6);
    const operations = exported.map(({ detail }) => detail.split(" ")[0]);
    expect(operations).to.include.members(["getCalendarFeed", "exportBook", "listSecurityEvents"]);
  });

  it("lets a token to read with call nothing that could leave anything behind", async () => {
    const document = await readDocument(service.url);
    const routes: Readonly<Record<string, Route>> = contract;
    const wrong: string[] = [];
    for (const person of [officer, approver, admin, auditor]) {
      const { body } = await person.post<{ token: string }>("/v1/api-tokens", {
        name: "reader",
        scope: "read",
        days: 1,
      });
      for (const described of operationsOf(document)) {
        const { operationId } = described.operation;
        const route = routes[operationId];
        if (route === undefined || route.method === "get" || route.permission === "public") continue;
        const address = addressOf(document, described, () => missingId);
        const { status, text } = await ask(service.url + address, {
          method: described.method,
          token: body.token,
          body: bodyOf(document, described),
        });
        const isRefused = status === 403 && /scopeTooNarrow|notAllowed/.test(text);
        const isReckoned = route.computes === true && [200, 400, 404, 415, 422].includes(status);
        if (!isRefused && !isReckoned) wrong.push(`${operationId}: ${status} ${text.slice(0, 100)}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it("knows of every operation that is no reading whether it only reckons", () => {
    const undecided = Object.values<Route>(contract).filter(
      ({ id, method, recordsFacts, computes }) =>
        method !== "get" &&
        /^(?:preview|calculate|simulate|\w+WhatIf)/.test(id) &&
        recordsFacts !== true &&
        computes !== true,
    );
    expect(undecided.map(({ id }) => id)).to.deep.equal([]);
  });
});
