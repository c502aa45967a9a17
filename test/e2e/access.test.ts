/**
 * What another organization may know: nothing. Every route of the contract is called by people of a stranger bank and
 * by nobody, with the ids of Shiga Bank's loans, agreement, approval, book, project, KPI, observation and evidence.
 */
import { expect } from "chai";
import { contract } from "../../src/contract/contract.ts";
import type { Route } from "../../src/contract/route.ts";
import { anonymous, signedIn, type ApiClient } from "../support/api-client.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Listed {
  readonly items: readonly { readonly id: string }[];
}

type Ids = Readonly<Record<string, string>>;

describe("Access of strangers", function () {
  this.timeout(600_000);
  let service: RunningService;
  let ids: Ids;

  before(async () => {
    service = await startService();
    ids = await idsOfShiga(await signedIn(service.url, "officer@shiga.example"));
  });

  after(async () => {
    await service.stop();
    removeData(service);
  });

  const routes: readonly Route[] = Object.values(contract);
  const aboutOne = routes.filter(({ path }) => path.includes("{") && !path.includes("{tokenId}"));

  for (const role of ["admin", "officer", "approver", "auditor"]) {
    it(`a stranger bank's ${role} finds none of another bank's things on any route`, async () => {
      const stranger = await signedIn(service.url, `${role}@daishi.example`);
      for (const route of aboutOne) {
        const path = filled(route.path, ids);
        const { status, body } = await stranger.send(route.method.toUpperCase(), path);
        // A body of another kind than a form is refused before anything is looked up; a message needs its own proof.
        const toldApart: Readonly<Record<string, readonly number[]>> = {
          multipart: [403, 404, 415],
          signed: [401],
        };
        const told = toldApart[route.bodyKind ?? ""] ?? [400, 403, 404];
        expect(status, `${route.id} answered ${JSON.stringify(body)}`).to.be.oneOf(told);
        if (status === 400) expect(JSON.stringify(body)).not.to.match(/shiga|滋賀|山﨑/i);
      }
    });

    it(`a stranger bank's ${role} sees none of another bank's things in any list`, async () => {
      const stranger = await signedIn(service.url, `${role}@daishi.example`);
      // The stranger's own security log names what the stranger itself has asked for in vain.
      const lists = routes.filter(
        ({ id, method, path }) => method === "get" && !path.includes("{") && id !== "listSecurityEvents",
      );
      for (const route of lists) {
        const { body } = await stranger.send("GET", route.path);
        for (const [what, id] of Object.entries(ids)) {
          expect(JSON.stringify(body), `${route.id} tells of ${what}`).not.to.contain(id);
        }
      }
    });
  }

  it("an organizer sees its own loan and not that of another borrower of the same bank", async () => {
    const kusatsu = await signedIn(service.url, "organizer@kusatsu.example");
    const { status } = await kusatsu.get(`/v1/loans/${ids["loanId"] ?? ""}`);
    expect(status).to.equal(404);
    const { body } = await kusatsu.get<Listed>("/v1/loans");
    expect(body.items).to.have.length(1);
  });

  it("nobody gets past the door without signing in", async () => {
    const nobody = anonymous(service.url);
    for (const route of routes.filter(({ permission }) => permission !== "public")) {
      const { status } = await nobody.send(route.method.toUpperCase(), filled(route.path, ids));
      expect(status, route.id).to.equal(401);
    }
  });

  it("a thing of another organization is answered like one that does not exist", async () => {
    const stranger = await signedIn(service.url, "officer@daishi.example");
    const foreign = await stranger.get<Readonly<Record<string, unknown>>>(`/v1/loans/${ids["loanId"] ?? ""}`);
    const missing = await stranger.get<Readonly<Record<string, unknown>>>(
      "/v1/loans/00000000-0000-4000-8000-000000000000",
    );
    const without = ({ requestId: _id, instance: _path, ...rest }: Readonly<Record<string, unknown>>) => rest;
    expect(without(foreign.body)).to.deep.equal(without(missing.body));
    expect(foreign.status).to.equal(missing.status);
  });
});

function filled(path: string, ids: Ids): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "00000000-0000-4000-8000-000000000000");
}

/** Something of everything, as its owner sees it. */
async function idsOfShiga(officer: ApiClient): Promise<Ids> {
  const first = async (path: string) => {
    const { body } = await officer.get<Listed>(path);
    const [item] = body.items;
    expect(item, `${path} lists something`).not.to.equal(undefined);
    return item?.id ?? "";
  };
  const loanId = await first("/v1/loans");
  const loan = await officer.get<{ agreement: { id: string }; project: { id: string } }>(
    `/v1/loans/${loanId}`,
  );
  const evidence = await officer.get<{ items: readonly { id: string; observationId: string }[] }>(
    `/v1/loans/${loanId}/evidence`,
  );
  const [file] = evidence.body.items;
  const { body: kpis } = await officer.get<{ items: readonly { id: string; project: { id: string } }[] }>(
    "/v1/kpis",
  );
  return {
    loanId,
    agreementId: loan.body.agreement.id,
    projectId: loan.body.project.id,
    kpiId: kpis.items.find(({ project }) => project.id === loan.body.project.id)?.id ?? "",
    observationId: file?.observationId ?? "",
    evidenceId: file?.id ?? "",
    approvalId: await first("/v1/approvals"),
    bookId: await first("/v1/books"),
    covenantId: await first("/v1/covenants"),
    statementId: await first("/v1/statements"),
  };
}
