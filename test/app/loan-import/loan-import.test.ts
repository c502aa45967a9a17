import { expect } from "chai";
import { createHash } from "node:crypto";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import { requestChange } from "../../../src/app/approval/request-change.ts";
import type { Actor } from "../../../src/app/actor.ts";
import type { CommandContext } from "../../../src/app/command.ts";
import type { JobRecord } from "../../../src/app/job/ports.ts";
import { loanImportCheckRunner } from "../../../src/app/loan-import/check-job.ts";
import { loanImportRunner } from "../../../src/app/loan-import/import-job.ts";
import { listLoanImports, readLoanImport } from "../../../src/app/loan-import/read-loan-imports.ts";
import { listFindings, listResultRows } from "../../../src/app/loan-import/read-rows.ts";
import { importUndoRunner } from "../../../src/app/loan-import/undo-job.ts";
import { uploadLoanBook } from "../../../src/app/loan-import/upload-loan-book.ts";
import { positionOf } from "../../../src/app/loan/loan-position.ts";
import { verifyLoans } from "../../../src/app/audit/verify-loans.ts";
import type { CanonicalObject } from "../../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../../src/domain/kernel/instant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { readSpreadsheet } from "../../../src/http/spreadsheet/read-spreadsheet.ts";
import { bookCsv, bookRow } from "../../support/loan-books.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { jobWorld, type JobWorld } from "../../support/job-world.ts";
import { openSample } from "../../support/sample-database.ts";
import { deps } from "../../support/sample-facts.ts";
import { at, people, sample } from "../../support/sample-names.ts";

const sha256OfBytes = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const firstPage = { limit: 200, cursor: undefined };

