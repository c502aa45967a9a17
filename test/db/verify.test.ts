import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { evidenceFiles } from "../../db/evidence-files.ts";
import { factTables, schemaStatements } from "../../db/migrations/index.ts";
import { firstOf, rowsOf } from "../../db/read.ts";
import { verifierOn } from "../../db/verify.ts";
import type { BadRow } from "../../src/app/audit/ports.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { deps } from "../support/sample-facts.ts";
import { sample } from "../support/sample-names.ts";
import { thiefIn, type Thief } from "../support/tampering.ts";
import { firstBadRow, verified } from "../support/verified.ts";

describe("verify", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let thief: Thief;
      before(async () => {
        ledger = await openDecidedSample(name, open);
        thief = await thiefIn(ledger.database);
      });
      after(async () => {
        await thief.leave();
        await ledger.database.close();
      });

      it("holds for a ledger nobody has tampered with, and counts what it looked at", async () => {
        const { checked, firstBadRow: bad } = await verified(ledger);
        expect(bad).to.equal(undefined);
        const counts = new Map(checked.map(({ what, count }) => [what, count]));
        const looked = [
          "audit_row",
          "journal_entry",
          "posting",
          "interest_posting",
          "loan reckoned again",
          "evidence file",
        ];
        expect(looked.map((what) => counts.get(what))).to.deep.equal([52, 45, 108, 36, 2, 3]);
        for (const { name: table } of factTables) {
          expect(counts.get(table), table).to.equal((await rowsOf(ledger.database.reader(table))).length);
        }
      });

      it("looks at one organization alone, and tells nothing of another's damage", async () => {
        const { checked } = await verified(ledger, sample.organizer);
        const counts = new Map(checked.map(({ what, count }) => [what, count]));
        expect([counts.get("audit_row"), counts.get("observation"), counts.get("posting")]).to.deep.equal([
          8, 1, 0,
        ]);
        const found: (BadRow | undefined)[] = [];
        const loan = present(
          await firstOf(ledger.database.reader("loan").where({ number: "L-1" })),
          "a loan",
        );
        await thief.act((on) => on("loan").where({ number: "L-1" }).update({ principal_minor: 1 }));
        for (const id of [sample.organizer, sample.otherBank, sample.bank])
          found.push(await firstBadRow(ledger, id));
        await thief.act((on) => on("loan").where({ number: "L-1" }).update(loan));
        expect(found.map((bad) => bad?.what)).to.deep.equal([undefined, undefined, "loan"]);
      });

      it("finds a guard that is gone, switched off or hollow, and a trigger that is none", async () => {
        for (const { spoil, mend, because } of spoiledGuards[name]) {
          for (const statement of spoil) await ledger.database.writer.raw(statement);
          const found = await firstBadRow(ledger);
          for (const statement of mend) await ledger.database.writer.raw(statement);
          expect(found?.what, spoil.join()).to.equal("trigger");
          expect(found?.because, spoil.join()).to.match(because);
        }
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("finds an evidence file that is missing, changed or cut", async () => {
        const [[hash, bytes]] = [...ledger.files.bytes] as [[string, Uint8Array]];
        const found: (string | undefined)[] = [];
        for (const other of [undefined, bytes.with(3, 0), bytes.slice(1), new Uint8Array()]) {
          if (other === undefined) ledger.files.bytes.delete(hash);
          else ledger.files.bytes.set(hash, other);
          const bad = await firstBadRow(ledger);
          expect(bad).to.deep.include({ what: "evidence", row: `id=${ledger.evidenceId}` });
          found.push(bad?.because.replaceAll(/[0-9a-f]{64}/g, "…"));
        }
        ledger.files.bytes.set(hash, bytes);
        expect(found).to.deep.equal([
          "its file … is missing",
          "its file hashes to …, not …",
          "its file has 24 bytes, not 25",
          "its file has 0 bytes, not 25",
        ]);
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("finds an evidence file of the store on the disk whose bytes are others", async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "sanpo-evidence-"));
        const files = evidenceFiles(folder);
        for (const each of ledger.files.bytes.values()) await files.store(each);
        const row = await firstOf<{ readonly sha256: string }>(
          ledger.database.reader("evidence").where({ id: ledger.evidenceId }),
        );
        const { sha256 } = present(row, "evidence");
        const bytes = present(ledger.files.bytes.get(sha256), "its file");
        const found = async () =>
          (await verifierOn(ledger.database, { files, verifyLoans: verifyLoans(deps) })({})).firstBadRow;
        expect(await found()).to.equal(undefined);
        writeFileSync(path.join(folder, sha256.slice(0, 2), sha256), bytes.with(0, 0));
        expect(await found()).to.deep.equal({
          what: "evidence",
          row: `id=${ledger.evidenceId}`,
          because: `the file of evidence ${sha256} has other bytes`,
        });
        rmSync(folder, { recursive: true });
      });
    });
  });
});

interface SpoiledGuard {
  readonly spoil: readonly string[];
  readonly mend: readonly string[];
  readonly because: RegExp;
}

const missing = /^it is missing$/;
const foreign = /^the schema is not made with it$/;
const changedGuard = /^it is not as it was made/;

const spoiledGuards: Readonly<Record<"SQLite" | "PostgreSQL", readonly SpoiledGuard[]>> = {
  SQLite: [
    {
      spoil: [
        "create trigger rounding after insert on outbox_event begin insert into sign_in_throttle select * from sign_in_throttle; end",
      ],
      mend: ["drop trigger rounding"],
      because: foreign,
    },
    {
      spoil: ["drop trigger posting_no_update"],
      mend: [statementThatMakes("sqlite", "trigger posting_no_update")],
      because: missing,
    },
    {
      spoil: ["drop trigger audit_row_no_delete"],
      mend: [statementThatMakes("sqlite", "trigger audit_row_no_delete")],
      because: missing,
    },
    {
      spoil: [
        "drop trigger journal_entry_balanced",
        "create trigger journal_entry_balanced before insert on journal_entry begin select 1; end",
      ],
      mend: [
        "drop trigger journal_entry_balanced",
        statementThatMakes("sqlite", "trigger journal_entry_balanced"),
      ],
      because: changedGuard,
    },
  ],
  PostgreSQL: [
    {
      spoil: [
        "create trigger rounding before insert on posting for each row when (new.amount_minor > 5) execute function check_entry_open()",
      ],
      mend: ["drop trigger rounding on posting"],
      because: foreign,
    },
    {
      spoil: ["alter table posting disable trigger posting_append_only"],
      mend: ["alter table posting enable trigger posting_append_only"],
      because: changedGuard,
    },
    {
      spoil: ["drop trigger audit_row_no_truncate on audit_row"],
      mend: [statementThatMakes("postgres", "trigger audit_row_no_truncate")],
      because: missing,
    },
    {
      spoil: [
        "create or replace function check_second_person() returns trigger language plpgsql as $$ begin return new; end $$",
      ],
      mend: [
        statementThatMakes("postgres", "function check_second_person").replace(
          /^create/,
          "create or replace",
        ),
      ],
      because: changedGuard,
    },
  ],
};

function statementThatMakes(dialect: "sqlite" | "postgres", what: string): string {
  const statement = schemaStatements(dialect).find((each) => each.startsWith(`create ${what}`));
  return present(statement, what);
}
