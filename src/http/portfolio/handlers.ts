import { requestChange } from "../../app/approval/request-change.ts";
import type { AppPorts } from "../../app/ports.ts";
import {
  listPortfolioLines,
  listPortfolioRuns,
  readPortfolioRun,
  type PortfolioLineView,
} from "../../app/portfolio/read-portfolio.ts";
import { startDryRun } from "../../app/portfolio/start-dry-run.ts";
import type { portfolioRoutes } from "../../contract/portfolio/routes.ts";
import { leftOutWords } from "../../contract/portfolio/tables.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { wording } from "../problem-text/wording.ts";

export function portfolioHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<typeof portfolioRoutes> {
  return {
    listPortfolioRuns: ({ query }, { read, actor }) =>
      read((work) => listPortfolioRuns(work, actor, pageRequest(query))),
    startPortfolioDryRun: ({ body }, context) => {
      if (body.kind === "fiscalYear") return startDryRun(context, body);
      const { kind, ...fixing } = body;
      return startDryRun(context, { kind, fixing: { ...fixing, name: fixing.name } });
    },
    getPortfolioRun: ({ params }, { read, actor }) =>
      read((work) => readPortfolioRun(work, actor, params.runId)),
    listPortfolioLines: async ({ params, query: { included, ...page } }, { read, actor }) => {
      const asked = {
        ...params,
        included: included === undefined ? undefined : included === "true",
        page: pageRequest(page),
      };
      const { items, nextCursor } = await read((work) => listPortfolioLines(work, actor, asked));
      return {
        items: items.map(({ refusal, ...line }) => ({ ...line, reason: reasonOf({ refusal, ...line }) })),
        nextCursor,
      };
    },
    requestPortfolioRun: ({ params }, context) =>
      requestChange(ports, context, { kind: "portfolioRun", payload: params }),
  };
}

function reasonOf({ leftOut, refusal }: PortfolioLineView): Bilingual | null {
  if (leftOut === null) return null;
  if (leftOut !== "refused" || refusal === null) return leftOutWords[leftOut];
  return { ja: wording(refusal, "ja"), en: wording(refusal, "en") };
}
