/**
 * Every operation of `/openapi.json`, for every role, in the bank that lends, in the borrower it lends to, in a bank that
 * has nothing to do with it, in the manager of a fund that the bank is a partner of, and for nobody: each answer is held against the access table of the domain. An operation
 * about things whose standing is not written down here fails the test.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { accessTable, mayDo, reaches, type Action } from "../../src/domain/party/access.ts";
import { roles, type Role } from "../../src/domain/party/role.ts";
import { openAccessWorld, sides, type AccessWorld, type Side } from "../support/access-world.ts";
import {
  addressOf,
  ask,
  bodyOf,
  operationsOf,
  readDocument,
  type Described,
  type RawAnswer,
} from "../support/raw-request.ts";
import { ofLoan, things } from "../support/matrix-things.ts";
import { recordFeed } from "../support/matrix-feed.ts";
import { recordPartnership } from "../support/matrix-partnership.ts";
import { recordProgramme } from "../support/matrix-programme.ts";
import { removeData } from "../support/running-service.ts";
import type { ApiDocument } from "../support/sample-json.ts";

/** About a loan, though its path begins with something else. */
const aboutLoans: readonly string[] = ["getRateEffects", "getFinancePerOutcome"];

const atOnce = 8;
const missingId = "00000000-0000-4000-8000-000000000000";

describe("Access matrix", function () {
  this.timeout(600_000);
  const dataFolder = mkdtempSync(path.join(tmpdir(), "sanpo-matrix-"));
  let world: AccessWorld;
  let document: ApiDocument;
  let operations: readonly Described[];
  let ids: Readonly<Record<string, string>>;

  before(async () => {
    world = await openAccessWorld({
      dataFolder,
      databaseUrl: `sqlite:${path.join(dataFolder, "sanpo.sqlite")}`,
    });
    document = await readDocument(world.service.url);
    operations = operationsOf(document);
    ids = await idsOfTheBank(world);
  });

  after(async () => {
    await world.service.stop();
    removeData({ dataFolder });
  });

  it("knows every operation: its action stands in the access table, and what it is about is known", () => {
    const actions: readonly string[] = ["public", "signedIn", ...accessTable.map(({ action }) => action)];
    const unknown = operations.filter(
      ({ path: where, operation }) =>
        !actions.includes(operation["x-permission"] ?? "none") ||
        (where.includes("{") && things[subjectOf(where)] === undefined),
    );
    expect(unknown.map(({ operation }) => operation.operationId)).to.deep.equal([]);
  });

  for (const side of sides) {
    for (const role of roles) {
      it(`holds for the ${role} of the ${side}`, async () => {
        const wrong: string[] = [];
        for (let from = 0; from < operations.length; from += atOnce) {
          const some = operations.slice(from, from + atOnce);
          const complaints = await Promise.all(
            some.map((described) => complaintOf(described, { side, role })),
          );
          wrong.push(...complaints.filter((complaint) => complaint !== undefined));
        }
        expect(wrong).to.deep.equal([]);
      });
    }
  }

  it("lets nobody in who has not signed in", async () => {
    const passed: string[] = [];
    for (const described of operations.filter(({ operation }) => operation["x-permission"] !== "public")) {
      const { status } = await answerOf(described, undefined);
      if (status !== 401) passed.push(`${described.operation.operationId}: ${status}`);
    }
    expect(passed).to.deep.equal([]);
  });

  /** Some names stand for another thing after another first word. */
  function idFor(subject: string, name: string): string | undefined {
    return ids[`${subject}/${name}`] ?? ids[name];
  }

  function answerOf(described: Described, token: string | undefined): Promise<RawAnswer> {
    const subject = subjectOf(described.path);
    const address = addressOf(document, described, (name) => idFor(subject, name) ?? missingId);
    return ask(`${world.service.url}${address}`, {
      method: described.method,
      body: bodyOf(document, described),
      ...(token === undefined ? {} : { token }),
    });
  }

  async function complaintOf(
    described: Described,
    who: { readonly side: Side; readonly role: Role },
  ): Promise<string | undefined> {
    const { operation, path: where, method } = described;
    const permission = operation["x-permission"] as Action | "public" | "signedIn";
    if (permission === "public") return undefined;
    const answer = await answerOf(described, world.tokenOf(who.side, who.role));
    const expected = expectation(permission, described, who);
    const isKnown = [...where.matchAll(/\{(\w+)\}/g)].every(
      ([, name]) => idFor(subjectOf(where), name ?? "") !== undefined,
    );
    return holds(expected, answer, { method, isKnown, side: who.side })
      ? undefined
      : `${operation.operationId}: ${expected} expected, got ${answer.status} ${answer.text.slice(0, 200)}`;
  }
});

