import type { Page, PageRequest } from "../app/page.ts";
import { problem } from "./problem.ts";

/** The page asked for, as the application takes it. */
export function pageRequest({
  limit,
  cursor,
}: {
  readonly limit: number;
  readonly cursor?: string | undefined;
}): PageRequest {
  return { limit, cursor };
}

/** One page of a list that is wholly at hand and keeps its order. The cursor is the id of the last item shown. */
export function pageOfAll<T>(
  all: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  idOf: (item: T) => string,
): Page<T> {
  const last = cursor === undefined ? -1 : all.findIndex((item) => idOf(item) === cursor);
  if (cursor !== undefined && last < 0) {
    throw problem("wrongValue", { complaints: [{ in: "query", pointer: "/cursor", code: "wrongValue" }] });
  }
  const items = all.slice(last + 1, last + 1 + limit);
  const shown = items.at(-1);
  const isLast = shown === undefined || last + 1 + limit >= all.length;
  return { items, nextCursor: isLast ? null : idOf(shown) };
}
