import type { Request, Response } from "express";
import type { Logger } from "pino";
import type { Route } from "../../contract/route.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { encode } from "../answer.ts";
import type { DecodedInput } from "../decode.ts";
import type { AnyHandler, RequestContext } from "../handler.ts";
import type { ExportFormat } from "./export-format.ts";
import { sendTable, writeTable, type TableExport } from "./send-table.ts";

interface Exporting {
  readonly route: Route;
  readonly handler: AnyHandler;
  readonly format: ExportFormat;
}

interface Asked {
  readonly exchange: { readonly request: Request; readonly response: Response };
  readonly input: DecodedInput;
  readonly context: RequestContext;
}

/** Others have their turn between two pages. */
const pageLength = 100;

/** Answers a reading route as a file, from its first row to its last; who took what is logged. */
export async function sendExport(
  { logger }: { readonly logger: Logger },
  { route, handler, format }: Exporting,
  { exchange: { response }, input, context }: Asked,
): Promise<void> {
  const asked: TableExport = {
    table: present(route.table, "a table"),
    format,
    language: context.language,
    day: japanDay(context.now),
    answer: async (cursor) => {
      const query = { ...(input.query as object), ...pageFrom(route, cursor) };
      return JSON.parse(encode(route, await handler({ ...input, query }, context)).body) as unknown;
    },
  };
  const written = await writeTable(asked);
  const { personId, organizationId } = context.actor ?? {};
  const { rows, fileName } = written;
  logger.info({ export: true, route: route.id, format, rows, fileName, personId, organizationId }, "export");
  response.setHeader("Vary", "Accept, Accept-Language");
  await sendTable(response, asked, written);
}

/** From the first page on, whichever page was asked for. */
function pageFrom({ query }: Route, cursor: string | undefined): object {
  return query !== undefined && "cursor" in query.shape ? { cursor, limit: pageLength } : {};
}
