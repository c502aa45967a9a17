import { changePreviewOf } from "../../app/approval/approval-view.ts";
import { previewChange, requestChange } from "../../app/approval/request-change.ts";
import { openingCase, openingPayload } from "../../app/ledger/opening-change.ts";
import { readOpeningBalances } from "../../app/ledger/opened-book.ts";
import { correctionPayload } from "../../app/ledger/opening-correction.ts";
import { openingRowsOf } from "../../app/ledger/opening-table.ts";
import { bookOf } from "../../app/ledger/read-books.ts";
import { periodPayload } from "../../app/ledger/period-change.ts";
import { readPeriods } from "../../app/ledger/read-periods.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { periodRoutes } from "../../contract/ledger/period-routes.ts";
import { orReject } from "../../app/rejected.ts";
import type { Handlers } from "../handler.ts";
import { wording } from "../problem-text/wording.ts";
import { readSpreadsheet } from "../spreadsheet/read-spreadsheet.ts";

export function periodHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<typeof periodRoutes> {
  return {
    getPeriods: ({ params }, { read, actor }) =>
      read((repositories) => readPeriods(repositories, actor, params.bookId)),
    previewPeriod: ({ params, body }, { read, actor, now }) =>
      read(async (work) => {
        const payload = periodPayload({ ...params, ...body });
        const command = { kind: "accountingPeriod", payload } as const;
        return changePreviewOf({ preview: await previewChange(ports, { work, actor, now }, command) });
      }),
    requestPeriod: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "accountingPeriod",
        payload: periodPayload({ ...params, ...body }),
      }),
    previewOpeningBalances: async ({ params, file }, { read, actor, now, language }) => {
      // Whoever may not know of the book learns nothing of his file either.
      await read((repositories) => bookOf(repositories, actor, params.bookId));
      const rows = openingRowsOf(orReject(await readSpreadsheet(file)));
      return read(async (work) => {
        const { complaints } = await openingCase({ work, actor, now }, { ...params, rows });
        return {
          rows,
          complaints: complaints.map(({ row, code, figures }) => ({
            row,
            code,
            message: wording({ code, figures: { ...figures, ...(row === null ? {} : { row }) } }, language),
          })),
        };
      });
    },
    requestOpeningBalances: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "openingBalances",
        payload: openingPayload({ ...params, ...body }),
      }),
    getOpeningBalances: ({ params }, { read, actor, now }) =>
      read((repositories) => readOpeningBalances(repositories, actor, { ...params, knownAt: now })),
    previewOpeningCorrection: ({ params, body }, { read, actor, now }) =>
      read(async (work) => {
        const payload = correctionPayload({ ...params, ...body });
        const command = { kind: "openingCorrection", payload } as const;
        return changePreviewOf({ preview: await previewChange(ports, { work, actor, now }, command) });
      }),
    requestOpeningCorrection: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "openingCorrection",
        payload: correctionPayload({ ...params, ...body }),
      }),
  };
}
