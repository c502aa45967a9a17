import { listBooks, listEntries, readTrialBalance } from "../../app/ledger/read-books.ts";
import type { ledgerRoutes } from "../../contract/ledger/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

export function ledgerHandlers(): Handlers<typeof ledgerRoutes> {
  return {
    listBooks: ({ query }, { read, actor }) =>
      read((repositories) => listBooks(repositories, actor, pageRequest(query))),
    getTrialBalance: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readTrialBalance(repositories, actor, { ...params, viewpoint: viewpointOf(query, now) }),
      ),
    listJournalEntries: ({ params, query: { loanId, ...page } }, { read, actor }) =>
      read((repositories) =>
        listEntries(repositories, actor, { ...params, loanId, page: pageRequest(page) }),
      ),
  };
}
