/** What organizations are by law, and what projects plan, agree and publish: each recorded by the command people use. */
import { approveRequest } from "../../app/approval/approve-request.ts";
import { requestChange } from "../../app/approval/request-change.ts";
import { toCanonical } from "../../app/canonical.ts";
import { systemActor } from "../../app/loan/run-due-interest.ts";
import { changeProfile } from "../../app/party/change-profile.ts";
import { recordParticipation } from "../../app/project/record-participation.ts";
import { addPartnershipDocument, keepDuty, recordPartnership } from "../../app/project/record-partnership.ts";
import { recordPlan } from "../../app/project/record-plan.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { act, actorOf, type DemoEvent, type DemoWorld, type Moment } from "./demo-event.ts";
import { evidenceFile } from "./evidence-file.ts";
import type { ProjectData } from "./project-data.ts";
import type { ProjectDetailData } from "./project-detail-data.ts";

export function projectDetailEvents(world: DemoWorld): readonly DemoEvent[] {
  const { profiles, plans, participations, partnerships, pages } = world.data.projectDetails;
  return [
    ...profiles.map((profile) => event(profile.recordedOn, (moment) => profiled(world, profile, moment))),
    ...plans.map((plan) => event(plan.recordedOn, (moment) => planned(world, plan, moment))),
    ...participations.map((each) => event(each.recordedOn, (moment) => participated(world, each, moment))),
    ...partnerships.flatMap((each) => [
      event(each.recordedOn, (moment) => agreed(world, each, moment)),
      ...each.kept.map((kept) => event(kept.keptOn, (moment) => keptOf(world, { each, kept, moment }))),
    ]),
    ...pages.map((page) => event(page.publishedOn, (moment) => published(world, page, moment))),
  ];
}

function event(on: LocalDate, run: (moment: Moment) => Promise<unknown>): DemoEvent {
  return {
    on,
    kind: "projectDetail",
    run: async (moment) => {
      await run(moment);
      return 1;
    },
  };
}

type One<Name extends keyof ProjectDetailData> = ProjectDetailData[Name][number];

function profiled(
  world: DemoWorld,
  { organization, recordedOn, ...profile }: One<"profiles">,
  moment: Moment,
) {
  const actor = systemActor(world.idOf("organization", organization));
  return act(world, { actor, action: "recordProfile", moment }, (context) =>
    changeProfile(context, { ...profile, effectiveOn: recordedOn }),
  );
}

interface Doing {
  readonly slug: string;
  readonly action: string;
  readonly moment: Moment;
}

/** Done by the first person of the organization that runs the project. */
function doneBy(world: DemoWorld, { slug, ...unit }: Doing) {
  const { organizer } = projectOf(world, slug);
  const employer = world.data.organizations.find((each) => each.slug === organizer);
  const { email } = present(employer?.people[0], `a person of ${organizer}`);
  return { actor: actorOf(world, email), ...unit };
}

function projectOf({ data }: DemoWorld, slug: string): ProjectData {
  return present(
    data.projects.find((project) => project.slug === slug),
    `project ${slug}`,
  );
}

function planned(
  world: DemoWorld,
  { project: slug, recordedOn, plan, provenance }: One<"plans">,
  moment: Moment,
) {
  const { challenge, region } = projectOf(world, slug);
  const { nodes, arrows } = plan.logicModel;
  const logicModel = {
    nodes,
    arrows: arrows.map(({ kpis, ...arrow }) => ({
      ...arrow,
      kpiIds: kpis.map((kpi) => world.idOf("kpi", kpi)),
    })),
  };
  return act(world, doneBy(world, { slug, action: "recordProjectPlan", moment }), (context) =>
    recordPlan(context, {
      projectId: world.idOf("project", slug),
      effectiveOn: recordedOn,
      basedOn: 0,
      plan: { ...plan, challenge, region, rollOuts: [], logicModel },
      provenance,
    }),
  );
}

function participated(world: DemoWorld, each: One<"participations">, moment: Moment) {
  const { project: slug, organization, role, personName, startsOn, endsOn, provenance } = each;
  return act(world, doneBy(world, { slug, action: "recordParticipation", moment }), (context) =>
    recordParticipation(context, {
      role,
      personName,
      startsOn,
      endsOn,
      provenance,
      projectId: world.idOf("project", slug),
      participationId: undefined,
      organizationId: organization === null ? null : world.idOf("organization", organization),
    }),
  );
}

function agreed(world: DemoWorld, each: One<"partnerships">, moment: Moment) {
  const { project: slug, terms, provenance, document } = each;
  const projectId = world.idOf("project", slug);
  return act(world, doneBy(world, { slug, action: "recordPartnership", moment }), async (context) => {
    const partnershipId = await recordPartnership(context, {
      projectId,
      partnershipId: undefined,
      terms,
      provenance,
    });
    const file = { ...evidenceFile(document), partnershipId, fictional: true };
    return addPartnershipDocument(world, context, file);
  });
}

interface Keeping {
  readonly each: One<"partnerships">;
  readonly kept: One<"partnerships">["kept"][number];
  readonly moment: Moment;
}

function keptOf(world: DemoWorld, { each: { project: slug, terms }, kept, moment }: Keeping) {
  const projectId = world.idOf("project", slug);
  return act(world, doneBy(world, { slug, action: "keepPartnershipDuty", moment }), async (context) => {
    const { actor, work } = context;
    const standing = await work.projectFacts.partnerships(actor.organizationId, projectId);
    const { id: partnershipId } = present(
      standing.find((other) => other.terms.name.ja === terms.name.ja),
      terms.name.ja,
    );
    return keepDuty(context, { ...kept, partnershipId });
  });
}

/** Asked for by one person, approved by another. */
async function published(world: DemoWorld, page: One<"pages">, moment: Moment): Promise<void> {
  const { project: slug, by, approvedBy, plainWords, kpis } = page;
  const payload = toCanonical({
    projectId: world.idOf("project", slug),
    plainWords,
    kpis: kpis.map(({ kpi, countsPeople }) => ({ kpiId: world.idOf("kpi", kpi), countsPeople })),
  });
  const asking = { actor: actorOf(world, by), action: "requestProjectPage", moment };
  const { id: approvalId } = await act(world, asking, (context) =>
    requestChange(world, context, { kind: "projectPage", payload }),
  );
  const approving = { actor: actorOf(world, approvedBy), action: "approveRequest", moment };
  await act(world, approving, (context) => approveRequest(world, context, { approvalId, reason: "" }));
}
