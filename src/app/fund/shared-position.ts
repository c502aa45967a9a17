import { isOf, standingEvents } from "../../domain/fund/fund-event.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { readNotices, type NoticeView } from "./read-events.ts";
import { readPartnerStatement, type PartnerStatementView } from "./read-statements.ts";
import type { ShareLink } from "./share-link-ports.ts";

export interface SharedPositionView {
  readonly currency: string;
  readonly statement: PartnerStatementView;
  /** Of calls and distributions that reached the partner, newest first. */
  readonly notices: readonly NoticeView[];
}

interface Shared {
  readonly link: Pick<ShareLink, "fundId" | "partnerId" | "organizationId">;
  readonly now: Instant;
}

/** What a partner's own people would read, narrowed to the one interest that was shared. */
export async function sharedPosition(
  work: Pick<Repositories, "funds">,
  { link, now }: Shared,
): Promise<SharedPositionView> {
  const { fundId, partnerId, organizationId: managerId } = link;
  const facts = orNotFound(await work.funds.facts(managerId, fundId, now), "fund");
  const partner = orNotFound(
    facts.partners.find(({ id }) => id === partnerId),
    "partner",
  );
  const viewer = { organizationId: partner.organizationId };
  const asked = { fundId, viewpoint: { asOf: japanDay(now), knownAt: now } };
  const told = standingEvents(facts.events)
    .filter((event) => isOf("call")(event) || isOf("distribution")(event))
    .filter(({ lines }) => lines.some(({ shares }) => shares.some((share) => share.partnerId === partnerId)))
    .toReversed();
  const notices: NoticeView[] = [];
  for (const { id: eventId } of told) {
    const { partners, ...notice } = await readNotices(work, viewer, { ...asked, eventId });
    notices.push({ ...notice, partners: partners.filter((one) => one.partnerId === partnerId) });
  }
  const statement = await readPartnerStatement(work, viewer, { ...asked, fromOn: undefined, partnerId });
  return { currency: facts.fund.currency, statement, notices };
}
