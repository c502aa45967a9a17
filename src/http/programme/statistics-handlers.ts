import { readPortfolioArrears, readPortfolioOutcomes } from "../../app/programme/read-portfolio-results.ts";
import { readLentLoans, readStatistics } from "../../app/programme/read-statistics.ts";
import type { statisticsRoutes } from "../../contract/programme/statistics-routes.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

export function statisticsHandlers({
  ports: { calendar },
}: {
  readonly ports: Pick<AppPorts, "calendar">;
}): Handlers<typeof statisticsRoutes> {
  return {
    getPortfolioStatistics: ({ query: { dimension, period, ...asked } }, { read, actor, now }) =>
      read((work) => readStatistics(work, actor, { dimension, period, viewpoint: viewpointOf(asked, now) })),
    listLentLoans: ({ query: { dimension, key, period, ...asked } }, { read, actor, now }) =>
      read((work) =>
        readLentLoans(work, actor, {
          dimension,
          key,
          period,
          viewpoint: viewpointOf(asked, now),
          page: pageRequest(asked),
        }),
      ),
    getPortfolioArrears: ({ query: { dimension, period, ...asked } }, { read, actor, now }) =>
      read(async (repositories) => {
        const viewpoint = viewpointOf(asked, now);
        const reader = { repositories, calendar, actor };
        return { viewpoint, items: await readPortfolioArrears(reader, { dimension, period, viewpoint }) };
      }),
    listPortfolioOutcomes: ({ query: { dimension, key, period, ...asked } }, { read, actor, now }) =>
      read(async (repositories) => {
        const viewpoint = viewpointOf(asked, now);
        const of = { dimension, key, period, viewpoint };
        return { viewpoint, items: await readPortfolioOutcomes(repositories, actor, of) };
      }),
  };
}
