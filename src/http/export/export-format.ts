import type { Request } from "express";
import { z } from "zod";
import type { Route } from "../../contract/route.ts";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const csvType = "text/csv";

export type ExportFormat = "csv" | "xlsx";

const nothing = z.strictObject({});

/** The query that a route takes: one with a table also takes the format of its export. */
export function queryOf({ query, table }: Route): z.ZodObject {
  const own = query ?? nothing;
  return table === undefined ? own : own.extend({ format: z.enum(["json", "csv", "xlsx"]).optional() });
}

/** What the caller wants a table as; undefined for JSON. A link can say it in its address, where Accept cannot be set. */
export function exportFormatOf(route: Route, request: Request): ExportFormat | undefined {
  if (route.table === undefined) return undefined;
  const { format } = request.query;
  if (format === "csv" || format === "xlsx") return format;
  if (format !== undefined) return undefined;
  const best = request.accepts(["application/json", csvType, xlsxType]);
  if (best === csvType) return "csv";
  return best === xlsxType ? "xlsx" : undefined;
}
