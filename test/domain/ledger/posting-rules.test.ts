import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { lenderAccountRoles, lenderChart } from "../../../src/domain/ledger/chart-of-accounts.ts";
import { checkedEntry, lenderEntryKinds } from "../../../src/domain/ledger/journal-entry.ts";
import { entryFor, type LenderEvent } from "../../../src/domain/ledger/posting-rules.ts";
import { readCases } from "../../support/cases.ts";
import { accepted } from "../../support/decisions.ts";

interface PostingCase {
  readonly name: string;
  readonly why?: string;
  readonly event: Readonly<Record<string, string>>;
  /** Account → amount, debit positive, in the order of the entry. */
  readonly lines: Readonly<Record<string, string>>;
}

const cases = readCases("ledger/posting-rules") as readonly PostingCase[];
const words = { effectiveOn: localDate("2025-06-30"), description: { ja: "仕訳", en: "Entry" } };

describe("posting rules of a lender's book", () => {
  for (const { name, event, lines } of cases) {
    it(name, () => {
      const entry = accepted(checkedEntry(entryFor(read(event), words)!));
      const posted = entry.lines.map(({ account, amount }) => [account, String(amount)]);
      expect(posted).to.deep.equal(Object.entries(lines));
      expect(entry.kind).to.equal(event["kind"]);
    });
  }

  it("have a case for every kind of entry and touch every account of the chart", () => {
    expect(new Set(cases.map(({ event }) => event["kind"]))).to.deep.equal(new Set(lenderEntryKinds));
    const touched = new Set(cases.flatMap(({ lines }) => Object.keys(lines)));
    expect(touched).to.deep.equal(new Set(lenderAccountRoles));
  });

  it("post nothing where nothing moves", () => {
    expect(entryFor({ kind: "recovery", amount: 0n }, words)).to.equal(undefined);
  });
});

describe("chart of accounts of a lender", () => {
  it("numbers its accounts in the order of a bank's statements, each once", () => {
    const accounts = lenderAccountRoles.map((role) => lenderChart[role]);
    const codes = accounts.map(({ code }) => code);
    expect(codes).to.deep.equal([...new Set(codes)].sort());
    const firstDigits = { asset: "1", liability: "2", equity: "3", income: "4", expense: "5" };
    for (const { code, kind } of accounts) expect(code[0]).to.equal(firstDigits[kind]);
  });
});

function read({ kind, ...amounts }: PostingCase["event"]): LenderEvent {
  const minor = Object.entries(amounts).map(([name, amount]) => [name, BigInt(amount)]);
  return { kind, ...Object.fromEntries(minor) } as LenderEvent;
}
