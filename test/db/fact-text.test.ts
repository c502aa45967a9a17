import { expect } from "chai";
import fc from "fast-check";
import { factTexts, hashingWriter, rowHash } from "../../db/fact-text.ts";
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
          const { cells, text } = write(row);
          expect(text).to.equal(canonicalJson({ ...row, row_hash: rowHash(row) }));
          expect(cells).to.have.length(columns.length);
        }
      }),
    );
  });
});