eachDatabase((name, open) => {
  describe(`import of a loan book on ${name}`, function () {
    this.timeout(600_000);
    let database: TestDatabase;
    let world: JobWorld;
    beforeEach(async () => {
      database = (await openSample(name, open)).database;
      world = jobWorld(database, 77);
    });
    afterEach(() => database.remove());

    const command = <T>(actor: Actor, work: (context: CommandContext) => Promise<T>) => {
      const { transact, newId } = world.ports;
      const unit = { actor, action: "test", now: world.clock.now, newId };
      return transact(unit, (repositories) => work({ work: repositories, actor, now: unit.now, newId }));
    };
    const runners = (rangeLength = 4) => [
      loanImportCheckRunner(deps),
      loanImportRunner({ ...deps, rangeLength }),
      importUndoRunner({ ...deps, rangeLength }),
    ];
    const ended = async (jobId: string | null): Promise<JobRecord> => {
      const worker = world.work(...runners());
      const job = await world.until(
        present(jobId ?? undefined, "a job"),
        ({ state }) => !["waiting", "running"].includes(state),
      );
      await worker.stop();
      return job;
    };
    const upload = async (rows: readonly (readonly string[])[]) => {
      const bytes = new TextEncoder().encode(bookCsv(rows));
      const book = await command(people.officer, (context) =>
        uploadLoanBook({ readSpreadsheet, sha256OfBytes }, context, { fileName: "book.csv", bytes }),
      );
      expect((await ended(book.checkJobId)).state).to.equal("done");
      return book.id;
    };
    const view = (importId: string) =>
      world.ports.read((work) => readLoanImport(work, people.officer, importId));
    const ask = (kind: "loanImport" | "importUndo", payload: CanonicalObject) =>
      command(people.officer, (context) => requestChange(deps, context, { kind, payload }));
    const approve = (approvalId: string) =>
      command(people.approver, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
    const imported = async (rows: readonly (readonly string[])[], skipErrors = false) => {
      const importId = await upload(rows);
      await approve((await ask("loanImport", { importId, skipErrors })).id);
      expect((await ended((await view(importId)).importJobId)).state).to.equal("done");
      return importId;
    };
    const result = (importId: string) =>
      world.ports.read(({ loanImports }) =>
        listResultRows({ loanImports, sha256: deps.sha256 }, people.officer, { importId, page: firstPage }),
      );
    const loanIds = () => world.ports.read(({ loans }) => loans.idsOfLender(sample.bank));
    const balances = (ids: readonly string[], knownAt: Instant) =>
      world.ports.read(({ books }) => books.loanBalances(ids, { asOf: localDate("2026-12-31"), knownAt }));
    const goodRows = Array.from({ length: 10 }, (_, i) => bookRow(i + 1));

    it("records every loan once with what was outstanding, against the opening balance", async () => {
      const importId = await imported(goodRows);
      const { items } = await result(importId);
      expect(items.map(({ state }) => state)).to.deep.equal(Array(10).fill("imported"));
      const ids = items.flatMap(({ loanId }) => loanId ?? []);
      const known = await balances(ids, at("2027-01-01"));
      const first = known.get(ids[0] ?? "");
      // 24,001,000 at 1.475 % from 2025-12-31 to 2026-01-05: five days.
      expect(first?.get("1310")).to.equal(24_001_000n);
      expect(first?.get("1460")).to.equal(4_849n);
      const facts = await world.ports.read(({ loans }) => loans.facts(sample.bank, ids, at("2027-01-01")));
      const schedules = facts.map((fact) => positionOf(fact, deps.calendar).schedule.rows.length);
      expect(schedules).to.deep.equal(Array(10).fill(24));
      const verified = await world.ports.read((work) =>
        verifyLoans(deps)(work, { organizationId: sample.bank }),
      );
      expect(verified).to.equal(undefined);
    });

    it("finds every error of every row, and imports the others only when asked to leave them out", async () => {
      const importId = await upload([
        bookRow(1),
        bookRow(2, { outstanding: "二千万", nextDueOn: "2026/2/31", kind: "資本性劣後" }),
        bookRow(3, { loanNumber: "T-00001" }),
        bookRow(4, { fixedRate: "", baseRateIndex: "なぞの金利", creditMargin: "0.5" }),
      ]);
      const { items } = await world.ports.read((work) =>
        listFindings(work, people.officer, { importId, page: firstPage }),
      );
      expect(items.map(({ line, code }) => `${line} ${code}`)).to.have.members([
        "3 cellNotWord",
        "3 cellNotAmount",
        "3 cellNotDay",
        "4 loanNumberTwice",
        "5 baseRateNotKnownOn",
      ]);
      const refusal = await ask("loanImport", { importId, skipErrors: false }).catch(
        (error: unknown) => error,
      );
      expect(refusal).to.have.nested.property("rejection.code", "loanBookHasErrors");
      await approve((await ask("loanImport", { importId, skipErrors: true })).id);
      await ended((await view(importId)).importJobId);
      const rows = (await result(importId)).items;
      expect(rows.map(({ state }) => state)).to.deep.equal([
        "imported",
        "notImported",
        "notImported",
        "notImported",
      ]);
    });

    it("goes on where it was stopped and doubles nothing", async () => {
      const importId = await upload(goodRows);
      await approve((await ask("loanImport", { importId, skipErrors: false })).id);
      const jobId = present((await view(importId)).importJobId ?? undefined, "a job");
      const { transact } = world.ports;
      let steps = 0;
      const dying: typeof transact = (unit, work) => {
        if (unit.action === "importLoans" && (steps += 1) === 2) return Promise.reject(new Error("cut off"));
        return transact(unit, work);
      };
      Object.assign(world.ports, { transact: dying });
      expect((await ended(jobId)).state).to.equal("failed");
      expect((await loanIds()).length).to.equal(sample.loans.length + 4);
      Object.assign(world.ports, { transact });
      await command(people.officer, ({ work, now }) => work.jobs.askAgain(sample.bank, jobId, now));
      expect((await ended(jobId)).result).to.deep.equal({ recorded: 10, leftOut: 0 });
      expect((await loanIds()).length).to.equal(sample.loans.length + 10);
    });

    it("books the accrued interest of the old books, and the difference as an adjusting entry", async () => {
      const importId = await imported([bookRow(1, { accruedInterest: "4,851" })]);
      const [row] = (await result(importId)).items;
      expect(row?.findings.map(({ code }) => code)).to.deep.equal(["accruedInterestDiffers"]);
      const known = await balances([row?.loanId ?? ""], at("2027-01-01"));
      expect(known.get(row?.loanId ?? "")?.get("1460")).to.equal(4_849n);
      const verified = await world.ports.read((work) =>
        verifyLoans(deps)(work, { organizationId: sample.bank }),
      );
      expect(verified).to.equal(undefined);
    });

    it("takes a batch back: nothing is left in the books, and a viewpoint before still shows it", async () => {
      const importId = await imported(goodRows);
      const ids = (await result(importId)).items.flatMap(({ loanId }) => loanId ?? []);
      const before = world.clock.now;
      world.clock.now = at("2026-01-06");
      await approve((await ask("importUndo", { importId, reason: "誤ったファイル" })).id);
      expect((await ended((await view(importId)).undoJobId)).state).to.equal("done");
      expect((await view(importId)).state).to.equal("undone");
      expect(await loanIds()).to.have.length(sample.loans.length);
      const facts = (knownAt: Instant) =>
        world.ports.read(({ loans }) => loans.facts(sample.bank, ids, knownAt));
      expect(await facts(before)).to.have.length(10);
      expect(await facts(world.clock.now)).to.have.length(0);
      const left = [...(await balances(ids, world.clock.now)).values()].flatMap((known) => [
        ...known.values(),
      ]);
      expect(left.every((balance) => balance === 0n)).to.equal(true);
      const again = await imported([bookRow(1)]);
      expect((await result(again)).items[0]?.recordedNumber).to.equal("T-00001 (2)");
    });

    it("does not take back a batch in which something has happened since", async () => {
      const importId = await imported(goodRows);
      const [loanId = ""] = (await result(importId)).items.flatMap((row) => row.loanId ?? []);
      await command(people.officer, ({ work, newId }) =>
        work.loans.addEvents([
          {
            id: newId(),
            loanId,
            effectiveOn: localDate("2026-01-06"),
            detail: { kind: "nonAccrual", reason: "延滞" },
            approvalId: undefined,
            requestedBy: people.officer.personId,
            approvedBy: people.approver.personId,
          },
        ]),
      );
      const refusal = await ask("importUndo", { importId, reason: "x" }).catch((error: unknown) => error);
      expect(refusal).to.have.deep.nested.property("rejection.figures", {
        loan: "T-00001",
        what: "nonAccrual",
        count: 1,
        others: 0,
      });
    });

    it("shows a loan book to nobody else", async () => {
      const importId = await upload(goodRows);
      const seen = await world.ports.read((work) => listLoanImports(work, people.stranger, firstPage));
      expect(seen.items).to.deep.equal([]);
      const refusal = await world.ports
        .read((work) => readLoanImport(work, people.stranger, importId))
        .catch((error: unknown) => error);
      expect(refusal).to.have.nested.property("rejection.code", "notFound");
    });
  });
});
