import { createHash } from "node:crypto";
import { requestChange } from "../../app/approval/request-change.ts";
import { listLoanImports, readLoanImport } from "../../app/loan-import/read-loan-imports.ts";
import { listFindings, listResultRows, readMappingColumns } from "../../app/loan-import/read-rows.ts";
import { mapLoanBook, uploadLoanBook } from "../../app/loan-import/upload-loan-book.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { loanImportRoutes } from "../../contract/loan-import/routes.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LoanBookFinding } from "../../domain/loan/loan-book-reading.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { wording } from "../problem-text/wording.ts";
import { readSpreadsheet } from "../spreadsheet/read-spreadsheet.ts";
import { templateFile } from "./template-file.ts";

const sha256OfBytes = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export function loanImportHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<typeof loanImportRoutes> {
  const { sha256 } = ports;
  return {
    downloadLoanTemplate: ({ query }, { language }) => templateFile(query, language),
    listLoanImports: ({ query }, { read, actor }) =>
      read((work) => listLoanImports(work, actor, pageRequest(query))),
    uploadLoanBook: ({ file }, context) => uploadLoanBook({ readSpreadsheet, sha256OfBytes }, context, file),
    getLoanImport: ({ params }, { read, actor }) =>
      read((work) => readLoanImport(work, actor, params.importId)),
    listLoanImportColumns: async ({ params }, { read, actor }) => ({
      items: await read((work) => readMappingColumns(work, actor, params.importId)),
    }),
    mapLoanBook: ({ params, body }, context) => mapLoanBook(context, { ...params, mapping: body }),
    listLoanImportFindings: async ({ params, query }, { read, actor }) => {
      const asked = { ...params, page: pageRequest(query) };
      const { items, nextCursor } = await read((work) => listFindings(work, actor, asked));
      return {
        items: items.map(({ column, figures = {}, ...finding }) => ({
          ...finding,
          field: column ?? null,
          figures,
          message: messageOf({ code: finding.code, figures }),
        })),
        nextCursor,
      };
    },
    listLoanImportRows: async ({ params, query }, { read, actor }) => {
      const asked = { ...params, page: pageRequest(query) };
      const { items, nextCursor } = await read(({ loanImports }) =>
        listResultRows({ loanImports, sha256 }, actor, asked),
      );
      return {
        items: items.map(({ findings, ...row }) => ({ ...row, messages: findings.map(messageOf) })),
        nextCursor,
      };
    },
    requestLoanImport: ({ params, body }, context) =>
      requestChange(ports, context, { kind: "loanImport", payload: { ...params, ...body } }),
    requestImportUndo: ({ params, body }, context) =>
      requestChange(ports, context, { kind: "importUndo", payload: { ...params, ...body } }),
  };
}

function messageOf({ code, figures = {} }: Pick<LoanBookFinding, "code" | "figures">): Bilingual {
  const refused = { code, figures };
  return { ja: wording(refused, "ja"), en: wording(refused, "en") };
}
