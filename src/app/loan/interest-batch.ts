/** Interest postings of many loans, gathered and then recorded with one statement per table and book. */
import { present } from "../../domain/kernel/invariant.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { NewEntry } from "../ledger/ports.ts";
import type { Repositories } from "../ports.ts";
import {
  capitalizationEntries,
  interestPostings,
  type InterestPostings,
  type PostingReason,
} from "./interest-entries.ts";
import type { CapitalizationPlan, InterestPlan } from "./planned-postings.ts";
import type { LoanFacts } from "./ports.ts";

interface Planned {
  readonly plans: readonly InterestPlan[];
  readonly capitalizations: readonly CapitalizationPlan[];
  readonly reason: PostingReason;
  readonly newId: () => string;
}

export interface InterestBatch {
  /** What was made of the plans of one loan. */
  readonly add: (facts: LoanFacts, planned: Planned) => InterestPostings;
  readonly record: (work: Pick<Repositories, "books" | "loans">) => Promise<void>;
}

interface Booked {
  readonly lenderId: string;
  readonly currency: Currency;
  readonly entries: NewEntry[];
}

export function interestBatch(): InterestBatch {
  const books = new Map<string, Booked>();
  const postings: InterestPostings["postings"][number][] = [];
  return {
    add: ({ loan, postings: posted }, { plans, capitalizations, reason, newId }) => {
      const made = interestPostings(loan, plans, { reason, newId, posted });
      const { lender, currency } = loan;
      const key = `${lender.id}/${currency}`;
      const booked = books.get(key) ?? { lenderId: lender.id, currency, entries: [] };
      books.set(key, booked);
      booked.entries.push(
        ...made.entries,
        ...capitalizationEntries(loan, capitalizations, { reason, newId }),
      );
      postings.push(...made.postings);
      return made;
    },
    record: async (work) => {
      for (const { lenderId, currency, entries } of books.values()) {
        const book = await work.books.ofLender(lenderId, currency);
        await work.books.post(present(book, `a book in ${currency}`), entries);
      }
      if (postings.length > 0) await work.loans.addInterestPostings(postings);
    },
  };
}
