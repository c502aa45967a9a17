import { inOwnNames } from "../../app/ledger/own-names.ts";
import { previewRatchet } from "../../app/loan/preview-ratchet.ts";
import { previewView } from "../../app/loan/ratchet-preview-view.ts";
import {
  listLoans,
  readInterest,
  readLoan,
  readRateTimeline,
  readSchedule,
} from "../../app/loan/read-loan.ts";
import { readLoanEvidence } from "../../app/loan/read-loan-evidence.ts";
import { requestRatchetDecision } from "../../app/loan/request-ratchet-decision.ts";
import type { RatchetRequest } from "../../app/loan/reckoned-ratchet.ts";
import type { AppPorts } from "../../app/ports.ts";
import { buildLoanReport } from "../../app/report/build-loan-report.ts";
import type { LoanReportRenderer } from "../../app/report/ports.ts";
import type { loanRoutes } from "../../contract/loan/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

export interface LoanHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
  readonly renderLoanReport: LoanReportRenderer;
}

type Routes = typeof loanRoutes;
type Decisions = "previewRatchet" | "requestRatchetDecision";

export function loanHandlers(deps: LoanHandlerDeps): Handlers<Routes> {
  return { ...readings(deps), ...decisions(deps) };
}

function readings({ ports, renderLoanReport }: LoanHandlerDeps): Handlers<Omit<Routes, Decisions>> {
  const { calendar, sha256 } = ports;
  return {
    listLoans: ({ query: { sort, ...page } }, { read, actor, now }) =>
      read((repositories) =>
        listLoans({ repositories, calendar, actor }, viewpointOf({}, now), { sort, page: pageRequest(page) }),
      ),
    getLoan: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readLoan({ repositories, calendar, actor }, params.loanId, viewpointOf(query, now)),
      ),
    getRateTimeline: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readRateTimeline({ repositories, calendar, actor }, params.loanId, viewpointOf(query, now)),
      ),
    getSchedule: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readSchedule({ repositories, calendar, actor }, params.loanId, viewpointOf(query, now)),
      ),
    getInterestTable: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readInterest({ repositories, calendar, actor }, params.loanId, viewpointOf(query, now)),
      ),
    getLoanEvidence: ({ params }, { read, actor, now }) =>
      read(async (repositories) => ({
        items: await readLoanEvidence({ repositories, calendar, actor }, params.loanId, now),
      })),
    getLoanReport: async ({ params, query: { language, ...asked } }, { read, actor, now }) => {
      const viewpoint = viewpointOf(asked, now);
      const report = await read((repositories) =>
        buildLoanReport({ repositories, calendar, actor, sha256 }, params.loanId, viewpoint),
      );
      const bytes = await renderLoanReport(report, language);
      const fileName = `${report.loan.number}_${viewpoint.asOf}_${language}.pdf`;
      return { fileName, mediaType: "application/pdf", bytes };
    },
  };
}

function decisions({ ports }: LoanHandlerDeps): Handlers<Pick<Routes, Decisions>> {
  return {
    previewRatchet: ({ params, body }, { read, actor, now }) =>
      read(async (repositories) => {
        const reckoned = await previewRatchet(repositories, ports, { actor, now }, requestOf(params, body));
        return inOwnNames(previewView(reckoned), { work: repositories, actor, now });
      }),
    requestRatchetDecision: ({ params, body }, context) =>
      requestRatchetDecision(ports, context, requestOf(params, body)),
  };
}

function requestOf(
  { agreementId }: { readonly agreementId: string },
  body: {
    readonly testOn: RatchetRequest["testOn"];
    readonly certificateReceivedOn?: RatchetRequest["certificateReceivedOn"];
  },
): RatchetRequest {
  return { agreementId, testOn: body.testOn, certificateReceivedOn: body.certificateReceivedOn };
}
