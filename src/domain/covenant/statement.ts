/**
 * Statements (決算書・試算表) as covenants read them: some lines of one term, standalone or consolidated. A statement that
 * is submitted again is the next version; the newest version known counts, the earlier ones stay on record.
 *
 * Each figure a test reads is kept with the statement it came from, so that a verdict can be traced to its paper.
 */
import { canonicalDecimal, greater, zero, type Decimal } from "../kernel/decimal.ts";
import { addMonths, endOfMonth, isEndOfMonth, type LocalDate } from "../kernel/local-date.ts";
import { isKnown, type RecordedFact, type Viewpoint } from "../kernel/viewpoint.ts";
import { mostTerms, type ProfitMeasure } from "./consecutive-losses.ts";
import type { NumericTerms, StatementBasis, StatementLine } from "./covenant-terms.ts";
import type { NumericCovenant } from "./covenant-test.ts";
import type { Figure } from "./test-result.ts";

export type StatementFigures = Readonly<Partial<Record<StatementLine, Decimal>>>;

export interface Statement extends RecordedFact {
  readonly id: string;
  readonly termEndOn: LocalDate;
  readonly basis: StatementBasis;
  readonly version: number;
  readonly figures: StatementFigures;
}

/** One figure that a test has read; null while no statement gives it. */
export interface TestInput {
  readonly line: StatementLine;
  readonly termEndOn: LocalDate;
  readonly value: string | null;
  readonly statementId: string | null;
  readonly version: number | null;
}

/** Of each term and basis the newest version known at the viewpoint. */
export function standingStatements(
  statements: readonly Statement[],
  viewpoint: Pick<Viewpoint, "knownAt">,
): readonly Statement[] {
  const standing = new Map<string, Statement>();
  for (const statement of statements.filter((each) => isKnown(each, viewpoint))) {
    const key = `${statement.termEndOn} ${statement.basis}`;
    const before = standing.get(key);
    if (before === undefined || before.version < statement.version) standing.set(key, statement);
  }
  return [...standing.values()];
}

interface Reading {
  readonly basis: StatementBasis;
  readonly testOn: LocalDate;
  /** At most one a term and basis. */
  readonly statements: readonly Statement[];
}

export interface ReadCovenant {
  readonly covenant: NumericCovenant;
  readonly inputs: readonly TestInput[];
}

const measureLines = {
  operating: "operatingProfit",
  ordinary: "ordinaryProfit",
  net: "netProfit",
} as const satisfies Record<ProfitMeasure, StatementLine>;

/** The covenant with the figures its statements give for a test date, and each of them with its source. */
export function numericCovenant(terms: NumericTerms, reading: Reading): ReadCovenant {
  const inputs: TestInput[] = [];
  const read = (line: StatementLine, termsBack = 0): Figure => {
    const input = inputOf(reading, line, termsBack);
    inputs.push(input.input);
    return input.figure;
  };
  return { covenant: covenantWith(terms, read), inputs };
}

type Read = (line: StatementLine, termsBack?: number) => Figure;

function covenantWith(terms: NumericTerms, read: Read): NumericCovenant {
  switch (terms.kind) {
    case "netAssetsFloor": {
      const needsPrior = terms.params.basis === "prior" || terms.params.basis === "higherOf";
      return {
        ...terms,
        figures: { prior: needsPrior ? read("netAssets", 1) : null, actual: read("netAssets") },
      };
    }
    case "noInsolvency":
      return { ...terms, figures: { actual: read("netAssets") } };
    case "leverageBand":
      return { ...terms, figures: { debt: debtOf(terms.params, read), ebitda: read("ebitda") } };
    case "noConsecutiveLosses":
      return { ...terms, figures: resultsOf(terms.params, read) };
    case "coverage":
    case "ratioLimit":
      return withRatio(terms, read);
    case "minimumSales":
      return { ...terms, figures: { actual: read("sales") } };
  }
}

type RatioTerms = Extract<NumericTerms, { readonly kind: "coverage" | "ratioLimit" }>;

function withRatio(terms: RatioTerms, read: Read): NumericCovenant {
  const figures = { numerator: read(terms.params.numerator), denominator: read(terms.params.denominator) };
  return terms.kind === "coverage" ? { ...terms, figures } : { ...terms, figures };
}

function debtOf({ netOfCash }: { readonly netOfCash: boolean }, read: Read): Figure {
  const debt = read("interestBearingDebt");
  if (!netOfCash) return debt;
  const cash = read("cashAndDeposits");
  return debt === null || cash === null ? null : greater(debt.minus(cash), zero);
}

/** Oldest first, as far back as the covenant looks. */
function resultsOf(
  { measure, fallbackMeasure, terms }: Extract<NumericTerms, { kind: "noConsecutiveLosses" }>["params"],
  read: Read,
): Extract<NumericCovenant, { kind: "noConsecutiveLosses" }>["figures"] {
  const results = (of: ProfitMeasure): readonly Figure[] =>
    of === measure || of === fallbackMeasure
      ? Array.from({ length: isCountable(terms) ? terms : 0 }, (_, i) =>
          read(measureLines[of], terms - 1 - i),
        )
      : [];
  return { operating: results("operating"), ordinary: results("ordinary"), net: results("net") };
}

function isCountable(terms: number): boolean {
  return Number.isInteger(terms) && terms > 0 && terms <= mostTerms;
}

const termMonths = 12;

function inputOf(
  { basis, testOn, statements }: Reading,
  line: StatementLine,
  termsBack: number,
): { readonly input: TestInput; readonly figure: Figure } {
  const moved = addMonths(testOn, -termMonths * termsBack);
  const termEndOn = isEndOfMonth(testOn) ? endOfMonth(moved) : moved;
  const statement = statements.find((each) => each.termEndOn === termEndOn && each.basis === basis);
  const figure = statement?.figures[line] ?? null;
  const source = figure === null ? undefined : statement;
  return {
    figure,
    input: {
      line,
      termEndOn,
      value: figure === null ? null : canonicalDecimal(figure),
      statementId: source?.id ?? null,
      version: source?.version ?? null,
    },
  };
}
