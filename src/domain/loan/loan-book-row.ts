/**
 * One row of a loan book: text cells → an agreed loan as it is taken over. The loan begins on the day up to which its
 * interest has been paid, with the principal outstanding; what is left of its schedule follows from the remaining due
 * days. So arrears need no column of their own: the due days not paid are the first ones of that schedule.
 *
 * Every complaint about a row is found, not only the first.
 */
import { isEndOfMonth } from "../kernel/local-date.ts";
import { isCurrency, type Currency } from "../kernel/money.ts";
import { percent, zeroRate } from "../kernel/rate.ts";
import { defaultInterestRule } from "./interest.ts";
import { fixedRateIndex, type LoanBookLoan } from "./loan-book-loan.ts";
import {
  loanBookCells,
  type LoanBookCells,
  type LoanBookFinding,
  type LoanBookRow,
} from "./loan-book-reading.ts";
import type { LoanBookMapping } from "./loan-book-mapping.ts";
import {
  answerWords,
  businessDayWords,
  dayCountWords,
  dayInclusionWords,
  graceInterestWords,
  kindWords,
  monthsWords,
  rankingWords,
  roundingWords,
  termOf,
} from "./loan-book-words.ts";
import { loanBookRowRules } from "./loan-book-row-rules.ts";

/** Undefined where a complaint leaves nothing to record; findings that only warn leave the loan. */
export interface ReadLoan {
  readonly loan: LoanBookLoan | undefined;
  readonly findings: readonly LoanBookFinding[];
}

export function readLoanBookRow(
  row: LoanBookRow,
  header: readonly string[],
  mapping: LoanBookMapping,
): ReadLoan {
  const cells = loanBookCells(row, { header, mapping });
  const parts = { ...partiesOf(cells), ...balancesOf(cells), ...datesOf(cells), ...priceOf(cells) };
  if (cells.findings.some(({ severity }) => severity === "error")) {
    return { loan: undefined, findings: cells.findings };
  }
  const loan = completed(row.line, parts);
  const complaints = loanBookRowRules.flatMap((rule) => rule(loan));
  const findings = [...cells.findings, ...complaints.map((complaint) => ({ line: row.line, ...complaint }))];
  const isRefused = findings.some(({ severity }) => severity === "error");
  return { loan: isRefused ? undefined : loan, findings };
}

function partiesOf(cells: LoanBookCells) {
  const number = cells.name("loanNumber", 60) ?? "";
  const borrowerName = cells.name("borrowerName", 120) ?? "";
  return {
    number,
    borrowerName,
    facilityNumber: cells.name("facilityNumber", 60) ?? number,
    corporateNumber: cells.corporateNumber("corporateNumber"),
    projectName: cells.name("projectName", 120) ?? `${borrowerName} 既存融資`,
    purpose: cells.name("purpose", 300) ?? "",
    ranking: cells.word("ranking", rankingWords) ?? "senior",
  };
}

function balancesOf(cells: LoanBookCells) {
  const code = (cells.name("currency", 10) ?? "JPY").normalize("NFKC").toUpperCase();
  const currency: Currency = isCurrency(code) ? code : "JPY";
  if (!isCurrency(code)) cells.complain("currency", { code: "currencyUnknown", figures: { currency: code } });
  return {
    currency,
    kind: cells.word("kind", kindWords) ?? ("bullet" as const),
    originalPrincipal: cells.amount("originalPrincipal", currency),
    outstanding: cells.amount("outstanding", currency) ?? 0n,
    accruedInterest: cells.amount("accruedInterest", currency),
    instalmentAmount: cells.amount("instalmentAmount", currency),
    interestRule: {
      ...defaultInterestRule,
      dayCount: cells.word("dayCount", dayCountWords) ?? defaultInterestRule.dayCount,
      dayInclusion: cells.word("dayInclusion", dayInclusionWords) ?? defaultInterestRule.dayInclusion,
      rounding: cells.word("rounding", roundingWords) ?? defaultInterestRule.rounding,
      principalUnit: cells.amount("principalUnit", currency) ?? defaultInterestRule.principalUnit,
    },
  };
}

function datesOf(cells: LoanBookCells) {
  const takeoverOn = cells.day("takeoverOn");
  const nextDueOn = cells.day("nextDueOn");
  const endOfMonth = cells.word("endOfMonth", answerWords);
  return {
    takeoverOn,
    nextDueOn,
    originallyDrawnOn: cells.day("originallyDrawnOn"),
    interestPaidTo: cells.day("interestPaidTo") ?? takeoverOn,
    everyMonths: monthsOf(cells),
    instalments: cells.count("instalments") ?? 0,
    endOfMonth:
      endOfMonth === undefined ? nextDueOn !== undefined && isEndOfMonth(nextDueOn) : endOfMonth === "yes",
    grace: {
      instalments: cells.count("graceInstalments") ?? 0,
      interest: cells.word("graceInterest", graceInterestWords) ?? ("paid" as const),
    },
    businessDayConvention: cells.word("businessDays", businessDayWords) ?? ("none" as const),
  };
}

function monthsOf(cells: LoanBookCells): number {
  const word = termOf(monthsWords, cells.text("everyMonths"));
  return word === undefined ? (cells.count("everyMonths") ?? 0) : Number(word);
}

function priceOf(cells: LoanBookCells) {
  const fixedRate = cells.rate("fixedRate");
  const margin = cells.rate("creditMargin");
  const index = cells.name("baseRateIndex", 40);
  complainAboutPrice(cells);
  const isFixed = cells.text("fixedRate") !== "";
  return {
    baseRateIndex: isFixed ? fixedRateIndex : (index ?? ""),
    creditMargin: (isFixed ? fixedRate : margin) ?? zeroRate,
    lateChargeRate: cells.rate("lateChargeRate") ?? percent(14n),
  };
}

/** Either a fixed rate, or a base rate and a margin. */
function complainAboutPrice(cells: LoanBookCells): void {
  const [fixed, index, margin] = (["fixedRate", "baseRateIndex", "creditMargin"] as const).map(cells.text);
  if (fixed !== "") {
    if (index !== "")
      cells.complain("fixedRate", { code: "rateGivenTwice", figures: { baseRateIndex: index ?? "" } });
  } else if (index === "" && margin === "") {
    cells.complain("fixedRate", { code: "rateMissing" });
  } else if (index === "" || margin === "") {
    cells.complain(index === "" ? "baseRateIndex" : "creditMargin", { code: "rateIncomplete" });
  }
}

type Parts = ReturnType<typeof partiesOf> &
  ReturnType<typeof balancesOf> &
  ReturnType<typeof datesOf> &
  ReturnType<typeof priceOf>;

/** Days that are needed were complained about where they are missing. */
function completed(line: number, { takeoverOn, nextDueOn, interestPaidTo, ...rest }: Parts): LoanBookLoan {
  const days = { takeoverOn, nextDueOn, interestPaidTo } as Pick<
    LoanBookLoan,
    "takeoverOn" | "nextDueOn" | "interestPaidTo"
  >;
  return { line, ...rest, ...days };
}
