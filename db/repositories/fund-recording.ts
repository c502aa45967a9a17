import type { FundRepository, NewFund, NewFundEntry, NewFundEvent } from "../../src/app/fund/ports.ts";
import { fundChart } from "../../src/domain/fund/fund-chart.ts";
import { fundJson } from "../../src/domain/fund/fund-json.ts";
import type { Row } from "../dialect.ts";
import { postEntries } from "./books.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

export type FundRecording = Pick<
  FundRepository,
  "add" | "addPartners" | "addInvestment" | "addEvents" | "post" | "addEvidence" | "noteReading"
>;

export function fundRecording(scope: RepositoryScope): FundRecording {
  const { recorder } = scope;
  return {
    async add(fund) {
      recorder.concerns(fund.id);
      await recorder.append("book", [bookRow(fund)]);
      await recorder.append("fund", [fundRow(fund)]);
    },
    async addPartners(partners) {
      await recorder.append(
        "fund_partner",
        partners.map(({ id, fundId, organizationId, kind, number, sideLetter }) => ({
          id,
          fund_id: fundId,
          partner_organization_id: organizationId,
          kind,
          number,
          side_letter: jsonCell(fundJson(sideLetter)),
        })),
      );
    },
    async addInvestment(investment) {
      recorder.concerns(investment.id);
      await recorder.append("fund_investment", [
        {
          id: investment.id,
          fund_id: investment.fundId,
          company_id: investment.companyId,
          project_id: investment.projectId,
          instrument: investment.instrument,
          redemptions: jsonCell(investment.redemptions.map(({ on, amount }) => ({ on, amount }))),
          provenance: provenanceCell(investment.provenance),
        },
      ]);
    },
    async addEvents(events) {
      for (const { fundId } of events) recorder.concerns(fundId);
      await recorder.append("fund_event", events.map(eventRow));
      await recorder.append("fund_line", events.flatMap(lineRows));
      await recorder.append("fund_share", events.flatMap(shareRows));
    },
    async addEvidence(evidence) {
      recorder.concerns(evidence.eventId);
      await recorder.append("valuation_evidence", [
        {
          id: evidence.id,
          event_id: evidence.eventId,
          sha256: evidence.sha256,
          file_name: evidence.fileName,
          media_type: evidence.mediaType,
          size_bytes: evidence.sizeBytes,
          uploaded_by: evidence.uploadedBy,
          fictional: evidence.fictional ? 1 : 0,
        },
      ]);
    },
    noteReading(evidenceId) {
      recorder.concerns(evidenceId);
    },
    async post(book, entries) {
      await postEntries(scope, book, { entries, chart: fundChart });
      await recorder.append("fund_posting", entries.flatMap(postingRows));
    },
  };
}

function bookRow({ bookId, bookName, currency }: NewFund): Row {
  return { id: bookId, name_ja: bookName.ja, name_en: bookName.en, currency, kind: "fund" };
}

function fundRow(fund: NewFund): Row {
  return {
    id: fund.id,
    book_id: fund.bookId,
    name_ja: fund.name.ja,
    name_en: fund.name.en,
    legal_form: fund.form,
    unit_price_minor: Number(fund.unitPrice),
    starts_on: fund.startsOn,
    term_ends_on: fund.termEndsOn,
    fiscal_year_start_month: fund.fiscalYearStartMonth,
    provenance: provenanceCell(fund.provenance),
    approval_id: fund.approvalId,
    requested_by: fund.requestedBy,
    approved_by: fund.approvedBy,
  };
}

function eventRow(event: NewFundEvent): Row {
  return {
    id: event.id,
    fund_id: event.fundId,
    kind: event.detail.kind,
    effective_on: event.effectiveOn,
    detail: jsonCell(fundJson(event.detail)),
    reverses_id: event.detail.kind === "reversal" ? event.detail.reverses : null,
    approval_id: event.approvalId,
    requested_by: event.requestedBy,
    approved_by: event.approvedBy,
  };
}

function lineRows({ id, lines }: NewFundEvent): readonly Row[] {
  return lines.map(({ type, cash, unfunded, inside }, i) => ({
    event_id: id,
    line: i + 1,
    type,
    cash_minor: Number(cash),
    unfunded_minor: Number(unfunded),
    inside: inside ? 1 : 0,
  }));
}

function shareRows({ id, lines }: NewFundEvent): readonly Row[] {
  return lines.flatMap(({ shares }, i) =>
    shares.map(({ partnerId, cash, unfunded }) => ({
      event_id: id,
      line: i + 1,
      partner_id: partnerId,
      cash_minor: Number(cash),
      unfunded_minor: Number(unfunded),
    })),
  );
}

/** Cash and the like name nobody. */
function postingRows({ id, draft }: NewFundEntry): readonly Row[] {
  return draft.lines
    .map(({ partnerId, investmentId }, i) => ({
      entry_id: id,
      line: i + 1,
      partner_id: partnerId ?? null,
      investment_id: investmentId ?? null,
    }))
    .filter((row) => row.partner_id !== null || row.investment_id !== null);
}