type Expectation = "roleRefused" | "notThere" | "admitted";

function subjectOf(where: string): string {
  return where.split("/")[2] ?? "";
}

function expectation(
  permission: Action | "signedIn",
  { path: where, operation }: Described,
  { side, role }: { readonly side: Side; readonly role: Role },
): Expectation {
  if (permission !== "signedIn" && !mayDo([role], permission)) return "roleRefused";
  if (!where.includes("{")) return "admitted";
  if (isOthers(operation.operationId, role)) return "notThere";
  const thing = aboutLoans.includes(operation.operationId) ? ofLoan : things[subjectOf(where)];
  const standing = thing?.[side];
  if (permission === "signedIn") return standing === undefined ? "notThere" : "admitted";
  return reaches(permission, standing) ? "admitted" : "notThere";
}

/** Of requests, the manager of a fund knows his own alone. */
function isOthers(operationId: string, role: Role): boolean {
  return operationId === "getApproval" && !mayDo([role], "readBooks");
}

interface Asked {
  readonly method: string;
  readonly isKnown: boolean;
  readonly side: Side;
}

function holds(expected: Expectation, answer: RawAnswer, asked: Asked): boolean {
  const isRefusedByRole = answer.status === 403 && answer.text.includes('"notAllowed"');
  if (expected === "roleRefused") return isRefusedByRole;
  if (answer.status >= 500 || answer.status === 401 || isRefusedByRole) return false;
  return expected === "admitted" ? isAdmitted(answer, asked) : isHidden(answer, asked);
}

/** What a thing that is known answers to a reader; what a body leaves open is not asked. */
function isAdmitted({ status }: RawAnswer, { method, isKnown }: Asked): boolean {
  return method !== "GET" || !isKnown || status === 200;
}

/** A stranger may learn that his request is malformed, never what it would have done; a borrower knows his own loan. */
function isHidden({ status }: RawAnswer, { method, side }: Asked): boolean {
  if (method === "GET") return status === 404 || (side === "borrower" && status === 403);
  return (isStranger(side) ? [400, 403, 404, 415] : [400, 403, 404, 415, 422]).includes(status);
}

/** What the manager of a fund does not stand to, it knows nothing of. */
function isStranger(side: Side): boolean {
  return side === "stranger" || side === "manager";
}

