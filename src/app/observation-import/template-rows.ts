import { observationColumnKeys, observationColumns } from "../../domain/impact/observation-table.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { lastDayOf } from "../../domain/report/period.ts";
import type { Actor } from "../actor.ts";
import type { Language } from "../identity/ports.ts";
import { kpiView } from "../impact/kpi-view.ts";
import { kpiFacts } from "../impact/read-kpis.ts";
import type { Repositories } from "../ports.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Instant;
  readonly language: Language;
}

/** Headings, and one row for each period that waits for a report: only the value is left to be filled in. */
export async function templateRows(
  work: Pick<Repositories, "impact" | "loans">,
  { actor, now, language }: Asked,
): Promise<readonly (readonly string[])[]> {
  const { items } = await work.impact.listKpis(actor.organizationId, { limit: 200, cursor: undefined });
  const own = items.filter(({ organizer }) => organizer.id === actor.organizationId);
  const facts = await kpiFacts({ repositories: work, actor, now }, own);
  const rows = facts.map(kpiView).flatMap(({ code, project, openPeriods }) =>
    openPeriods.map(({ startOn, endOn }) => {
      const period = { startOn: localDate(startOn), endOn: localDate(endOn) };
      const cells: Partial<Record<keyof typeof observationColumns, string>> = {
        kpiCode: code,
        project: project.name[language],
        firstOn: startOn,
        lastOn: lastDayOf(period),
      };
      return observationColumnKeys.map((key) => cells[key] ?? "");
    }),
  );
  return [observationColumnKeys.map((key) => observationColumns[key][language]), ...rows];
}
