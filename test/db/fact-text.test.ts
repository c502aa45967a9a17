import { expect } from "chai";
import fc from "fast-check";
import type { Row } from "../../db/dialect.ts";
import { factTexts, hashingWriter, rowHash, sha256, sha256Lines } from "../../db/fact-text.ts";
import { canonicalJson } from "../../src/domain/kernel/canonical-json.ts";

const cell = fc.oneof(
  fc.constant(null),
  fc.maxSafeInteger(),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom("神戸", "か\u3099", "\u212b", '"引用"\n', ""),
);
const rows = fc
  .uniqueArray(fc.stringMatching(/^[a-z_]{1,8}$/), { minLength: 1, maxLength: 6 })
  .chain((columns) =>
    fc
      .array(fc.tuple(...columns.map(() => cell)), { minLength: 1, maxLength: 6 })
      .map((all) =>
        all.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null]))),
      ),
  );

describe("the hash of many lines", () => {
  it("is that of the text they make, however long they are", () => {
    const line = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc
        .tuple(fc.constantFrom("a", "台", "𠮷"), fc.integer({ min: 300_000, max: 700_000 }))
        .map(([one, times]) => one.repeat(times)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(sha256Lines(lines)).to.equal(sha256(lines.join("\n")));
      }),
      { numRuns: 40 },
    );
  });
});

describe("the text of a fact", () => {
  it("is canonical JSON of all its columns, whatever the rows before it held", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(factTexts(all)).to.deep.equal(all.map((row) => canonicalJson(row)));
      }),
    );
  });

  it("holds a hash of the other columns when it is written", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const columns = [...Object.keys(all[0] ?? {}), "row_hash"];
        const { write } = hashingWriter(columns);
        for (const row of all) {
          const { values, text } = write(row);
          expect(text).to.equal(canonicalJson({ ...row, row_hash: rowHash(row) }));
          const stored = new Map(Object.entries(JSON.parse(text) as Row));
          expect(values).to.deep.equal(columns.toSorted().map((column) => stored.get(column)));
        }
      }),
    );
  });

  it("keeps the bytes under which databases were recorded", () => {
    const row = {
      zone: "\u00c5\n",
      name_ja: 'か\u3099神戸「引用"」',
      amount_minor: -1475,
      note: null,
      id: "018f",
    };
    const { write } = hashingWriter([...Object.keys(row), "row_hash", "recorded_at"]);
    const { text } = write(row, { recorded_at: "2026-03-01T00:00:00.000Z" });
    const recordedAt = '"recorded_at":"2026-03-01T00:00:00.000Z"';
    expect(text).to.equal(
      `{"amount_minor":-1475,"id":"018f","name_ja":"が神戸「引用\\"」","note":null,${recordedAt},"row_hash":"e69bf7e1484622b3","zone":"Å\\n"}`,
    );
  });
});
