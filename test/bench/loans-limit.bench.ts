/** The product's columns against the same rows in a tight loop of whole numbers. */
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { portfolioColumns } from "../../src/domain/loan/schedule-columns.ts";
import { emptyColumns } from "../../src/domain/loan/yen-columns.ts";
import { agreedTerms, dueDates, plainPortfolio, rowHash } from "./loan-portfolio.ts";
import { conclude, medianRates } from "./measure.ts";
import { bareLoans, bareRows, tightLoop } from "./tight-loop.ts";

const count = 9_000;
const plain = plainPortfolio(count);
const loans = plain.map(agreedTerms);
const calendar = jpBankCalendar();
const bare = bareLoans(plain);
const rows = bareRows(count);
/** So that both ways take about as long: on a busy machine a short run may slip between two interruptions. */
const repeats = 5;
const room = emptyColumns(count * dueDates);

const [ours = 0, limit = 1] = await medianRates(
  [
    {
      name: "product: terms to columns",
      run: () => {
        portfolioColumns(loans, calendar, room);
        return count;
      },
    },
    {
      name: "tight loop, typed arrays",
      run: () => {
        for (let i = 0; i < repeats; i += 1) tightLoop(bare, rows);
        return repeats * count;
      },
    },
  ],
  { rounds: 15, warmUps: 5 },
);

const { columns, uncovered } = portfolioColumns(loans, calendar, room);
const hashes = [rowHash(columns, columns.length), rowHash(rows, count * dueDates)];
console.log(`rows ${columns.length}, loans not covered ${uncovered.length}, hashes ${hashes.join(" ")}`);
if (uncovered.length > 0 || hashes[0] !== hashes[1]) throw new Error("the rows are not the same");
conclude({ name: "loans-limit", ratio: ours / limit, floor: 0.15, goal: 0.3 });
