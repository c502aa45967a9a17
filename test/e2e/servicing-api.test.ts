/** A receipt through the API: previewed, asked for twice with one key, approved, and unknown to strangers. */
import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { eachDatabase } from "../support/databases.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Approval {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly preview: { readonly loans: readonly { readonly journalEntries: readonly object[] }[] };
}

eachDatabase((name, open) => {
  describe(`Receipts through the API on ${name}`, function () {
    this.timeout(600_000);
    let service: RunningService;
    let officer: ApiClient;
    let approver: ApiClient;
    let loanId = "";

    before(async function () {
      const database = await open({ migrated: false });
      await database.close();
      service = await startService({ databaseUrl: database.url });
      officer = await signedIn(service.url, "officer@shiga.example");
      approver = await signedIn(service.url, "approver@shiga.example");
      const { body } = await officer.get<{ items: readonly { id: string }[] }>("/v1/loans");
      loanId = body.items[0]?.id ?? "";
    });

    after(async () => {
      const started = service as RunningService | undefined;
      if (started === undefined) return;
      await started.stop();
      removeData(started);
    });

    it("sent twice under one key ask for one approval, and the money is on record once approved", async () => {
      const path = `/v1/loans/${loanId}/repayments`;
      const { body: before } = await officer.get<{ items: readonly object[] }>(path);
      const { body: claims } = await officer.get<{ viewpoint: { asOf: string } }>(
        `/v1/loans/${loanId}/claims`,
      );
      const body = { receivedOn: claims.viewpoint.asOf, amount: "1000" };
      const preview = await officer.post<Approval["preview"]>(`/v1/loans/${loanId}/repayment-previews`, body);
      expect(preview.status, JSON.stringify(preview.body)).to.equal(200);
      expect(preview.body.loans[0]?.journalEntries).to.have.length(1);
      const key = randomUUID();
      const [first, second] = await Promise.all([
        officer.post<Approval>(path, body, key),
        officer.post<Approval>(path, body, key),
      ]);
      expect(first.status, JSON.stringify(first.body)).to.equal(201);
      expect(second.body).to.deep.equal(first.body);
      expect(first.body).to.include({ kind: "repayment", state: "waiting" });
      const approved = await approver.post<Approval>(`/v1/approvals/${first.body.id}/approvals`, {});
      expect(approved.status, JSON.stringify(approved.body)).to.equal(201);
      const { body: after } = await officer.get<{ items: readonly { amount: string }[] }>(path);
      expect(after.items.length).to.equal(before.items.length + 1);
      expect(after.items[0]?.amount).to.equal("1000");
    });

    it("of a loan nobody has heard of are not found, and amounts of nothing are refused with the figure", async () => {
      const body = { receivedOn: "2025-01-06", amount: "1000" };
      for (const path of ["repayments", "repayment-previews"]) {
        const { status } = await officer.post(`/v1/loans/${randomUUID()}/${path}`, body);
        expect(status).to.equal(404);
      }
      const { status, body: problem } = await officer.post<{ code: string }>(
        `/v1/loans/${loanId}/repayments`,
        { ...body, amount: "0" },
      );
      expect([status, problem.code]).to.deep.equal([422, "amountNotPositive"]);
    });
  });
});
