import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { observationView, type ObservationView } from "./observation-view.ts";
import type { ObservationFilter, ProjectStanding } from "./ports.ts";

export async function listObservations(
  { impact }: Pick<Repositories, "impact">,
  actor: Actor,
  { filter, page }: { readonly filter: ObservationFilter; readonly page: PageRequest },
): Promise<Page<ObservationView>> {
  const { items, nextCursor } = await impact.listObservations(actor.organizationId, filter, page);
  const projectIds = [...new Set(items.map(({ kpi }) => kpi.project.id))];
  const standings = new Map<string, ProjectStanding | undefined>();
  for (const id of projectIds) standings.set(id, await impact.standingTo(actor.organizationId, id));
  return {
    nextCursor,
    items: items.map((record) =>
      observationView(record, {
        actor,
        standing: standings.get(record.kpi.project.id),
        lastAccepted: undefined,
      }),
    ),
  };
}
