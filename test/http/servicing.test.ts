/** What must not go through at the desk: each refusal tells its figures, in both languages. */
import { expect } from "chai";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly figures?: Readonly<Record<string, unknown>>;
}

describe("Servicing through the API", function () {
  this.timeout(600_000);
  let service: RunningService;
  let officer: ApiClient;
  let approver: ApiClient;
  let stranger: ApiClient;
  const loans = new Map<string, string>();
  let today = "";

  before(async () => {
    service = await startService();
    officer = await signedIn(service.url, "officer@omi.example");
    approver = await signedIn(service.url, "approver@omi.example");
    stranger = await signedIn(service.url, "officer@shiga.example");
    const { body } = await officer.get<{ items: { id: string; number: string }[] }>("/v1/loans?limit=200");
    for (const { id, number } of body.items) loans.set(number, id);
    const claims = await officer.get<{ viewpoint: { asOf: string } }>(path("OMI-2025-03", "claims"));
    today = claims.body.viewpoint.asOf;
  });
  after(async () => {
    await service.stop();
    removeData(service);
  });

  const path = (number: string, rest: string) => `/v1/loans/${loans.get(number) ?? ""}/${rest}`;
  const held = async () => (await officer.get<{ held: string }>(path("OMI-2025-03", "claims"))).body.held;

  it("refuses receipts of the future, before the drawdown and of no amount, each by its rule", async () => {
    const body = { receivedOn: today, amount: "1000" };
    const cases = [
      [{ ...body, receivedOn: "2199-12-31" }, 422, "dayInFuture"],
      [{ ...body, receivedOn: "2020-01-01" }, 422, "dayBeforeDrawdown"],
      [{ ...body, amount: "0" }, 422, "amountNotPositive"],
      [{ ...body, amount: "-5" }, 422, "amountNotPositive"],
      [{ ...body, amount: "1.5" }, 422, "amountTooPrecise"],
      [{ ...body, amount: 1000 }, 400, "wrongType"],
      [{ ...body, receivedOn: "2026-02-31" }, 422, "noSuchDay"],
      [{ ...body, colour: "red" }, 400, "unknownField"],
      [{}, 400, "fieldMissing"],
    ] as const;
    for (const [sent, status, code] of cases) {
      for (const what of ["repayment-previews", "repayments"]) {
        const answer = await officer.post<Problem>(path("OMI-2025-03", what), sent);
        expect([answer.status, answer.body.code], `${what} ${JSON.stringify(sent)}`).to.deep.equal([
          status,
          code,
        ]);
      }
    }
  });

  it("holds what a payment larger than everything leaves over", async () => {
    const preview = await officer.post<{ loans: { facts: { label: { en: string }; after: string }[] }[] }>(
      path("OMI-2025-03", "repayment-previews"),
      { receivedOn: today, amount: "900000000000" },
    );
    expect(preview.status, JSON.stringify(preview.body)).to.equal(200);
    const kept = preview.body.loans[0]?.facts.find(({ label }) => label.en === "Held for the borrower");
    expect(BigInt(kept?.after ?? "0") > 899_000_000_000n).to.equal(true);
  });

  it("gives back no more than is held, and says how much that is", async () => {
    const amount = String(BigInt(await held()) + 1n);
    const body = { effectiveOn: today, amount, reason: "過入金" };
    const { status, body: problem } = await officer.post<Problem>(
      path("OMI-2025-03", "refund-previews"),
      body,
    );
    expect([status, problem.code]).to.deep.equal([422, "heldTooLittle"]);
    expect(problem.figures).to.include({ loan: "OMI-2025-03", amount, held: await held() });
    expect(problem.detail).to.include(Number(await held()).toLocaleString("en-US"));
  });

  it("a refund asked for twice is one request, and approved twice is paid once", async () => {
    const waiting = await officer.get<{ items: { id: string; kind: string }[] }>(
      "/v1/approvals?state=waiting",
    );
    const request = waiting.body.items.find(({ kind }) => kind === "heldRefund");
    const again = await officer.post<Problem>(path("OMI-2025-03", "refunds"), {
      effectiveOn: today,
      amount: "1",
      reason: "二重",
    });
    expect([again.status, again.body.code]).to.deep.equal([409, "approvalAlreadyWaiting"]);
    const before = BigInt(await held());
    const approve = () => approver.post<Problem>(`/v1/approvals/${request?.id ?? ""}/approvals`, {});
    const [first, second] = await Promise.all([approve(), approve()]);
    expect([first.status, second.status].sort()).to.deep.equal([201, 409]);
    expect(before - BigInt(await held())).to.equal(50_000n);
  });

  it("answers another lender's loan like one that does not exist, on every route of servicing", async () => {
    const dated = { effectiveOn: today, reason: "x" };
    const bodies = {
      repayments: { receivedOn: today, amount: "1" },
      refunds: { ...dated, amount: "1" },
      "held-applications": { effectiveOn: today },
      "write-offs": dated,
      charges: { ...dated, amount: "1", what: "fee" },
    };
    for (const [what, body] of Object.entries(bodies)) {
      const foreign = await stranger.post<Problem>(path("OMI-2025-03", what), body);
      const none = await stranger.post<Problem>(
        `/v1/loans/00000000-0000-4000-8000-000000000000/${what}`,
        body,
      );
      expect([foreign.status, foreign.body.code], what).to.deep.equal([404, "notFound"]);
      expect(foreign.body.detail).to.equal(none.body.detail);
    }
    expect((await stranger.get(path("OMI-2025-03", "interest"))).status).to.equal(404);
  });

  it("the interest table gives the segments of each period, and its rounded column adds up to the schedule", async () => {
    interface Table {
      readonly periods: readonly { readonly rounded: string; readonly segments: readonly object[] }[];
    }
    const { body } = await officer.get<Table>(path("OMI-2025-05", "interest"));
    expect(body.periods.every(({ segments }) => segments.length > 0)).to.equal(true);
    const { bytes } = await officer.bytes(path("OMI-2025-05", "interest?format=csv"));
    const [header = "", ...lines] = new TextDecoder().decode(bytes).trim().split("\r\n");
    const rounded = header.split(",").findIndex((heading) => heading.includes("利息"));
    const sum = lines.reduce((total, line) => total + BigInt(line.split(",")[rounded] ?? "0"), 0n);
    const expected = body.periods.reduce((total, period) => total + BigInt(period.rounded), 0n);
    expect(sum).to.equal(expected);
  });

  it("arrears come page by page with the sums of their buckets, as a file too", async () => {
    interface Page {
      readonly items: readonly { readonly number: string; readonly bucket: number }[];
      readonly nextCursor: string | null;
      readonly totals: readonly { readonly bucket: number; readonly loans: number }[];
    }
    const { body: first } = await officer.get<Page>("/v1/arrears?limit=3");
    const { body: rest } = await officer.get<Page>(`/v1/arrears?limit=3&cursor=${first.nextCursor ?? ""}`);
    expect([first.items.length, rest.items.length, rest.nextCursor]).to.deep.equal([3, 1, null]);
    expect(first.totals.map(({ loans: count }) => count)).to.deep.equal([1, 1, 1, 1]);
    const { body: worst } = await officer.get<Page>("/v1/arrears?bucket=91");
    expect(worst.items.map(({ number }) => number)).to.deep.equal(["OMI-2026-01"]);
    const { bytes } = await officer.bytes("/v1/arrears?format=csv");
    expect(new TextDecoder().decode(bytes).trim().split("\r\n")).to.have.length(5);
  });
});
