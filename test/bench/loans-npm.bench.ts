/** The product's columns against npm's loanjs on what both can do: 84 monthly instalments at one rate. */
import { Loan } from "loanjs";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { portfolioColumns } from "../../src/domain/loan/schedule-columns.ts";
import { emptyColumns } from "../../src/domain/loan/yen-columns.ts";
import { agreedTerms, dueDates, plainPortfolio } from "./loan-portfolio.ts";
import { conclude, medianRates } from "./measure.ts";

const count = 9_000;
const plain = plainPortfolio(count).map((loan) => ({
  ...loan,
  kind: 1 + (loan.kind % 2),
  rates: loan.rates.slice(0, 1),
}));
const loans = plain.map(agreedTerms);
const calendar = jpBankCalendar();
const room = emptyColumns(count * dueDates);
let theirInterest = 0;

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
      name: "loanjs",
      run: () => {
        theirInterest = 0;
        for (const { kind, principal, rates } of plain) {
          const type = kind === 1 ? "diminishing" : "annuity";
          theirInterest += Loan(principal, dueDates, (rates[0] ?? 0) / 10_000, type).interestSum;
        }
        return count;
      },
    },
  ],
  { rounds: 9, warmUps: 5 },
);

const { columns } = portfolioColumns(loans, calendar, room);
const ourInterest = columns.interest.reduce((sum, interest) => sum + interest, 0);
const apart = Math.abs(ourInterest / theirInterest - 1);
console.log(`total interest ${ourInterest} against ${theirInterest.toFixed(0)} (months of equal length)`);
if (apart > 0.005) throw new Error("the schedules are not of the same loans");
conclude({ name: "loans-npm", ratio: ours / peer, floor: 2, goal: 5 });
