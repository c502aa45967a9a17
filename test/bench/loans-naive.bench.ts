/** The product's columns against what one writes first: decimal.js for the money, date-fns for the days. */
import { addMonths, differenceInCalendarDays } from "date-fns";
import { Decimal } from "decimal.js";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { portfolioColumns } from "../../src/domain/loan/schedule-columns.ts";
import { emptyColumns } from "../../src/domain/loan/yen-columns.ts";
import { agreedTerms, dueDates, plainPortfolio, rowHash, type PlainLoan } from "./loan-portfolio.ts";
import { conclude, medianRates } from "./measure.ts";

const ExactDecimal = Decimal.clone({ precision: 40 });
const count = 9_000;
const sample = 200;
const plain = plainPortfolio(count);
const loans = plain.map(agreedTerms);
const calendar = jpBankCalendar();
const room = emptyColumns(count * dueDates);
const naive = {
  principal: new Float64Array(sample * dueDates),
  interest: new Float64Array(sample * dueDates),
};

function naiveSchedule({ kind, principal, year, month, day, rates }: PlainLoan, firstRow: number): void {
  const drawnOn = new Date(year, month - 1, day);
  let before = drawnOn;
  let balance = new ExactDecimal(principal);
  let instalment = kind === 1 ? balance.div(dueDates).floor() : new ExactDecimal(0);
  for (let k = 0; k < dueDates; k += 1) {
    const rate = new ExactDecimal(rates[Math.floor(k / 3)] ?? 0).div(1_000_000);
    if (kind === 2 && k % 3 === 0) instalment = level(balance, rate, dueDates - k);
    const on = addMonths(drawnOn, k + 1);
    const days = differenceInCalendarDays(on, before);
    const interest = balance.times(rate).times(days).div(365).floor();
    const paid = k === dueDates - 1 ? balance : kind === 2 ? instalment.minus(interest) : instalment;
    balance = balance.minus(paid);
    before = on;
    naive.principal[firstRow + k] = paid.toNumber();
    naive.interest[firstRow + k] = interest.toNumber();
  }
}

function level(balance: Decimal, rate: Decimal, instalments: number): Decimal {
  const perMonth = rate.div(12);
  const growth = perMonth.plus(1).pow(instalments);
  return balance.times(perMonth).times(growth).div(growth.minus(1)).floor();
}

const [ours = 0, peer = 1] = await medianRates(
  [
    {
      name: "product: terms to columns",
      run: () => {
        portfolioColumns(loans, calendar, room);
        return count;
      },
    },
    {
      name: "decimal.js and date-fns",
      run: () => {
        for (const [i, loan] of plain.slice(0, sample).entries()) naiveSchedule(loan, i * dueDates);
        return sample;
      },
    },
  ],
  { rounds: 9, warmUps: 5 },
);

const { columns } = portfolioColumns(loans.slice(0, sample), calendar, room);
const hashes = [rowHash(columns, columns.length), rowHash(naive, sample * dueDates)];
console.log(`rows compared ${columns.length}, hashes ${hashes.join(" ")}`);
if (hashes[0] !== hashes[1]) throw new Error("the rows are not the same");
conclude({ name: "loans-naive", ratio: ours / peer, floor: 100, goal: 500 });
