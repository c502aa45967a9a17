import { expect } from "chai";
import { mkdtempSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rowsOf } from "../../db/read.ts";
import { wireId } from "../../src/contract/wire.ts";
import { DemoDataError, readDemoData } from "../../src/cli/demo/demo-data.ts";
import { demoFolder, emptyLedger, idOf, type EmptyLedger } from "../support/demo.ts";

interface Origin {
  readonly fictional: boolean;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly note: { readonly ja: string; readonly en: string } | null;
}

/** Every table whose rows say where they come from. */
const tablesWithProvenance = [
  ...["organization", "project", "kpi", "observation", "facility", "tranche_pricing", "base_rate_fixing"],
  ...["agreement", "agreement_terms", "spt"],
];

describe("the demonstration tells what is public from what is invented", function () {
  this.timeout(600_000);
  let ledger: EmptyLedger;

  before(async () => {
    ledger = await emptyLedger("2026-06-22T03:00:00Z");
    await ledger.load();
  });
  after(() => ledger.close());

  const rows = (table: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    rowsOf(ledger.database.reader(table).select());

  it("every item is marked 架空 in both languages, or names its source and day", async () => {
    let items = 0;
    for (const table of tablesWithProvenance) {
      for (const row of await rows(table)) {
        expectOrigin(JSON.parse(String(row["provenance"])) as Origin, `${table} ${String(row["id"])}`);
        items += 1;
      }
    }
    for (const { number, terms } of await rows("loan")) {
      for (const term of JSON.parse(String(terms)) as { value: string; provenance: Origin }[]) {
        expectOrigin(term.provenance, `${String(number)}: ${term.value}`);
        items += 1;
      }
    }
    expect(items).to.be.greaterThan(100);
  });

  it("all people and all evidence are invented", async () => {
    for (const table of ["person", "evidence"]) {
      const flags = new Set((await rows(table)).map((row) => row["fictional"]));
      expect([...flags], table).to.deep.equal([1]);
    }
  });

  it("base rates, margins and reported values of loans are never shown as public", async () => {
    for (const table of ["base_rate_fixing", "tranche_pricing"]) {
      for (const { provenance } of await rows(table))
        expect(JSON.parse(String(provenance))).to.include({ fictional: true, source: null });
    }
    const testedKpis = new Set((await rows("spt")).map((row) => row["kpi_id"]));
    for (const { kpi_id: kpiId, provenance } of await rows("observation")) {
      const { fictional, source } = JSON.parse(String(provenance)) as Origin;
      expect([fictional, source === null]).to.deep.equal(
        testedKpis.has(kpiId) ? [true, true] : [fictional, false],
      );
    }
  });

  it("every piece of evidence is kept, says itself that it is invented, and is a readable file", async () => {
    const evidence = await rows("evidence");
    expect(evidence).to.have.length(31);
    for (const { sha256, media_type: mediaType, file_name: fileName, size_bytes: size } of evidence) {
      const bytes = Buffer.from((await ledger.files.read(String(sha256)))!);
      expect(bytes.length).to.equal(size);
      expect(String(fileName)).to.include("架空");
      if (mediaType === "text/csv") expect(bytes.toString("utf8")).to.include("架空のデータ,fictional data");
      else expectPdf(bytes.toString("latin1"));
    }
  });

  it("ids of master data are UUIDs and the same at every loading", () => {
    // SHA-256 of "sanpo-demo/loan/yamazaki-sll", with version 8 and the variant of RFC 9562 put in
    expect(idOf("loan", "yamazaki-sll")).to.equal("c79d1978-725f-8c85-80f8-09cae0a8f744");
    expect(wireId.safeParse(idOf("kpi", "soil-recycling-rate")).success).to.equal(true);
  });
});

describe("the demonstration, loaded on 10 April 2021", function () {
  this.timeout(600_000);

  it("holds nothing that happened later", async () => {
    const ledger = await emptyLedger("2021-04-10T00:00:00Z");
    try {
      const summary = await ledger.load();
      expect(summary).to.include({ organizations: 26, loans: 2, observations: 6, waitingRequests: 0 });
      expect(summary.skipped).to.be.greaterThan(100);
      const later = await ledger.database
        .reader("audit_row")
        .where("recorded_at", ">", "2021-04-10")
        .select("seq");
      expect(later).to.deep.equal([]);
    } finally {
      await ledger.close();
    }
  });
});

describe("a mistake in the files of the demonstration", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "demo-files-"));
    cpSync(demoFolder, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const mistakes: readonly (readonly [
    what: string,
    file: string,
    from: string,
    to: string,
    complaint: string,
  ])[] = [
    [
      "a day that does not exist",
      "decisions.json",
      "2021-03-31",
      "2021-03-32",
      "decisions.json /0/testOn: noSuchDay",
    ],
    [
      "a lender nobody declares",
      "base-rates.json",
      "shiga-bank",
      "shiga-bonk",
      "base-rates.json /0/lender: no organization is called shiga-bonk",
    ],
    [
      "an invented item that does not say so",
      "base-rates.json",
      "架空の値です",
      "値です",
      "base-rates.json /0/provenance: the note of an invented item says 架空 and fictional",
    ],
    [
      "a ratchet whose rule lacks its figure",
      "loans.json",
      '"n": 5',
      '"m": 5',
      "loans.json /0/agreement/ratchet/effective: Unrecognized key",
    ],
    ["no JSON", "projects.json", "[", "{", "projects.json: "],
  ];
  for (const [what, file, from, to, complaint] of mistakes) {
    it(`is reported with its file and place: ${what}`, async () => {
      const target = path.join(folder, file);
      const written = readFileSync(target, "utf8");
      expect(written).to.include(from);
      writeFileSync(target, written.replace(from, to));
      const refused: unknown = await readDemoData(folder).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(DemoDataError);
      expect((refused as DemoDataError).message).to.include(complaint);
    });
  }
});

function expectOrigin({ fictional, source, asOf, note }: Origin, what: string): void {
  if (fictional) {
    expect(note?.ja, what).to.include("架空");
    expect(note?.en.toLowerCase(), what).to.include("fictional");
  } else {
    expect(source, what).to.be.a("string").that.is.not.equal("");
    expect(asOf, what).to.match(/^\d{4}-\d{2}-\d{2}$/);
  }
}

/** The table of offsets leads to each object, as a strict reader wants it. */
function expectPdf(text: string): void {
  expect(text)
    .to.match(/^%PDF-1\.4\n/)
    .and.to.include("FICTIONAL DOCUMENT");
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith("xref")).to.equal(true);
  for (const [i, [, offset]] of [...text.matchAll(/^(\d{10}) 00000 n $/gm)].entries())
    expect(text.slice(Number(offset))).to.match(new RegExp(`^${i + 1} 0 obj`));
}
