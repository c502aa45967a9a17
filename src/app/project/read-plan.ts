/** Everything of a project beside its KPIs: plan, participants, funding shares, roll-out, agreements, public page. */
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { addMonths } from "../../domain/kernel/local-date.ts";
import { reaches } from "../../domain/party/access.ts";
import { fundingShares, type FundingShare } from "../../domain/project/funding.ts";
import { takesPartOn } from "../../domain/project/participation.ts";
import {
  dutiesUntil,
  gapsOf,
  type PartnershipDuty,
  type PartnershipGap,
} from "../../domain/project/partnership.ts";
import { orNotFound, orReject } from "../rejected.ts";
import type {
  PageContent,
  PageRecord,
  ParticipationRecord,
  PartnershipRecord,
  PlanRecord,
  ProjectPlan,
} from "./fact-ports.ts";
import type { ProjectReader } from "./read-projects.ts";
import { rollOutViews, type RollOutView } from "./roll-out-view.ts";
import type { Repositories } from "../ports.ts";

export interface PlanReader extends ProjectReader {
  readonly repositories: Repositories;
}

export interface ProjectPlanView {
  readonly projectId: string;
  readonly isOwn: boolean;
  /** 0 while nothing is planned. */
  readonly version: number;
  readonly effectiveOn: string | null;
  readonly plan: (Omit<ProjectPlan, "funding"> & { readonly funding: readonly FundingShareView[] }) | null;
  readonly participations: readonly (Omit<ParticipationRecord, "organizationId"> & {
    readonly takesPart: boolean;
  })[];
  readonly partnerships: readonly PartnershipView[];
  readonly rollOuts: readonly RollOutView[];
  readonly page:
    (Pick<PageRecord, "state" | "effectiveOn" | "version"> & { readonly content: PageContentView }) | null;
  readonly fictional: boolean;
}

type PageContentView = Omit<PageContent, "showsRollOut"> & { readonly showsRollOut: boolean };

export type FundingShareView = Omit<FundingShare, "amount"> & { readonly amount: string };

export interface PartnershipView extends Omit<PartnershipRecord, "kept" | "organizerId"> {
  readonly gaps: readonly PartnershipGap[];
  readonly duties: readonly (PartnershipDuty & { readonly keptOn: string | null })[];
}

export async function readPlan(reader: PlanReader, projectId: string): Promise<ProjectPlanView> {
  const { repositories, actor, now } = reader;
  const viewer = actor.organizationId;
  const { projectFacts, impact } = repositories;
  const project = orNotFound(await repositories.projects.find(viewer, projectId), "project");
  const [record] = await projectFacts.plansOf(viewer, [projectId]);
  const page = await projectFacts.page(projectId);
  const today = japanDay(now);
  const isOwn = reaches("manageProject", await impact.standingTo(viewer, projectId));
  const isShown = page !== undefined && (isOwn || page.state === "published");
  const participations = await projectFacts.participationsOf(viewer, projectId);
  const partnerships = await projectFacts.partnerships(viewer, projectId);
  return {
    projectId,
    isOwn,
    ...(record === undefined ? unplanned : await plannedView(reader, record)),
    participations: participations.map((each) => participationView(each, today)),
    partnerships: partnerships.map((each) => partnershipView(each, today)),
    page: isShown ? pageView(page) : null,
    fictional: (record ?? project).provenance.fictional,
  };
}

function pageView({ version, state, content, effectiveOn }: PageRecord): ProjectPlanView["page"] {
  const { showsRollOut = false, ...shown } = content;
  return { version, state, effectiveOn, content: { ...shown, showsRollOut } };
}

const unplanned = { version: 0, effectiveOn: null, plan: null, rollOuts: [] } as const;

async function plannedView(
  reader: PlanReader,
  record: PlanRecord,
): Promise<Pick<ProjectPlanView, "version" | "effectiveOn" | "plan" | "rollOuts">> {
  const { version, effectiveOn, plan } = record;
  const viewer = reader.actor.organizationId;
  const rollOuts = await rollOutViews(reader, plan, ({ organizer, smallestCell }) =>
    organizer.id === viewer ? undefined : smallestCell,
  );
  return { version, effectiveOn, plan: { ...plan, funding: sharesOf(record) }, rollOuts };
}

function participationView(
  record: ParticipationRecord,
  today: LocalDate,
): ProjectPlanView["participations"][number] {
  const { id, version, role, organization, personName, startsOn, endsOn, provenance } = record;
  const takesPart = takesPartOn(record, today);
  return { id, version, role, organization, personName, startsOn, endsOn, takesPart, provenance };
}

function sharesOf({ plan }: PlanRecord): readonly FundingShareView[] {
  const sources = plan.funding.map((source) => ({ ...source, amount: BigInt(source.amount) }));
  return orReject(fundingShares(sources)).map((share) => ({ ...share, amount: String(share.amount) }));
}

const monthsAhead = 12;

export function partnershipView(
  { id, version, project, terms, documents, provenance, kept }: PartnershipRecord,
  today: LocalDate,
): PartnershipView {
  const duties = dutiesUntil(terms, addMonths(today, monthsAhead));
  return {
    id,
    version,
    project,
    terms,
    documents,
    provenance,
    gaps: gapsOf(terms),
    duties: duties.map((duty) => ({
      ...duty,
      keptOn: kept.find(({ dutyKey }) => dutyKey === duty.key)?.keptOn ?? null,
    })),
  };
}
