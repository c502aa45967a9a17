import { proveEntry } from "../../app/audit/entry-proof.ts";
import type { Checkpoints } from "../../app/audit/ports.ts";
import { bookWriters, exportBook } from "../../app/ledger/export/book-export.ts";
import { readEntryWithOrigin } from "../../app/ledger/entry-origin.ts";
import { listBooks } from "../../app/ledger/read-books.ts";
import { readChart } from "../../app/ledger/read-chart.ts";
import { readGeneralLedger } from "../../app/ledger/read-general-ledger.ts";
import { searchJournal } from "../../app/ledger/read-journal.ts";
import { readTrialBalance } from "../../app/ledger/read-trial-balance.ts";
import { renameAccount } from "../../app/ledger/rename-account.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { ledgerRoutes } from "../../contract/ledger/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";
import { lastDay } from "../../domain/kernel/local-date.ts";

interface LedgerHandlerDeps {
  readonly ports: Pick<AppPorts, "sha256">;
  readonly checkpoints: Checkpoints;
}

export function ledgerHandlers({ ports, checkpoints }: LedgerHandlerDeps): Handlers<typeof ledgerRoutes> {
  return {
    listBooks: ({ query }, { read, actor }) =>
      read((repositories) => listBooks(repositories, actor, pageRequest(query))),
    getChart: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readChart(repositories, actor, { ...params, viewpoint: viewpointOf(query, now) }),
      ),
    renameAccount: ({ params, body }, context) => renameAccount(context, { ...params, ...body }),
    getTrialBalance: ({ params, query: { fromOn, ...asked } }, { read, actor, now }) =>
      read((repositories) =>
        readTrialBalance(repositories, actor, { ...params, fromOn, viewpoint: viewpointOf(asked, now) }),
      ),
    getGeneralLedger: ({ params, query: { fromOn, limit, cursor, ...asked } }, { read, actor, now }) =>
      read((repositories) =>
        readGeneralLedger(repositories, actor, {
          ...params,
          fromOn,
          viewpoint: viewpointOf(asked, now),
          page: pageRequest({ limit, cursor }),
        }),
      ),
    listJournalEntries: (
      { params, query: { limit, cursor, asOf, knownAt, late, ...search } },
      { read, actor, now },
    ) =>
      read((repositories) =>
        searchJournal(repositories, actor, {
          ...params,
          search: { ...search, late: late === "true" },
          // A journal is searched by its own days: without a day asked for, all of it is shown.
          viewpoint: viewpointOf({ asOf: asOf ?? lastDay, knownAt }, now),
          page: pageRequest({ limit, cursor }),
        }),
      ),
    exportBook: ({ params, query: { format, ...asked } }, { read, actor, now }) =>
      read(async (repositories) => {
        const viewpoint = viewpointOf({ ...asked, asOf: asked.asOf ?? lastDay }, now);
        const pieces: string[] = [];
        for await (const piece of exportBook(repositories, actor, { ...params, format, viewpoint }))
          pieces.push(piece);
        const { fileEnding, mediaType } = bookWriters[format];
        return {
          fileName: `book-${params.bookId}.${fileEnding}`,
          mediaType: `${mediaType}; charset=utf-8`,
          bytes: new TextEncoder().encode(pieces.join("")),
        };
      }),
    getEntryProof: ({ params }, { read, actor, now }) =>
      read((work) => proveEntry({ work, checkpoints, ...ports }, actor, { ...params, now })),
    getJournalEntry: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readEntryWithOrigin(repositories, actor, {
          ...params,
          viewpoint: viewpointOf({ ...query, asOf: query.asOf ?? lastDay }, now),
        }),
      ),
  };
}
