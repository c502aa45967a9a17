import { masterUnit, type DemoEvent, type DemoWorld } from "./demo-event.ts";
import type { ProjectData } from "./project-data.ts";

/** Projects with their KPIs, and each participant on the day he joined. */
export function projectEvents(world: DemoWorld): readonly DemoEvent[] {
  return world.data.projects.flatMap((project) => [
    projectEvent(world, project),
    ...project.participants.map((participant) => participantEvent(world, project, participant)),
  ]);
}

function projectEvent({ idOf, recordMaster }: DemoWorld, project: ProjectData): DemoEvent {
  const { slug, organizer, recordedOn, name, challenge, region, provenance, kpis } = project;
  return {
    on: recordedOn,
    kind: "project",
    run: async (moment) => {
      const unit = masterUnit(idOf("organization", organizer), "recordProject", moment);
      await recordMaster(unit, (master) =>
        master.addProject({
          id: idOf("project", slug),
          name,
          challenge,
          region,
          provenance,
          kpis: kpis.map(({ slug: kpi, ...definition }) => ({ ...definition, id: idOf("kpi", kpi) })),
        }),
      );
      return 1;
    },
  };
}

function participantEvent(
  { idOf, recordMaster }: DemoWorld,
  { slug, organizer }: ProjectData,
  { organization, role, joinedOn }: ProjectData["participants"][number],
): DemoEvent {
  return {
    on: joinedOn,
    kind: "participant",
    run: async (moment) => {
      const unit = masterUnit(idOf("organization", organizer), "recordParticipant", moment);
      await recordMaster(unit, (master) =>
        master.addParticipant({
          id: moment.newId(),
          projectId: idOf("project", slug),
          organizationId: idOf("organization", organization),
          role,
        }),
      );
      return 1;
    },
  };
}
