/** Repositories over a ledger in memory, as far as a loan report asks them. Anything else is refused. */
import type { Repositories } from "../../src/app/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { isKnown, type RecordedFact } from "../../src/domain/kernel/viewpoint.ts";
import type { LoanFacts } from "../../src/app/loan/ports.ts";
import { both, uuid } from "./report-facts.ts";
import type { ReportLedger } from "./report-ledger.ts";

const notAsked = (): Promise<never> => Promise.reject(new Error("a report does not ask this"));

export function repositoriesOver(ledger: ReportLedger): Repositories {
  const { loan, project, kpis, observations } = ledger;
  const sees = (viewerId: string) => [loan.loan.lender.id, loan.loan.borrower.id].includes(viewerId);
  return refusingOthers<Repositories>({
    projects: {
      list: notAsked,
      find: (viewerId, id) => Promise.resolve(sees(viewerId) && id === project.id ? project : undefined),
    },
    loans: {
      ...otherLoanQuestions,
      facts: (viewerId, ids, knownAt) =>
        Promise.resolve(sees(viewerId) && ids.includes(loan.loan.id) ? [knownAtMoment(loan, knownAt)] : []),
    },
    impact: {
      ...otherImpactQuestions,
      findKpi: (_, kpiId) => Promise.resolve(kpis.find(({ id }) => id === kpiId)),
      observationsOfKpis: (_, kpiIds) =>
        Promise.resolve(observations.filter(({ kpiId }) => kpiIds.includes(kpiId))),
    },
    books: booksOf(ledger),
  });
}

/** Whatever else the object has a report does not ask for. */
function refusingOthers<T extends object>(asked: Partial<T>): T {
  const unasked = new Proxy({}, { get: () => notAsked });
  return new Proxy(asked, { get: (own, name) => Reflect.get(own, name) ?? unasked }) as T;
}

/** Two entries a page, so that a reader has to turn pages. */
function booksOf({ loan: { loan }, entries }: ReportLedger): Repositories["books"] {
  const book = {
    id: uuid(5),
    organizationId: loan.lender.id,
    name: both("帳簿", "Book"),
    currency: loan.currency,
    kind: "lender",
  };
  return {
    list: notAsked,
    find: notAsked,
    ownerOf: notAsked,
    totals: notAsked,
    loanBalances: notAsked,
    loanMovements: notAsked,
    capitalizedInterest: notAsked,
    post: notAsked,
    ofLender: (lenderId) => Promise.resolve(lenderId === loan.lender.id ? book : undefined),
    listEntries: (_, loanId, { cursor }) => {
      const ofLoan = entries.filter(
        (entry) => entry.loanId === loanId && (cursor === undefined || entry.id < cursor),
      );
      const last = ofLoan[1];
      const nextCursor = ofLoan.length > 2 && last !== undefined ? last.id : null;
      return Promise.resolve({ items: ofLoan.slice(0, 2), nextCursor });
    },
  };
}

function knownAtMoment(facts: LoanFacts, knownAt: Instant): LoanFacts {
  const known = <T extends RecordedFact>(all: readonly T[]) =>
    all.filter((fact) => isKnown(fact, { knownAt }));
  return {
    ...facts,
    pricing: known(facts.pricing),
    fixings: known(facts.fixings),
    decisions: known(facts.decisions),
    postings: known(facts.postings),
    repayments: known(facts.repayments),
    product: known(facts.product),
    events: known(facts.events),
    accounts: known(facts.accounts),
  };
}

const otherLoanQuestions = {
  list: notAsked,
  idsOfLender: notAsked,
  lenderIds: notAsked,
  idsOfAgreement: notAsked,
  idsOfProject: notAsked,
  idsOfPlace: notAsked,
  findAgreement: notAsked,
  agreementsTestingKpi: notAsked,
  sptsOfKpis: notAsked,
  latestRecomputation: notAsked,
  addDecisions: notAsked,
  addRecomputations: notAsked,
  addRepayments: notAsked,
  addEvents: notAsked,
  addInterestPostings: notAsked,
} satisfies Partial<Repositories["loans"]>;

const otherImpactQuestions = {
  standingTo: notAsked,
  listKpis: notAsked,
  kpisOfProject: notAsked,
  observationsOfIds: notAsked,
  listObservations: notAsked,
  findObservation: notAsked,
  findEvidence: notAsked,
  addObservation: notAsked,
  addSteps: notAsked,
  addEvidence: notAsked,
  storedBytes: () => Promise.resolve(0),
  addEvidenceReading: notAsked,
} satisfies Partial<Repositories["impact"]>;
