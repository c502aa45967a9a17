import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ErrorComponentProps,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import { z } from "zod";
import { applicationScreens } from "./application-screens.ts";
import { entryRoutes, rootRoute } from "./entry-routes.ts";
import { covenantScreens } from "./covenant-screens.ts";
import { fundScreens } from "./fund-screens.ts";
import { evidenceScreens } from "./evidence-screens.ts";
import { LoadingLines } from "./parts/answer-gate.tsx";
import { Defect } from "./parts/defect.tsx";
import { NotFound } from "./parts/not-found.tsx";
import { officeRoutes } from "./office-routes.ts";
import { inside, signedInRoute } from "./signed-in-route.ts";

const myDayRoute = createRoute({
  ...inside,
  path: "/",
  component: lazyRouteComponent(() => import("./screens/my-day/my-day.tsx"), "MyDay"),
});
const loansRoute = createRoute({
  ...inside,
  path: "/loans",
  component: lazyRouteComponent(() => import("./screens/loans/loans.tsx"), "Loans"),
});
const loanTabs = [
  "terms",
  "rates",
  "schedule",
  "claims",
  "prepayment",
  "measures",
  "tests",
  "evidence",
  "journal",
] as const;
const loanRoute = createRoute({
  ...inside,
  path: "/loans/$loanId",
  validateSearch: z.object({
    tab: z.enum(loanTabs).optional().catch(undefined),
    asOf: z.string().optional().catch(undefined),
    knownAt: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./screens/loan/loan.tsx"), "Loan"),
});
const facilitiesRoute = createRoute({
  ...inside,
  path: "/facilities",
  component: lazyRouteComponent(() => import("./screens/facilities/facilities.tsx"), "Facilities"),
});
const newFacilityRoute = createRoute({
  ...inside,
  path: "/facilities/new",
  component: lazyRouteComponent(() => import("./screens/new-facility/new-facility.tsx"), "NewFacility"),
});
const facilityRoute = createRoute({
  ...inside,
  path: "/facilities/$facilityId",
  component: lazyRouteComponent(() => import("./screens/facilities/facility.tsx"), "Facility"),
});
const newLoanRoute = createRoute({
  ...inside,
  path: "/facilities/$facilityId/tranches/$trancheId/new-loan",
  component: lazyRouteComponent(() => import("./screens/facilities/new-loan.tsx"), "NewLoan"),
});
const baseRatesRoute = createRoute({
  ...inside,
  path: "/base-rates",
  component: lazyRouteComponent(() => import("./screens/base-rates/base-rates.tsx"), "BaseRates"),
});
const agreementsRoute = createRoute({
  ...inside,
  path: "/agreements",
  component: lazyRouteComponent(() => import("./screens/agreements/agreements.tsx"), "Agreements"),
});
const newAgreementRoute = createRoute({
  ...inside,
  path: "/agreements/new",
  component: lazyRouteComponent(() => import("./screens/agreements/set-up.tsx"), "SetUp"),
});
const agreementRoute = createRoute({
  ...inside,
  path: "/agreements/$agreementId",
  validateSearch: z.object({
    tab: z.enum(["terms", "simulate", "restate", "stop"]).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./screens/agreements/agreement.tsx"), "Agreement"),
});
const newTermsRoute = createRoute({
  ...inside,
  path: "/agreements/$agreementId/new-terms",
  component: lazyRouteComponent(() => import("./screens/agreements/new-terms.tsx"), "NewTerms"),
});
const verdictRoute = createRoute({
  ...inside,
  path: "/agreements/$agreementId/tests/$testOn",
  component: lazyRouteComponent(() => import("./screens/verdict/verdict.tsx"), "Verdict"),
});
const approvalsRoute = createRoute({
  ...inside,
  path: "/approvals",
  component: lazyRouteComponent(() => import("./screens/approvals/approvals.tsx"), "Approvals"),
});
const approvalRoute = createRoute({
  ...inside,
  path: "/approvals/$approvalId",
  component: lazyRouteComponent(() => import("./screens/approvals/approval.tsx"), "Approval"),
});
const reportRoute = createRoute({
  ...inside,
  path: "/report",
  validateSearch: z.object({
    kpi: z.string().optional().catch(undefined),
    period: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./screens/report/report.tsx"), "Report"),
});
const observationsRoute = createRoute({
  ...inside,
  path: "/observations",
  component: lazyRouteComponent(() => import("./screens/observations/observations.tsx"), "Observations"),
});
const observationRoute = createRoute({
  ...inside,
  path: "/observations/$observationId",
  component: lazyRouteComponent(() => import("./screens/observations/observation.tsx"), "Observation"),
});
const reviewsRoute = createRoute({
  ...inside,
  path: "/reviews",
  component: lazyRouteComponent(() => import("./screens/reviews/reviews.tsx"), "Reviews"),
});
const reviewRoute = createRoute({
  ...inside,
  path: "/reviews/$observationId",
  component: lazyRouteComponent(() => import("./screens/reviews/review.tsx"), "Review"),
});
const projectsRoute = createRoute({
  ...inside,
  path: "/projects",
  component: lazyRouteComponent(() => import("./screens/projects/projects.tsx"), "Projects"),
});
const projectRoute = createRoute({
  ...inside,
  path: "/projects/$projectId",
  component: lazyRouteComponent(() => import("./screens/projects/project.tsx"), "Project"),
});
const impactRoute = createRoute({
  ...inside,
  path: "/projects/$projectId/impact",
  validateSearch: z.object({
    tab: z.enum(["value", "profile", "outcomes", "finance"]).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./screens/impact/impact.tsx"), "Impact"),
});
const kpiRoute = createRoute({
  ...inside,
  path: "/kpis/$kpiId",
  component: lazyRouteComponent(() => import("./screens/projects/kpi.tsx"), "Kpi"),
});
const entryRoute = createRoute({
  ...inside,
  path: "/books/$bookId/entries/$entryId",
  component: lazyRouteComponent(() => import("./screens/books/entry.tsx"), "Entry"),
});
const booksRoute = createRoute({
  ...inside,
  path: "/books",
  validateSearch: z.object({
    tab: z.enum(["trial", "ledger", "journal", "chart", "periods", "files"]).optional().catch(undefined),
    account: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./screens/books/books.tsx"), "Books"),
});
const arrearsRoute = createRoute({
  ...inside,
  path: "/arrears",
  component: lazyRouteComponent(() => import("./screens/arrears/arrears.tsx"), "Arrears"),
});
const loanImportsRoute = createRoute({
  ...inside,
  path: "/loan-imports",
  component: lazyRouteComponent(() => import("./screens/loan-imports/loan-imports.tsx"), "LoanImports"),
});
const loanImportRoute = createRoute({
  ...inside,
  path: "/loan-imports/$importId",
  component: lazyRouteComponent(() => import("./screens/loan-imports/loan-import.tsx"), "LoanImport"),
});
const portfolioRunsRoute = createRoute({
  ...inside,
  path: "/portfolio-runs",
  component: lazyRouteComponent(() => import("./screens/portfolio/portfolio-runs.tsx"), "PortfolioRuns"),
});
const portfolioRunRoute = createRoute({
  ...inside,
  path: "/portfolio-runs/$runId",
  component: lazyRouteComponent(() => import("./screens/portfolio/portfolio-run.tsx"), "PortfolioRun"),
});
const nowhereRoute = createRoute({ ...inside, path: "$", component: NotFound });

const routeTree = rootRoute.addChildren([
  ...entryRoutes,
  signedInRoute.addChildren([
    myDayRoute,
    loansRoute,
    loanRoute,
    facilitiesRoute,
    newFacilityRoute,
    facilityRoute,
    newLoanRoute,
    baseRatesRoute,
    agreementsRoute,
    newAgreementRoute,
    agreementRoute,
    newTermsRoute,
    verdictRoute,
    approvalsRoute,
    approvalRoute,
    reportRoute,
    observationsRoute,
    observationRoute,
    reviewsRoute,
    reviewRoute,
    projectsRoute,
    projectRoute,
    impactRoute,
    kpiRoute,
    ...covenantScreens,
    ...fundScreens,
    ...evidenceScreens,
    ...applicationScreens,
    booksRoute,
    entryRoute,
    arrearsRoute,
    loanImportsRoute,
    loanImportRoute,
    portfolioRunsRoute,
    portfolioRunRoute,
    ...officeRoutes,
    nowhereRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultErrorComponent: DefectPage,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: PendingPage,
});

function DefectPage({ reset }: ErrorComponentProps): ReactNode {
  return <Defect onReload={reset} />;
}

function PendingPage(): ReactNode {
  return <LoadingLines lines={6} />;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
