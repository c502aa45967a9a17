/** The program is killed in the middle of an import and started again: every loan is recorded, and none twice. */
import { expect } from "chai";
import { connect } from "../../db/connect.ts";
import { rowsOf } from "../../db/read.ts";
import { signedIn } from "../support/api-client.ts";
import { eachDatabase } from "../support/databases.ts";
import { bookCsv, bookRow } from "../support/loan-books.ts";
import { approvedRequest, reached, uploaded } from "../support/loan-import-client.ts";
import { removeData, runCommand, startService, type RunningService } from "../support/running-service.ts";

const rows = 2_000;

interface Job {
  readonly kind: string;
  readonly state: string;
  readonly done: number;
}

eachDatabase((name, open) => {
  describe(`kill -9 in the middle of an import on ${name}`, function () {
    this.timeout(600_000);
    let service: RunningService;

    after(async () => {
      const started = service as RunningService | undefined;
      if (started === undefined) return;
      await started.stop();
      removeData(started);
    });

    it("goes on where it was cut off once the program is started again, and records each loan once", async () => {
      const database = await open({ migrated: false });
      await database.close();
      service = await startService({ databaseUrl: database.url });
      const officer = await signedIn(service.url, "officer@shiga.example");
      const approver = await signedIn(service.url, "approver@shiga.example");
      const table = bookCsv(Array.from({ length: rows }, (_, i) => bookRow(i + 1)));
      const { id } = await uploaded(officer, new TextEncoder().encode(table));
      await reached(officer, id, "checked");
      await approvedRequest({ officer, approver }, `/v1/loan-imports/${id}/requests`, {});
      const importing = async (): Promise<Job | undefined> => {
        const { body } = await officer.get<{ items: readonly Job[] }>("/v1/jobs");
        return body.items.find(({ kind }) => kind === "loanImport");
      };
      let job = await importing();
      while (job === undefined || job.done === 0) job = await importing();
      expect([job.state, job.done < rows]).to.deep.equal(["running", true]);
      await service.kill();
      const { dataFolder, databaseUrl } = service;
      service = await startService({ dataFolder, databaseUrl });
      await reached(await signedIn(service.url, "officer@shiga.example"), id, "imported");
      const after = connect(databaseUrl);
      const numbers = await rowsOf<{ readonly number: string }>(
        after.reader("loan").where("number", "like", "T-%").select("number"),
      );
      const openings = await rowsOf<{ readonly loan_id: string }>(
        after.reader("journal_entry").where({ reason_kind: "loanImport" }).select("loan_id"),
      );
      await after.close();
      expect(numbers).to.have.length(rows);
      expect(new Set(numbers.map(({ number }) => number)).size).to.equal(rows);
      expect(new Set(openings.map((entry) => entry.loan_id)).size).to.equal(rows);
      expect(openings).to.have.length(rows);
      const verified = await runCommand(["verify"], service);
      expect(verified.code, verified.output).to.equal(0);
    });
  });
});
