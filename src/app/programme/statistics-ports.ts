import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type {
  LendingProfile,
  LentGroup,
  PortfolioDimension,
} from "../../domain/programme/portfolio-statistics.ts";
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

/** Sums over the loans in yen that a lender's books hold. */
export interface PortfolioStatisticsRepository {
  readonly lent: (lenderId: string, asked: AskedGroups) => Promise<readonly LentGroup[]>;
  readonly forgone: (lenderId: string, asked: AskedGroups) => Promise<readonly ForgoneGroup[]>;
  readonly loans: (lenderId: string, asked: AskedLoans, page: PageRequest) => Promise<Page<LentLoan>>;
  readonly addProfiles: (profiles: readonly NewLendingProfile[]) => Promise<void>;
}
