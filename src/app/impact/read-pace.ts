/** Scale, pace, growth and efficiency of a KPI, from stored observations and the books. */
import {
  impactPace,
  requiredPace,
  scalePerMillion,
  type DatedValue,
} from "../../domain/impact/impact-pace.ts";
import type { KpiDirection } from "../../domain/impact/kpi.ts";
import { canonicalDecimal, fixedDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { kpiEnds, type AskedEnds, type KpiEnd } from "./kpi-ends.ts";
import { bookedLoans, majorOf, sumOf } from "./read-finance.ts";

export interface AskedPace extends AskedEnds {
  readonly kpiId: string;
  /** Asked for beside, or instead of, the SPTs agreed on the KPI. */
  readonly target?: Decimal | undefined;
  readonly targetOn?: LocalDate | undefined;
}

interface EndView {
  readonly observationId: string;
  readonly on: LocalDate;
  readonly value: string;
  readonly state: string;
  readonly grade: string | null;
}

export interface PaceView {
  readonly first: EndView;
  readonly last: EndView;
  readonly conflicts: number;
  readonly scale: string;
  readonly days: number;
  readonly pacePerYear: string;
  readonly compoundGrowth: string | null;
  readonly target: { readonly on: LocalDate; readonly value: string; readonly missed: boolean } | null;
  readonly requiredPace: string | null;
  readonly financed: { readonly currency: string; readonly amount: string } | null;
  readonly scalePerMillion: string | null;
}

const pacePlaces = 2;
const ratioPlaces = 4;

export async function readPace(
  repositories: Pick<Repositories, "impact" | "loans" | "books">,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  asked: AskedPace,
): Promise<PaceView | null> {
  const { impact, loans } = repositories;
  const kpi = orNotFound(await impact.findKpi(actor.organizationId, asked.kpiId), "kpi");
  const series = await impact.observationsOfKpis(actor.organizationId, [kpi.id]);
  const ends = kpiEnds(series, asked);
  if (ends === undefined) return null;
  const { first, last, conflicts } = ends;
  const { scale, days, pacePerYear, compoundGrowth } = orReject(impactPace(first, last));
  const spts = (await loans.sptsOfKpis(actor.organizationId, [kpi.id])).map(({ testOn, target }) => ({
    on: testOn,
    value: target,
  }));
  const target = targetOf(asked, spts, last.on);
  const isAhead = target !== undefined && target.on > last.on;
  return {
    first: endView(first),
    last: endView(last),
    conflicts,
    scale: canonicalDecimal(scale),
    days,
    pacePerYear: fixedDecimal(pacePerYear, pacePlaces),
    compoundGrowth: compoundGrowth === undefined ? null : fixedDecimal(compoundGrowth, ratioPlaces),
    target: target === undefined ? null : targetView(target, { last, direction: kpi.direction, now }),
    requiredPace: isAhead ? fixedDecimal(orReject(requiredPace(last, target)), pacePlaces) : null,
    ...(await efficiency(repositories, { actor, now }, { projectId: kpi.project.id, scale })),
  };
}

/** What was asked for; else the next SPT after the last observation, or the last one there is. */
function targetOf(
  { target, targetOn }: AskedPace,
  spts: readonly DatedValue[],
  lastOn: LocalDate,
): DatedValue | undefined {
  if (target !== undefined && targetOn !== undefined) return { on: targetOn, value: target };
  return spts.find(({ on }) => on > lastOn) ?? spts.at(-1);
}

/** Missed once its day is over and the last observation had not reached it. */
function targetView(
  target: DatedValue,
  {
    last,
    direction,
    now,
  }: { readonly last: KpiEnd; readonly direction: KpiDirection; readonly now: Instant },
): PaceView["target"] {
  const isReached = direction === "higher" ? last.value.gte(target.value) : last.value.lte(target.value);
  const missed = !isReached && target.on <= japanDay(now);
  return { on: target.on, value: canonicalDecimal(target.value), missed };
}

async function efficiency(
  repositories: Pick<Repositories, "loans" | "books">,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  { projectId, scale }: { readonly projectId: string; readonly scale: Decimal },
): Promise<Pick<PaceView, "financed" | "scalePerMillion">> {
  if (!mayDo(actor.roles, "readLoans")) return { financed: null, scalePerMillion: null };
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const booked = await bookedLoans(repositories, actor, { projectId, viewpoint });
  const [one] = booked;
  const isOneCurrency = booked.every(({ currency }) => currency === one?.currency);
  if (one === undefined || !isOneCurrency) return { financed: null, scalePerMillion: null };
  const { financed } = sumOf(booked);
  const per = scalePerMillion(scale, majorOf(financed, one.currency));
  return {
    financed: { currency: one.currency, amount: moneyText(money(financed, one.currency)) },
    scalePerMillion: per === undefined ? null : fixedDecimal(per, ratioPlaces),
  };
}

function endView({ observationId, on, value, state, grade }: KpiEnd): EndView {
  return { observationId, on, value: canonicalDecimal(value), state, grade: grade ?? null };
}