/** Something of everything, as the lender sees it. */
async function idsOfTheBank({ service, tokenOf }: AccessWorld): Promise<Readonly<Record<string, string>>> {
  const read = async <T>(where: string, role: Role = "officer"): Promise<T> => {
    const { status, text } = await ask(`${service.url}${where}`, {
      method: "GET",
      token: tokenOf("lender", role),
    });
    expect(status, where).to.equal(200);
    return JSON.parse(text) as T;
  };
  const list = async (where: string): Promise<readonly Listed[]> => {
    const { items } = await read<{ items: readonly Listed[] }>(where);
    expect(items, `${where} lists something`).not.to.deep.equal([]);
    return items;
  };
  const ofBorrower = async (where: string): Promise<Listed> =>
    found((await list(where)).find(({ borrower }) => borrower?.name.ja === borrowerName));
  const loan = await ofBorrower("/v1/loans");
  const { agreement } = await read<{ agreement: Listed }>(`/v1/loans/${loan.id}`);
  const facility = await ofBorrower("/v1/facilities");
  const { tranches } = await read<{ tranches: readonly Listed[] }>(`/v1/facilities/${facility.id}`);
  const covenant = found((await list(`/v1/covenants?loanId=${loan.id}`))[0]);
  const { tests } = await read<{ tests: readonly { testOn: string }[] }>(`/v1/covenants/${covenant.id}`);
  const file = found((await list(`/v1/loans/${loan.id}/evidence`))[0]);
  const kpi = found(
    (await list("/v1/kpis?limit=200")).find(({ project }) => project?.id === loan.project?.id),
  );
  const book = found((await list("/v1/books"))[0]);
  const chart = await read<{ accounts: readonly Listed[] }>(`/v1/books/${book.id}/chart`);
  const statement = await ofBorrower("/v1/statements?limit=200");
  const fund = found((await list("/v1/funds"))[0]);
  const { partners } = await read<{ partners: readonly Listed[] }>(`/v1/funds/${fund.id}`);
  const call = found((await list(`/v1/funds/${fund.id}/events?kind=call`))[0]);
  const valuations = await read<{ items: readonly (Listed & { evidence: readonly Listed[] })[] }>(
    `/v1/funds/${fund.id}/events?kind=valuation&limit=200`,
  );
  const valuation = found(valuations.items.find((event) => event.evidence.length > 0));
  const form = new FormData();
  form.append("file", new Blob(["%PDF-1.7\n%%EOF\n"], { type: "application/pdf" }), "accounts.pdf");
  const uploaded = await ask(`${service.url}/v1/statements/${statement.id}/evidence`, {
    method: "POST",
    token: tokenOf("borrower", "organizer"),
    body: form,
  });
  const { evidence } = JSON.parse(uploaded.text) as { evidence: readonly Listed[] };
  const record = async (where: string, body: object): Promise<Listed> => {
    const token = tokenOf("lender", "admin");
    const sent = { method: "POST", token, body: JSON.stringify(body) };
    const { status, text } = await ask(`${service.url}${where}`, sent);
    expect(status, text).to.be.oneOf([201, 202]);
    return JSON.parse(text) as Listed;
  };
  const address = { name: "matrix", url: "https://hooks.invalid/", eventTypes: ["sanpo.loan.drawn"] };
  const webhook = await record("/v1/webhooks", address);
  const delivery = await record(`/v1/webhooks/${webhook.id}/tests`, {});
  const { partnershipId, documentId } = await recordPartnership({ service, tokenOf }, found(loan.project).id);
  return {
    ...(await recordFeed({ service, tokenOf }, kpi.id)),
    ...(await recordProgramme(
      { service, tokenOf },
      { project: found(loan.project).id, kpi: kpi.id, facility: facility.id },
    )),
    partnershipId,
    "partnership-documents/documentId": documentId,
    webhookId: webhook.id,
    deliveryId: delivery.id,
    loanId: loan.id,
    projectId: found(loan.project).id,
    borrowerId: found(loan.borrower).id,
    agreementId: agreement.id,
    facilityId: facility.id,
    trancheId: found(tranches[0]).id,
    covenantId: covenant.id,
    testOn: found(tests[0]).testOn,
    statementId: statement.id,
    "statement-evidence/evidenceId": found(evidence[0]).id,
    kpiId: kpi.id,
    observationId: found(file.observationId),
    evidenceId: file.id,
    approvalId: found((await list("/v1/approvals"))[0]).id,
    fundId: fund.id,
    partnerId: found(partners[0]).id,
    eventId: call.id,
    "valuation-evidence/evidenceId": found(valuation.evidence[0]).id,
    bookId: book.id,
    accountId: found(chart.accounts[0]).id,
    entryId: found((await list(`/v1/books/${book.id}/journal-entries`))[0]).id,
  };
}

const borrowerName = "山﨑砂利商店";

interface Listed {
  readonly id: string;
  readonly observationId?: string;
  readonly borrower?: { readonly id: string; readonly name: { readonly ja: string } };
  readonly project?: { readonly id: string };
}

function found<T>(value: T | undefined): T {
  expect(value).not.to.equal(undefined);
  return value as T;
}
