/** What happened in a fund, and the notices of calls and distributions that partners get. */
import { isOf, type FundEvent, type FundLine } from "../../domain/fund/fund-event.ts";
import { fundJson } from "../../domain/fund/fund-json.ts";
import { partnerStandings } from "../../domain/fund/fund-standing.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { compareDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Actor } from "../actor.ts";
import type { FundChangeView } from "../approval/change-preview.ts";
import type { PersonRef } from "../approval/ports.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { positionOn } from "./fund-case.ts";
import { lineView } from "./fund-change.ts";
import { isVisible, readingOf, type FundAsked, type FundReading, type FundViewer } from "./fund-reading.ts";
import type { ValuationEvidence } from "./evidence-ports.ts";
import type { FundEventRecord, OrganizationName } from "./ports.ts";

type Funds = Pick<Repositories, "funds">;

export interface FundEventView {
  readonly id: string;
  readonly kind: FundEvent["detail"]["kind"];
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly requestedBy: PersonRef;
  readonly approvedBy: PersonRef;
  readonly reversed: boolean;
  readonly detail: CanonicalObject;
  readonly lines: FundChangeView["lines"];
  /** Behind a valuation. */
  readonly evidence: readonly ValuationEvidence[];
}

/** Kinds that say something about single partners: a reader who is none of them is not told. */
const aboutPartners: readonly FundEventView["kind"][] = ["receipt", "transfer"];

/** Newest first. */
export async function listFundEvents(
  repositories: Funds,
  actor: Actor,
  { kind, ...asked }: FundAsked & { readonly kind: FundEventView["kind"] | undefined },
): Promise<readonly FundEventView[]> {
  const reading = await readingOf(repositories, actor, asked);
  const { events } = reading.facts;
  return events
    .filter(
      ({ detail, effectiveOn }) =>
        effectiveOn <= asked.viewpoint.asOf && (kind === undefined || detail.kind === kind),
    )
    .filter((event) => isTold(reading, event))
    .toReversed()
    .toSorted((a, b) => compareDays(b.effectiveOn, a.effectiveOn))
    .map((event) => eventView(reading, event));
}

function isTold(reading: FundReading, { detail, lines }: FundEvent): boolean {
  if (reading.isManager || !aboutPartners.includes(detail.kind)) return true;
  return lines.flatMap(({ shares }) => shares).some(({ partnerId }) => isVisible(reading, partnerId));
}

function eventView(reading: FundReading, event: FundEventRecord): FundEventView {
  const { id, effectiveOn, recordedAt, requestedBy, approvedBy, detail, lines } = event;
  const { facts } = reading;
  return {
    id,
    kind: detail.kind,
    effectiveOn,
    recordedAt,
    requestedBy,
    approvedBy,
    reversed: facts.events.some(isReversalOf(id)),
    detail: fundJson(detail),
    lines: lines.map((line) => lineView(reading, visibleShares(reading, line))),
    evidence: facts.evidence.filter(({ eventId }) => eventId === id),
  };
}

function isReversalOf(id: string): (event: FundEvent) => boolean {
  return (event) => isOf("reversal")(event) && event.detail.reverses === id;
}

/** The line is the fund's; of the shares the reader's own. */
function visibleShares(reading: FundReading, line: FundLine): FundLine {
  return { ...line, shares: line.shares.filter(({ partnerId }) => isVisible(reading, partnerId)) };
}

export interface NoticeView {
  readonly fund: { readonly id: string; readonly name: Bilingual; readonly manager: OrganizationName };
  readonly kind: "call" | "distribution";
  readonly noticeOn: LocalDate;
  /** When a call is to be paid; when a distribution is. */
  readonly valueOn: LocalDate;
  readonly total: string;
  readonly partners: readonly {
    readonly partnerId: string;
    readonly number: number;
    readonly organization: OrganizationName;
    readonly lines: readonly { readonly type: string; readonly cash: string; readonly unfunded: string }[];
    readonly amount: string;
    readonly unfundedBefore: string;
    readonly unfundedAfter: string;
  }[];
  readonly tiers: FundChangeView["tiers"];
}

/** 出資請求通知, 分配通知: one to each partner, as data. */
export async function readNotices(
  repositories: Funds,
  actor: FundViewer,
  { eventId, ...asked }: FundAsked & { readonly eventId: string },
): Promise<NoticeView> {
  const reading = await readingOf(repositories, actor, asked);
  const event = orNotFound(
    reading.facts.events.find(({ id }) => id === eventId),
    "fundEvent",
  );
  const { detail, lines, effectiveOn } = event;
  if (detail.kind !== "call" && detail.kind !== "distribution")
    return orNotFound<NoticeView>(undefined, "notice");
  const { text, facts, visible } = reading;
  const { id, name, manager } = facts.fund;
  const after = partnerStandings(positionOn({ facts }, effectiveOn));
  const tiers = detail.kind === "distribution" ? detail.tiers : [];
  return {
    fund: { id, name, manager },
    kind: detail.kind,
    noticeOn: detail.noticeOn,
    valueOn: effectiveOn,
    total: text(lines.reduce((sum, { cash }) => sum + cash, 0n)),
    partners: visible.map((partner) => {
      const own = lines.flatMap(({ type, shares }) =>
        shares.filter(({ partnerId }) => partnerId === partner.id).map((share) => ({ type, ...share })),
      );
      const unfunded = after.find((standing) => standing.partner.id === partner.id)?.unfunded ?? 0n;
      const effect = own.reduce((sum, share) => sum + share.unfunded, 0n);
      return {
        partnerId: partner.id,
        number: partner.number,
        organization: partner.organization,
        lines: own.map((share) => ({
          type: share.type,
          cash: text(share.cash),
          unfunded: text(share.unfunded),
        })),
        amount: text(own.reduce((sum, { cash }) => sum + cash, 0n)),
        unfundedBefore: text(unfunded - effect),
        unfundedAfter: text(unfunded),
      };
    }),
    tiers: tiers.map(({ tier, lp, gp }) => ({ tier, lp: text(lp), gp: text(gp) })),
  };
}
