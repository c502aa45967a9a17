/** `src/SECURITY.md` promises, and names the file and the test of each promise: neither may be gone. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

const page = path.resolve(import.meta.dirname, "../src/SECURITY.md");

interface Promised {
  readonly promise: string;
  readonly places: readonly Link[];
  readonly tests: readonly Link[];
}

interface Link {
  readonly text: string;
  readonly file: string;
}

const rows: readonly Promised[] = readFileSync(page, "utf8")
  .split("\n")
  .filter((line) => /^\| [^-]/.test(line) && line.includes("]("))
  .map((line) => {
    const [promise = "", places = "", tests = ""] = line.replace(/^\| | \|$/g, "").split(/ +\| /);
    return { promise, places: linksIn(places), tests: linksIn(tests) };
  });

function linksIn(cell: string): readonly Link[] {
  return [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, text = "", target = ""]) => ({
    text,
    file: path.resolve(path.dirname(page), target),
  }));
}

describe("the security list", () => {
  it("has a promise on every line, each with a file and a test", () => {
    expect(rows.length).to.be.greaterThan(60);
    expect(rows.filter(({ places, tests }) => places.length === 0 || tests.length === 0)).to.deep.equal([]);
  });

  for (const { promise, places, tests } of rows) {
    it(promise, () => {
      for (const { file } of [...places, ...tests]) expect(existsSync(file), file).to.equal(true);
      for (const { text, file } of tests) {
        expect(readFileSync(file, "utf8"), path.basename(file)).to.include(text);
      }
    });
  }
});
