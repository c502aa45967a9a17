/**
 * Cooperation of lenders on one project. A lender starts it or joins with a facility of its own; amount and ranking are
 * read off that facility, so that what the others see is what was agreed and nothing else.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { financingShares } from "../../domain/programme/cooperation.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext } from "../command.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import { ownFacility } from "../loan/limit-use.ts";
import type { FacilityRecord } from "../loan/setup-ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { CooperationRecord } from "./ports.ts";

export interface CooperationView {
  readonly id: string;
  readonly name: Bilingual;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly currency: string | null;
  readonly total: string;
  /** In the order in which they are paid. */
  readonly parts: readonly {
    readonly lender: OrganizationRecord;
    readonly amount: string;
    /** Percent of the whole with two decimals; they add up to 100. */
    readonly percent: string;
    readonly ranking: "senior" | "subordinated";
    readonly joinedOn: string;
    /** One's own facility; null for that of another lender. */
    readonly facilityId: string | null;
  }[];
  readonly recordedAt: string;
}

interface Reader {
  readonly work: Pick<Repositories, "cooperations">;
  readonly actor: Actor;
}

export async function listCooperations(
  { work, actor }: Reader,
  page: PageRequest,
): Promise<Page<CooperationView>> {
  const { items, nextCursor } = await work.cooperations.list(actor.organizationId, page);
  return { items: items.map((item) => cooperationView(item, actor)), nextCursor };
}

export async function readCooperation(
  { work, actor }: Reader,
  cooperationId: string,
): Promise<CooperationView> {
  const found = await work.cooperations.find(actor.organizationId, cooperationId);
  return cooperationView(orNotFound(found, "cooperation"), actor);
}

export async function startCooperation(
  context: CommandContext,
  { name, facilityId }: { readonly name: Bilingual; readonly facilityId: string },
): Promise<CooperationView> {
  const { work, actor, newId } = context;
  const facility = await freeFacility(context, facilityId);
  const id = newId();
  const projectId = facility.project.id;
  await work.cooperations.add({ id, projectId, name, startedBy: actor.personId });
  await addPart(context, { cooperationId: id, facilityId });
  return readCooperation(context, id);
}

export async function joinCooperation(
  context: CommandContext,
  { cooperationId, facilityId }: { readonly cooperationId: string; readonly facilityId: string },
): Promise<CooperationView> {
  const { work, actor } = context;
  const found = await work.cooperations.find(actor.organizationId, cooperationId);
  const cooperation = orNotFound(found, "cooperation");
  const facility = await freeFacility(context, facilityId);
  if (facility.project.id !== cooperation.project.id) {
    const figures = { facility: facility.number };
    throw new Rejected({ code: "facilityOfAnotherProject", figures, pointer: "/facilityId" });
  }
  const currency = cooperation.parts[0]?.currency;
  if (currency !== undefined && currency !== facility.currency) {
    const figures = { currency: facility.currency, whole: currency };
    throw new Rejected({ code: "cooperationCurrencyDiffers", figures, pointer: "/facilityId" });
  }
  await addPart(context, { cooperationId, facilityId });
  return readCooperation(context, cooperationId);
}

async function freeFacility({ work, actor }: CommandContext, facilityId: string): Promise<FacilityRecord> {
  const found = await work.facilities.find(actor.organizationId, facilityId);
  const facility = ownFacility(found, { lenderId: actor.organizationId, what: "facility" });
  if (!(await work.cooperations.isPart(facilityId))) return facility;
  const figures = { facility: facility.number };
  throw new Rejected({ code: "facilityInCooperation", figures, pointer: "/facilityId" });
}

async function addPart(
  { work, actor, now, newId }: CommandContext,
  part: { readonly cooperationId: string; readonly facilityId: string },
): Promise<void> {
  const effectiveOn = japanDay(now);
  await work.cooperations.addPart({ ...part, id: newId(), effectiveOn, joinedBy: actor.personId });
}

function cooperationView({ parts, ...cooperation }: CooperationRecord, actor: Actor): CooperationView {
  const { id, name, project, recordedAt } = cooperation;
  const currency = parts[0]?.currency ?? null;
  const text = (amount: bigint): string => moneyText(money(amount, currency ?? "JPY"));
  const shares = financingShares(parts.map((part) => ({ ...part, lenderId: part.lender.id })));
  return {
    id,
    name,
    project: { id: project.id, name: project.name },
    currency,
    total: text(parts.reduce((sum, { amount }) => sum + amount, 0n)),
    parts: shares.map(({ lender, amount, hundredths, ranking, effectiveOn, facilityId }) => ({
      lender,
      amount: text(amount),
      percent: hundredthsText(hundredths),
      ranking,
      joinedOn: effectiveOn,
      facilityId: lender.id === actor.organizationId ? facilityId : null,
    })),
    recordedAt,
  };
}

function hundredthsText(hundredths: bigint): string {
  const digits = String(hundredths).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
