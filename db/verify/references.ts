/** Every row that names another one by id finds it, whatever the database was told to check. */
import type { Row } from "../dialect.ts";
import { allTables } from "../migrations/index.ts";
import type { TableSpec } from "../migrations/table.ts";
import { firstOf } from "../read.ts";
import { firstOfChecks, ofOrganization, rowName, type Check } from "./check.ts";
import { firstInStretches, stretchesOf, within } from "./stretches.ts";

export const referencesHold: Check = firstOfChecks(allTables.flatMap(referenceChecks));

function referenceChecks(spec: TableSpec): readonly Check[] {
  return Object.entries(spec.references ?? {}).map(([column, referred]): Check => async (scope) => {
    const isOwned = spec.kind === "fact" || "organization_id" in spec.columns;
    if (!isOwned && scope.organizationId !== undefined) return undefined;
    const key = spec.key ?? ["id"];
    const stretches = await stretchesOf(scope, spec.name, key[0] ?? "id");
    const found = await firstInStretches(stretches, async (stretch) => {
      const query = scope
        .on(spec.name)
        .leftJoin(`${referred} as referred`, "referred.id", `${spec.name}.${column}`)
        .whereNotNull(`${spec.name}.${column}`)
        .whereNull("referred.id")
        .select([...key, column].map((name) => `${spec.name}.${name}`))
        .orderBy(key.map((name) => `${spec.name}.${name}`));
      const owned = isOwned ? ofOrganization(query, spec.name, scope) : query;
      const row = await firstOf<Row>(within(owned, stretch));
      if (row === undefined) return undefined;
      const because = `${column} names no ${referred}: ${String(row[column])}`;
      return { what: spec.name, row: rowName(row, key), because };
    });
    scope.tally.count("reference", 1);
    return found;
  });
}
