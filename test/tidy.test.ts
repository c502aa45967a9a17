import { expect } from "chai";
import { complaintsOf, houseRules } from "./support/house-rules.ts";
import { importCircles } from "./support/import-circles.ts";
import { readSourceTree, sourceFile } from "./support/source-tree.ts";

describe("house rule", () => {
  const tree = readSourceTree();

  for (const rule of houseRules) {
    it(rule.name, () => {
      expectNone(tree.flatMap((file) => complaintsOf(rule, file)));
    });
  }

  it("imports run in no circle", () => {
    expectNone(importCircles(tree));
  });
});

/** Each rule must also find what breaks it: the text is taken as the file's, at that path. */
describe("a file that breaks a house rule is found", () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, i) => `  f(${String(i)});`).join("\n");
  const broken: readonly (readonly [path: string, text: string, rule: string])[] = [
    [
      "src/domain/calendar/a.ts",
      'import { b } from "../loan/b.ts";',
      "a room imports only the rooms that the table opens to it",
    ],
    [
      "src/domain/loan/a.ts",
      'import type { B } from "../../app/b.ts";',
      "a room imports only the rooms that the table opens to it",
    ],
    [
      "src/contract/a.ts",
      'export { b } from "../domain/loan/b.ts";',
      "a room imports only the rooms that the table opens to it",
    ],
    [
      "src/web/a.ts",
      'const b = import("../domain/kernel/b.ts");',
      "a room imports only the rooms that the table opens to it",
    ],
    [
      "src/domain/loan/a.ts",
      'import { createHash } from "node:crypto";',
      "a room imports only the packages that the table grants it",
    ],
    ["src/app/a.ts", 'import knex from "knex";', "a room imports only the packages that the table grants it"],
    [
      "src/domain/kernel/a.ts",
      'import { addDays } from "date-fns/addDays";',
      "a package with a door comes in through it alone",
    ],
    [
      "db/a.ts",
      'import { b, type C } from "../src/app/b.ts";',
      "db and reports take types from app, nothing that runs",
    ],
    ["src/http/a.ts", 'import { config } from "../config.ts";', "the composition root is imported by nobody"],
    ["src/web/a.tsx", lines(301), "a file has at most 300 lines"],
    ["db/a.ts", `function long() {\n${lines(59)}\n}`, "a function has at most 60 lines of code"],
    [
      "src/web/a.tsx",
      `const Long = () => {\n${lines(99)}\n};`,
      "a component of the web app has at most 100 lines of code",
    ],
    ["src/domain/utils/a.ts", "", "no folder is a drawer for everything"],
    ["src/domain/loan/index.ts", 'export * from "./a.ts";', "no module only passes on what others export"],
    ["src/a.ts", split("// TO", "DO: later"), "nothing is left to do"],
    ["test/a.ts", "const a = b as any;", "no value is of type any"],
    ["src/a.ts", split("// @ts-", "ignore"), "no check of types is switched off"],
    [
      "src/a.ts",
      split("// eslint-", "disable-next-line eqeqeq"),
      "no lint rule is switched off without saying why",
    ],
    ["test/a.ts", split("describe.", 'only("a", () => {});'), "every test runs"],
    ["src/a.ts", "export default 1;", "exports have names"],
    ["reports/a.ts", 'const a = Number.parseFloat("1");', "no text is read as a float"],
    ["src/domain/loan/a.ts", "const text = amount.toFixed(2);", "no figure is rounded in floating point"],
    ["src/domain/loan/a.ts", "const yen = Math.round(interest);", "no figure is rounded in floating point"],
    ["src/app/a.ts", "const now = Date.now();", "time is an argument of domain and app"],
    ["src/app/a.ts", 'import { randomUUID } from "node:crypto";', "chance is an argument of domain and app"],
    [
      "src/domain/loan/a.ts",
      "const at = new Date(2026, 1);",
      "the domain knows days; only two modules know dates with a time",
    ],
    ["db/a.ts", "on.whereRaw(`name = '${name}'`);", "SQL takes bound parameters only"],
    ["src/web/a.tsx", 'if (roles.includes("officer")) show();', "screens ask for actions, never for roles"],
    ["db/a.ts", "const url = process.env.URL;", "the environment is read in one place"],
  ];

  for (const [path, text, name] of broken) {
    it(`${path}: ${name}`, () => {
      const rule = houseRules.find((each) => each.name === name);
      if (rule === undefined) throw new Error(`no rule is called ${name}`);
      expect(complaintsOf(rule, sourceFile(path, text))).to.have.length(1);
    });
  }

  it("every rule has such a file", () => {
    const tried = new Set(broken.map(([, , name]) => name));
    expect(houseRules.filter(({ name }) => !tried.has(name)).map(({ name }) => name)).to.deep.equal([]);
  });

  it("a circle of imports is found once", () => {
    const files = [
      sourceFile("src/a.ts", 'import "./b.ts";'),
      sourceFile("src/b.ts", 'import "./c.ts"; import "./d.ts";'),
      sourceFile("src/c.ts", 'import "./a.ts";'),
      sourceFile("src/d.ts", ""),
    ];
    expect(importCircles(files)).to.deep.equal(["src/a.ts → src/b.ts → src/c.ts → src/a.ts"]);
  });
});

/** Keeps the words that a rule looks for out of this file. */
function split(...parts: readonly string[]): string {
  return parts.join("");
}

function expectNone(complaints: readonly string[]): void {
  if (complaints.length > 0) expect.fail(`\n${complaints.join("\n")}`);
}
