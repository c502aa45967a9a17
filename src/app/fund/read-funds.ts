import { isOf, type FundEvent } from "../../domain/fund/fund-event.ts";
import { grossFigures } from "../../domain/fund/fund-figures.ts";
import { lotsOf } from "../../domain/fund/fund-holding.ts";
import { fundJson } from "../../domain/fund/fund-json.ts";
import { netAssets, valueOfInvestment } from "../../domain/fund/fund-statement.ts";
import { fundWarnings, type FundWarning } from "../../domain/fund/fund-warnings.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { unreachable } from "../../domain/kernel/invariant.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { termEndOf } from "./terms-change.ts";
import { readingOf, totalsOf, type FundAsked, type FundReading } from "./fund-reading.ts";
import { multipleText } from "./read-performance.ts";
import type { FundRecord, InvestmentRecord, PartnerRecord } from "./ports.ts";
import type { FundSummaryView, FundView, InvestmentView, PartnerView, WarningView } from "./fund-views.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";

type Funds = Pick<Repositories, "funds">;

export async function listFunds(
  repositories: Funds,
  actor: Actor,
  { viewpoint, page }: { readonly viewpoint: Viewpoint; readonly page: PageRequest },
): Promise<Page<FundSummaryView>> {
  const { items, nextCursor } = await repositories.funds.list(actor.organizationId, page);
  const known = items.filter(({ recordedAt }) => recordedAt <= viewpoint.knownAt);
  const summaries: FundSummaryView[] = [];
  for (const { id: fundId } of known) {
    summaries.push(summaryOf(await readingOf(repositories, actor, { fundId, viewpoint })));
  }
  return { items: summaries, nextCursor };
}

export async function readFund(repositories: Funds, actor: Actor, asked: FundAsked): Promise<FundView> {
  const reading = await readingOf(repositories, actor, asked);
  const { facts, position, visible, viewpoint } = reading;
  const { fund } = facts;
  const termEndsOn = termEndOf({ facts }, viewpoint.asOf);
  const warnings = fundWarnings(position, { asOf: viewpoint.asOf, termEndsOn });
  return {
    ...summaryOf(reading),
    unitPrice: reading.text(fund.unitPrice),
    fiscalYearStartMonth: fund.fiscalYearStartMonth,
    provenance: fund.provenance,
    terms: position.events.filter(isOf("terms")).map(({ effectiveOn, recordedAt, detail }) => ({
      effectiveOn,
      recordedAt,
      reason: detail.reason,
      terms: fundJson(detail.terms),
    })),
    partners: visible.map((partner) => partnerView(reading, partner)),
    investments: facts.investments
      .filter(({ id }) => lotsOf(position, id).length > 0)
      .map((investment) => investmentView(reading, investment)),
    warnings: warnings.flatMap((warning) => warningView(reading, warning)),
    viewpoint,
  };
}

/** A partner's sums are its own; the manager's are those of all. */
function summaryOf(reading: FundReading): FundSummaryView {
  const { facts, viewpoint, visible, balances, isManager, text } = reading;
  const { fund } = facts;
  const { commitment, unfunded, paidIn, distributed, capital } = totalsOf(reading, visible);
  return {
    ...named(fund),
    termEndsOn: termEndOf({ facts }, viewpoint.asOf),
    standing: isManager ? "managesFund" : "partnerInFund",
    commitment: text(commitment),
    unfunded: text(unfunded),
    paidIn: text(paidIn),
    distributed: text(distributed),
    capital: text(capital),
    netAssets: text(netAssets(balances)),
  };
}

function named({ id, name, form, currency, manager, startsOn, bookId }: FundRecord) {
  return { id, name, form, currency, manager, startsOn, bookId };
}

function partnerView(reading: FundReading, partner: PartnerRecord): PartnerView {
  const { text } = reading;
  const { commitment, unfunded, paidIn, distributed, capital } = totalsOf(reading, [partner]);
  return {
    id: partner.id,
    number: partner.number,
    kind: partner.kind,
    organization: partner.organization,
    units: (commitment / reading.facts.fund.unitPrice).toString(),
    commitment: text(commitment),
    unfunded: text(unfunded),
    paidIn: text(paidIn),
    distributed: text(distributed),
    capital: text(capital),
    sideLetter: fundJson(partner.sideLetter),
  };
}

function investmentView(reading: FundReading, investment: InvestmentRecord): InvestmentView {
  const { facts, position, balances, text, viewpoint } = reading;
  const { id, company, project, instrument, redemptions, provenance } = investment;
  const { cost, fairValue } = valueOfInvestment(balances, id);
  const figures = grossFigures(position, { asOf: viewpoint.asOf, fairValue, investmentId: id });
  const about = position.events.filter(
    (event) => "investmentId" in event.detail && event.detail.investmentId === id,
  );
  const valuation = about.filter(isOf("valuation")).at(-1);
  return {
    id,
    company,
    project,
    instrument,
    redemptions,
    provenance,
    units: lotsOf(position, id)
      .reduce((sum, { units }) => sum + units, 0n)
      .toString(),
    invested: text(figures.cost),
    cost: text(cost),
    fairValue: text(fairValue),
    proceeds: text(figures.proceeds),
    moic: multipleText(figures.moic),
    rank: valuation?.detail.rank ?? null,
    valuedOn: valuation?.effectiveOn ?? null,
    evidence: facts.evidence.filter(({ eventId }) => eventId === valuation?.id),
    distributableAmount: distributable(about, text),
  };
}

function distributable(
  about: readonly FundEvent[],
  text: (amount: bigint) => string,
): InvestmentView["distributableAmount"] {
  const newest = about.filter(isOf("distributableAmount")).at(-1);
  if (newest === undefined) return null;
  const { amount, source } = newest.detail;
  return { asOf: newest.effectiveOn, amount: text(amount), source };
}

/** A late payer is named to the manager and to himself. */
function warningView({ visible, text }: FundReading, warning: FundWarning): readonly WarningView[] {
  const figures = (message: Bilingual) => [{ kind: warning.kind, message }];
  switch (warning.kind) {
    case "termEnding":
      return figures({
        ja: `存続期間の満了（${warning.termEndsOn}）まで1年未満です。`,
        en: `Less than a year of the term is left (${warning.termEndsOn}).`,
      });
    case "latePayment": {
      const partner = visible.find(({ id }) => id === warning.partnerId);
      if (partner === undefined) return [];
      const { dueOn, open } = warning;
      const { name } = partner.organization;
      return figures({
        ja: `${name.ja} の出資履行が遅れています（期日 ${dueOn}、未払 ${text(open)}）。`,
        en: `${name.en} has not paid what was due on ${dueOn}: ${text(open)} is open.`,
      });
    }
    case "unfundedBelowPlan": {
      const { unfunded, planned } = warning;
      return figures({
        ja: `出資未履行額 ${text(unfunded)} が予定の出資請求 ${text(planned)} に足りません。`,
        en: `The unfunded commitment ${text(unfunded)} is below the planned calls ${text(planned)}.`,
      });
    }
    default:
      return unreachable(warning);
  }
}
