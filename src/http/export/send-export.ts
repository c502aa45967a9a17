import type { Response } from "express";
import type { Route } from "../../contract/route.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { encode } from "../answer.ts";
import type { DecodedInput } from "../decode.ts";
import type { AnyHandler, RequestContext } from "../handler.ts";
import { idsIn } from "../record-ids.ts";
import type { InTurn } from "../turns.ts";
import type { ExportFormat } from "./export-format.ts";
import { sendTable, writeTable, type TableExport } from "./send-table.ts";

interface Exporting {
  readonly route: Route;
  readonly handler: AnyHandler;
  readonly format: ExportFormat;
}

/** What was handed out. */
export interface ExportedFile {
  readonly name: string;
  readonly rows: number;
  /** Ids of the records in it. */
  readonly contents: ReadonlySet<string>;
}

interface Asked {
  readonly exchange: { readonly response: Response };
  readonly input: DecodedInput;
  readonly context: RequestContext;
  /** Writing takes turns; whoever reads slowly keeps nobody waiting. */
  readonly inTurn: InTurn;
  /** The file is finished; from here on it goes out. */
  readonly onWritten: (file: ExportedFile) => void;
}

/** Others have their turn between two pages. */
const pageLength = 100;

/** Answers a reading route as a file, from its first row to its last. */
export async function sendExport(
  { route, handler, format }: Exporting,
  { exchange: { response }, input, context, inTurn, onWritten }: Asked,
): Promise<void> {
  const contents = new Set<string>();
  const asked: TableExport = {
    table: present(route.table, "a table"),
    format,
    language: context.language,
    day: japanDay(context.now),
    answer: async (cursor) => {
      const query = { ...(input.query as object), ...pageFrom(route, cursor) };
      const page = JSON.parse(encode(route, await handler({ ...input, query }, context)).body) as unknown;
      idsIn(page, contents);
      return page;
    },
  };
  const written = await inTurn(() => writeTable(asked));
  const { rows, fileName: name } = written;
  onWritten({ name, rows, contents });
  response.setHeader("Vary", "Accept, Accept-Language");
  await sendTable(response, asked, written);
}

/** From the first page on, whichever page was asked for. */
function pageFrom({ query }: Route, cursor: string | undefined): object {
  return query !== undefined && "cursor" in query.shape ? { cursor, limit: pageLength } : {};
}
