import { readLentLoans, readStatistics } from "../../app/programme/read-statistics.ts";
import type { statisticsRoutes } from "../../contract/programme/statistics-routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

export function statisticsHandlers(): Handlers<typeof statisticsRoutes> {
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
  };
}
