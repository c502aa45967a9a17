/**
 * The main story through the API, every command sent twice at the same moment with one Idempotency-Key: it has one
 * effect and one answer, on both databases.
 */
import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { eachDatabase } from "../support/databases.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Identified {
  readonly id: string;
}

interface Observation extends Identified {
  readonly state: string;
  readonly value: string;
  readonly grade: string | null;
  readonly evidence: readonly { readonly sha256: string }[];
  readonly events: readonly { readonly kind: string; readonly reasonCode: string | null }[];
}

interface Approval extends Identified {
  readonly state: string;
  readonly preview: {
    readonly stepBpAfter: string;
    readonly effectiveOn: string;
    readonly loans: readonly {
      readonly rateAfter: string;
      readonly journalEntries: readonly { readonly lines: readonly { readonly amount: string }[] }[];
    }[];
  };
}

interface Listed<T = Identified> {
  readonly items: readonly T[];
}

eachDatabase((name, open) => {
  describe(`The story through the API, every command sent twice, on ${name}`, function () {
    this.timeout(600_000);
    let service: RunningService;
    let organizer: ApiClient;
    let officer: ApiClient;
    let approver: ApiClient;
    let auditor: ApiClient;
    let observationId = "";
    let approvalId = "";
    let auditRowsBefore = 0;

    before(async function () {
      const database = await open({ migrated: false });
      await database.close();
      service = await startService({ databaseUrl: database.url });
      organizer = await signedIn(service.url, "organizer@yamazaki.example");
      officer = await signedIn(service.url, "officer@shiga.example");
      approver = await signedIn(service.url, "approver@shiga.example");
      auditor = await signedIn(service.url, "auditor@shiga.example");
    });

    after(async () => {
      const started = service as RunningService | undefined;
      if (started !== undefined) {
        await started.stop();
        removeData(started);
      }
    });

    /** Both answers, checked to be the same; the key and body may not be used for anything else. */
    async function twice<T>(person: ApiClient, path: string, body: unknown): Promise<T> {
      const key = randomUUID();
      const [first, second] = await Promise.all([
        person.post<T>(path, body, key),
        person.post<T>(path, body, key),
      ]);
      expect(first.status, JSON.stringify(first.body)).to.equal(201);
      expect(second.status).to.equal(201);
      expect(second.body).to.deep.equal(first.body);
      const other = await person.post<{ code: string }>(path, { ...(body as object), note: "other" }, key);
      expect(other.body.code).to.be.oneOf(["idempotencyKeyReused", "unknownField"]);
      return first.body;
    }

    async function seqOf(person: ApiClient): Promise<number> {
      const { body } = await person.get<{ items: readonly { seq: number }[] }>("/v1/audit/rows?limit=1");
      return body.items[0]?.seq ?? 0;
    }

    it("an organizer drafts an observation, adds a file and submits it", async () => {
      const { body: kpis } =
        await organizer.get<
          Listed<Identified & { openPeriods: readonly { startOn: string; endOn: string }[] }>
        >("/v1/kpis");
      const kpi = kpis.items.find(({ openPeriods }) => openPeriods.length > 0);
      const period = kpi?.openPeriods[0];
      const draft = await twice<Observation>(organizer, "/v1/observations", {
        kpiId: kpi?.id,
        periodStartOn: period?.startOn,
        periodEndOn: period?.endOn,
        value: "86.10",
        source: "架空の集計",
      });
      observationId = draft.id;
      expect(draft.value).to.equal("86.1");
      const file = { name: "a.csv", type: "text/csv", bytes: new TextEncoder().encode("a,b\n1,2\n") };
      const { body: withFile } = await organizer.upload<Observation>(
        `/v1/observations/${observationId}/evidence`,
        file,
      );
      // sha256sum of the eight bytes above
      const hash = "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470";
      expect(withFile.evidence.map(({ sha256 }) => sha256)).to.deep.equal([hash]);
      const submitted = await twice<Observation>(
        organizer,
        `/v1/observations/${observationId}/submissions`,
        {},
      );
      expect(submitted.events.map((event) => event.kind)).to.deep.equal(["submitted"]);
    });

    it("a file that is not what its name says is refused with its type, and nothing is kept", async () => {
      const file = {
        name: "a.pdf",
        type: "application/pdf",
        bytes: new TextEncoder().encode("MZ not a pdf"),
      };
      const { status, body } = await organizer.upload<{ code: string }>(
        `/v1/observations/${observationId}/evidence`,
        file,
      );
      expect(status).to.be.oneOf([415, 422]);
      expect(body.code).to.match(/Mismatch|NotAllowed/);
    });

    it("the organizer may not review, and the officer returns and accepts once", async () => {
      const path = `/v1/observations/${observationId}/reviews`;
      expect((await organizer.post(path, { decision: "accept", grade: "E2" })).status).to.equal(403);
      const returned = await twice<Observation>(officer, path, {
        decision: "return",
        reasonCode: "doesNotReconcile",
      });
      expect(returned.events.at(-1)?.reasonCode).to.equal("doesNotReconcile");
      await twice<Observation>(organizer, `/v1/observations/${observationId}/submissions`, {});
      const tooHigh = await officer.post<{ code: string }>(path, { decision: "accept", grade: "E3" });
      expect([tooHigh.status, tooHigh.body.code]).to.deep.equal([422, "gradeAboveOfficer"]);
      const accepted = await twice<Observation>(officer, path, { decision: "accept", grade: "E2" });
      expect(accepted.events.map((event) => event.kind)).to.deep.equal([
        "submitted",
        "reviewStarted",
        "returned",
        "submitted",
        "reviewStarted",
        "accepted",
      ]);
      expect(accepted.grade).to.equal("E2");
    });

    it("the preview writes nothing; the request waits for a second person", async () => {
      const seq = await seqOf(auditor);
      const loan = await yamazaki(officer);
      const ask = { testOn: "2026-03-31", certificateReceivedOn: "2026-07-24" };
      const preview = await officer.post<Approval["preview"]>(
        `/v1/agreements/${loan.agreementId}/ratchet-previews`,
        ask,
      );
      expect(preview.status, JSON.stringify(preview.body)).to.equal(200);
      expect(await seqOf(auditor)).to.equal(seq);
      // 24 July 2026 is a Friday: the fifth business day after it is Friday, 31 July.
      expect(preview.body.effectiveOn).to.equal("2026-07-31");
      const entries = preview.body.loans.flatMap(({ journalEntries }) => journalEntries);
      expect(entries).to.not.have.length(0);
      for (const { lines } of entries) {
        expect(lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).to.equal(0n);
      }
      const approval = await twice<Approval>(
        officer,
        `/v1/agreements/${loan.agreementId}/ratchet-decisions`,
        ask,
      );
      approvalId = approval.id;
      expect(approval.preview).to.deep.equal(preview.body);
      const again = await officer.post<{ code: string }>(
        `/v1/agreements/${loan.agreementId}/ratchet-decisions`,
        ask,
      );
      expect(again.body.code).to.equal("approvalAlreadyWaiting");
    });

    it("the officer cannot approve; the approver can, once", async () => {
      const path = `/v1/approvals/${approvalId}/approvals`;
      expect((await officer.post(path, {})).status).to.equal(403);
      auditRowsBefore = await seqOf(auditor);
      const approved = await twice<Approval>(approver, path, { reason: "確認済み" });
      expect(approved.state).to.equal("approved");
      const again = await approver.post<{ code: string }>(path, {});
      expect([again.status, again.body.code]).to.deep.equal([409, "approvalAlreadyDecided"]);
      expect(await seqOf(auditor)).to.equal(auditRowsBefore + 1);
    });

    it("one audit row covers decision, timeline, adjustments, lock and event", async () => {
      const { body } =
        await auditor.get<Listed<{ action: string; tables: readonly { table: string; count: number }[] }>>(
          "/v1/audit/rows?limit=1",
        );
      const [row] = body.items;
      expect(row?.action).to.equal("approveRequest");
      expect(row?.tables.map(({ table }) => table)).to.include.members([
        "approval_decision",
        "ratchet_decision",
        "loan_recomputation",
        "interest_posting",
        "journal_entry",
        "posting",
        "observation_event",
        "outbox_event",
      ]);
    });

    it("the accepted observation is locked, the test is decided, the book sums to zero", async () => {
      const { body: observation } = await officer.get<Observation>(`/v1/observations/${observationId}`);
      expect(observation.state).to.equal("locked");
      const { body: books } = await officer.get<Listed>("/v1/books");
      const { body: balance } = await officer.get<{ sum: string }>(
        `/v1/books/${books.items[0]?.id ?? ""}/trial-balance`,
      );
      expect(balance.sum).to.equal("0");
      const { body: verification } = await auditor.get<{ holds: boolean }>("/v1/audit/verification");
      expect(verification.holds).to.equal(true);
    });
  });
});

async function yamazaki(
  officer: ApiClient,
): Promise<{ readonly loanId: string; readonly agreementId: string }> {
  const { body } =
    await officer.get<Listed<Identified & { borrower: { name: { ja: string } } }>>("/v1/loans");
  const loanId = body.items.find(({ borrower }) => borrower.name.ja.includes("山﨑"))?.id ?? "";
  const { body: loan } = await officer.get<{ agreement: Identified }>(`/v1/loans/${loanId}`);
  return { loanId, agreementId: loan.agreement.id };
}
