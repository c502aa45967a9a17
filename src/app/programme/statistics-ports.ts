import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type {
  LendingProfile,
  LentGroup,
  PortfolioDimension,
} from "../../domain/programme/portfolio-statistics.ts";
import type { JudgedTarget } from "../../domain/programme/portfolio-attainment.ts";
import type { Page, PageRequest } from "../page.ts";

export interface NewLendingProfile extends LendingProfile {
  readonly id: string;
  readonly facilityId: string;
}

export interface AskedGroups {
  readonly dimension: PortfolioDimension;
  readonly viewpoint: Viewpoint;
}

export interface AskedLoans extends AskedGroups {
  readonly key: string;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
}

/** Interest of the loans lent in one month that steps took off; below zero where they put on more. */
export interface ForgoneGroup {
  readonly month: string;
  readonly key: string;
  /** Minor units. */
  readonly forgone: bigint;
}

export interface LentLoan {
  readonly id: string;
  readonly number: string;
  readonly borrower: { readonly id: string; readonly ja: string; readonly en: string };
  readonly drawdownOn: LocalDate;
  /** Minor units. */
  readonly principal: bigint;
  readonly legalForm: string;
  readonly prefecture: string;
  readonly fields: readonly string[];
  readonly band: string;
}

/** When a loan was lent, and what it counts under. */
export interface LentPlace {
  readonly loanId: string;
  readonly month: string;
  readonly key: string;
}

/** A KPI that an agreement of a loan sets targets for. */
export interface LentKpi {
  readonly kpiId: string;
  readonly loanId: string;
  /** Minor units. */
  readonly principal: bigint;
}

/** Sums over the loans in yen that a lender's books hold. */
export interface PortfolioStatisticsRepository {
  readonly lent: (lenderId: string, asked: AskedGroups) => Promise<readonly LentGroup[]>;
  readonly forgone: (lenderId: string, asked: AskedGroups) => Promise<readonly ForgoneGroup[]>;
  readonly loans: (lenderId: string, asked: AskedLoans, page: PageRequest) => Promise<Page<LentLoan>>;
  /** Verdicts on targets tested by then, in the order they were taken in. */
  readonly verdicts: (lenderId: string, asked: AskedGroups) => Promise<readonly JudgedTarget[]>;
  readonly places: (
    lenderId: string,
    asked: AskedGroups,
    loanIds: readonly string[],
  ) => Promise<readonly LentPlace[]>;
  /** One for each loan and KPI. */
  readonly kpis: (lenderId: string, asked: AskedLoans) => Promise<readonly LentKpi[]>;
  readonly addProfiles: (profiles: readonly NewLendingProfile[]) => Promise<void>;
}
