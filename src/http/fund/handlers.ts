import { listFundEvents, readNotices } from "../../app/fund/read-events.ts";
import { listFunds, readFund } from "../../app/fund/read-funds.ts";
import { readClawback, readPerformance } from "../../app/fund/read-performance.ts";
import {
  readCapitalAccounts,
  readFundStatements,
  readPartnerStatement,
  readRestatement,
} from "../../app/fund/read-statements.ts";
import type { fundRoutes } from "../../contract/fund/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageOfAll, pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

export function fundHandlers(): Handlers<typeof fundRoutes> {
  return {
    listFunds: ({ query: { limit, cursor, ...asked } }, { read, actor, now }) =>
      read((repositories) =>
        listFunds(repositories, actor, {
          viewpoint: viewpointOf(asked, now),
          page: pageRequest({ limit, cursor }),
        }),
      ),
    getFund: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readFund(repositories, actor, { ...params, viewpoint: viewpointOf(query, now) }),
      ),
    listFundEvents: ({ params, query: { limit, cursor, kind, ...asked } }, { read, actor, now }) =>
      read(async (repositories) => {
        const viewpoint = viewpointOf(asked, now);
        const events = await listFundEvents(repositories, actor, { ...params, viewpoint, kind });
        return pageOfAll(events, { limit, cursor }, ({ id }) => id);
      }),
    getFundNotices: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readNotices(repositories, actor, { ...params, viewpoint: viewpointOf(query, now) }),
      ),
    getCapitalAccounts: ({ params, query: { fromOn, ...asked } }, { read, actor, now }) =>
      read((repositories) =>
        readCapitalAccounts(repositories, actor, { ...params, fromOn, viewpoint: viewpointOf(asked, now) }),
      ),
    getFundPerformance: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readPerformance(repositories, actor, { ...params, viewpoint: viewpointOf(query, now) }),
      ),
    getFundStatements: ({ params, query: { fromOn, ...asked } }, { read, actor, now }) =>
      read((repositories) =>
        readFundStatements(repositories, actor, { ...params, fromOn, viewpoint: viewpointOf(asked, now) }),
      ),
    getClawback: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readClawback(repositories, actor, { ...params, viewpoint: viewpointOf(query, now) }),
      ),
    getPartnerStatement: ({ params, query: { fromOn, ...asked } }, { read, actor, now }) =>
      read((repositories) =>
        readPartnerStatement(repositories, actor, { ...params, fromOn, viewpoint: viewpointOf(asked, now) }),
      ),
    getFundRestatement: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readRestatement(repositories, actor, { ...params, now, viewpoint: viewpointOf(query, now) }),
      ),
  };
}
