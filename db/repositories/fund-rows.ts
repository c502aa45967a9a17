import type {
  FundEventRecord,
  FundRecord,
  Instrument,
  InvestmentRecord,
  OrganizationName,
  PartnerRecord,
} from "../../src/app/fund/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { FundDetail, FundLine, FundLineType } from "../../src/domain/fund/fund-event.ts";
import { readFundJson } from "../../src/domain/fund/fund-json.ts";
import type { FundForm, SideLetter } from "../../src/domain/fund/fund-terms.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import { readJson } from "./json-cell.ts";

export interface OrganizationRow {
  readonly id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: string;
}

export function toOrganization({ id, name_ja: ja, name_en: en, kind }: OrganizationRow): OrganizationName {
  return { id, name: { ja, en }, kind };
}

export interface FundRow {
  readonly id: string;
  readonly book_id: string;
  readonly organization_id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly legal_form: FundForm;
  readonly unit_price_minor: number;
  readonly starts_on: LocalDate;
  readonly term_ends_on: LocalDate;
  readonly fiscal_year_start_month: number;
  readonly provenance: string;
  readonly recorded_at: Instant;
  readonly currency: Currency;
  readonly manager_ja: string;
  readonly manager_en: string;
  readonly manager_kind: string;
}

export function toFund(row: FundRow): FundRecord {
  return {
    id: row.id,
    bookId: row.book_id,
    manager: {
      id: row.organization_id,
      name: { ja: row.manager_ja, en: row.manager_en },
      kind: row.manager_kind,
    },
    name: { ja: row.name_ja, en: row.name_en },
    form: row.legal_form,
    currency: row.currency,
    unitPrice: BigInt(row.unit_price_minor),
    startsOn: row.starts_on,
    termEndsOn: row.term_ends_on,
    fiscalYearStartMonth: row.fiscal_year_start_month,
    provenance: readJson<Provenance>(row.provenance),
    recordedAt: row.recorded_at,
  };
}

export interface PartnerRow {
  readonly id: string;
  readonly partner_organization_id: string;
  readonly kind: "gp" | "lp";
  readonly number: number;
  readonly side_letter: string;
  readonly recorded_at: Instant;
  readonly name_ja: string;
  readonly name_en: string;
  readonly organization_kind: string;
}

export function toPartner(row: PartnerRow): PartnerRecord {
  const { partner_organization_id: organizationId, name_ja: ja, name_en: en } = row;
  return {
    id: row.id,
    organizationId,
    organization: { id: organizationId, name: { ja, en }, kind: row.organization_kind },
    kind: row.kind,
    number: row.number,
    sideLetter: readFundJson<SideLetter>(readJson<object>(row.side_letter)),
    recordedAt: row.recorded_at,
  };
}

export interface InvestmentRow {
  readonly id: string;
  readonly company_id: string;
  readonly project_id: string | null;
  readonly instrument: Instrument;
  readonly redemptions: string;
  readonly provenance: string;
  readonly recorded_at: Instant;
  readonly company_ja: string;
  readonly company_en: string;
  readonly company_kind: string;
  readonly project_ja: string | null;
  readonly project_en: string | null;
}

export function toInvestment(row: InvestmentRow): InvestmentRecord {
  const { project_id: projectId, project_ja: ja, project_en: en } = row;
  const isLinked = projectId !== null && ja !== null && en !== null;
  return {
    id: row.id,
    company: {
      id: row.company_id,
      name: { ja: row.company_ja, en: row.company_en },
      kind: row.company_kind,
    },
    project: isLinked ? { id: projectId, name: { ja, en } } : null,
    instrument: row.instrument,
    redemptions: readJson<InvestmentRecord["redemptions"]>(row.redemptions),
    provenance: readJson<Provenance>(row.provenance),
    recordedAt: row.recorded_at,
  };
}

export interface FundEventRow {
  readonly id: string;
  readonly effective_on: LocalDate;
  readonly detail: string;
  readonly recorded_at: Instant;
  readonly requested_by: string;
  readonly approved_by: string;
  readonly requester: string | null;
  readonly approver: string | null;
}

export interface LineRow {
  readonly event_id: string;
  readonly line: number;
  readonly type: FundLineType;
  readonly cash_minor: number;
  readonly unfunded_minor: number;
  readonly inside: number;
}

export interface ShareRow {
  readonly event_id: string;
  readonly line: number;
  readonly partner_id: string;
  readonly cash_minor: number;
  readonly unfunded_minor: number;
}

export function toFundEvent(row: FundEventRow, lines: readonly FundLine[]): FundEventRecord {
  return {
    id: row.id,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    detail: readFundJson<FundDetail>(readJson<object>(row.detail)),
    lines,
    requestedBy: { id: row.requested_by, name: row.requester ?? row.requested_by },
    approvedBy: { id: row.approved_by, name: row.approver ?? row.approved_by },
  };
}

export function toLine({ line: _, event_id: __, ...row }: LineRow, shares: readonly ShareRow[]): FundLine {
  return {
    type: row.type,
    cash: BigInt(row.cash_minor),
    unfunded: BigInt(row.unfunded_minor),
    inside: row.inside === 1,
    shares: shares.map(({ partner_id: partnerId, cash_minor: cash, unfunded_minor: unfunded }) => ({
      partnerId,
      cash: BigInt(cash),
      unfunded: BigInt(unfunded),
    })),
  };
}
