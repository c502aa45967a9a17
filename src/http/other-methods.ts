import type { Express } from "express";
import { problem } from "./problem.ts";

/** After the routes of a path: every other method is refused with the list of those it takes. */
export function refuseOtherMethods(app: Express, path: string, methods: readonly string[]): void {
  const allowed = methods.join(", ");
  app.all(path, () => {
    throw problem("methodNotAllowed", { figures: { allowed }, headers: { Allow: allowed } });
  });
}
