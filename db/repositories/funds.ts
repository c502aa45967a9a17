import type { Knex } from "knex";
import type {
  FundEventRecord,
  FundFacts,
  FundRepository,
  InvestmentRecord,
  PartnerRecord,
} from "../../src/app/fund/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { grouped } from "../grouped.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, firstOf, rowsOf } from "../read.ts";
import { fundBalances, fundEntries } from "./fund-balances.ts";
import { evidenceOfFund, fundOfEvidence } from "./fund-evidence.ts";
import { fundRecording } from "./fund-recording.ts";
import {
  toFund,
  toFundEvent,
  toInvestment,
  toLine,
  toOrganization,
  toPartner,
  type FundEventRow,
  type FundRow,
  type InvestmentRow,
  type LineRow,
  type OrganizationRow,
  type PartnerRow,
  type ShareRow,
} from "./fund-rows.ts";
import { isVisibleProject, type RepositoryScope } from "./scope.ts";

export function fundRepository(scope: RepositoryScope): FundRepository {
  const { on } = scope;
  return {
    ...fundRecording(scope),
    async list(viewerId, { limit, cursor }) {
      const rows = await rowsOf<FundRow>(
        visibleFunds(on, viewerId)
          .where("fund.id", ">", cursor ?? beforeAllIds)
          .orderBy("fund.id")
          .limit(limit + 1),
      );
      return toPage(rows.map(toFund), limit, ({ id }) => id);
    },
    async facts(viewerId, fundId, knownAt) {
      const row = await firstOf<FundRow>(
        visibleFunds(on, viewerId).where("fund.id", fundId).where("fund.recorded_at", "<=", knownAt),
      );
      return row === undefined ? undefined : factsOf(on, row, knownAt);
    },
    async organizations(ids) {
      return (await rowsOf<OrganizationRow>(on("organization").whereIn("id", ids).orderBy("id"))).map(
        toOrganization,
      );
    },
    async projectName(viewerId, projectId) {
      const row = await firstOf<{ readonly name_ja: string; readonly name_en: string }>(
        on("project")
          .where("project.id", projectId)
          .whereExists(isVisibleProject(on, viewerId, "project.id")),
      );
      return row === undefined ? undefined : { ja: row.name_ja, en: row.name_en };
    },
    fundOfEvidence: (evidenceId) => fundOfEvidence(on, evidenceId),
    balances: (asked) => fundBalances(on, asked),
    entries: (bookId, reasonIds, knownAt) => fundEntries(on, { bookId, reasonIds, knownAt }),
  };
}

/** Funds that the organization manages or is a partner of. */
function visibleFunds(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("fund")
    .join("book", "book.id", "fund.book_id")
    .join("organization as manager", "manager.id", "fund.organization_id")
    .where((either) => {
      void either
        .where("fund.organization_id", viewerId)
        .orWhereExists(
          on("fund_partner")
            .where("fund_partner.fund_id", on.ref("fund.id"))
            .where("fund_partner.partner_organization_id", viewerId)
            .select("fund_partner.id"),
        );
    })
    .select("fund.*", "book.currency", {
      manager_ja: "manager.name_ja",
      manager_en: "manager.name_en",
      manager_kind: "manager.kind",
    });
}

async function factsOf(on: Knex, row: FundRow, knownAt: Instant): Promise<FundFacts> {
  return {
    fund: toFund(row),
    partners: await partnersOf(on, row.id, knownAt),
    investments: await investmentsOf(on, row.id, knownAt),
    events: await eventsOf(on, row.id, knownAt),
    evidence: await evidenceOfFund(on, row.id, knownAt),
  };
}

async function partnersOf(on: Knex, fundId: string, knownAt: Instant): Promise<readonly PartnerRecord[]> {
  const rows = await rowsOf<PartnerRow>(
    on("fund_partner")
      .join("organization", "organization.id", "fund_partner.partner_organization_id")
      .where("fund_partner.fund_id", fundId)
      .where("fund_partner.recorded_at", "<=", knownAt)
      .orderBy("fund_partner.number")
      .select("fund_partner.*", "organization.name_ja", "organization.name_en", {
        organization_kind: "organization.kind",
      }),
  );
  return rows.map(toPartner);
}

async function investmentsOf(
  on: Knex,
  fundId: string,
  knownAt: Instant,
): Promise<readonly InvestmentRecord[]> {
  const rows = await rowsOf<InvestmentRow>(
    on("fund_investment")
      .join("organization as company", "company.id", "fund_investment.company_id")
      .leftJoin("project", "project.id", "fund_investment.project_id")
      .where("fund_investment.fund_id", fundId)
      .where("fund_investment.recorded_at", "<=", knownAt)
      .orderBy(["fund_investment.audit_seq", "fund_investment.id"])
      .select("fund_investment.*", {
        company_ja: "company.name_ja",
        company_en: "company.name_en",
        company_kind: "company.kind",
        project_ja: "project.name_ja",
        project_en: "project.name_en",
      }),
  );
  return rows.map(toInvestment);
}

async function eventsOf(on: Knex, fundId: string, knownAt: Instant): Promise<readonly FundEventRecord[]> {
  const events = await rowsOf<FundEventRow>(
    on("fund_event")
      .leftJoin("person as requester", "requester.id", "fund_event.requested_by")
      .leftJoin("person as approver", "approver.id", "fund_event.approved_by")
      .where("fund_event.fund_id", fundId)
      .where("fund_event.recorded_at", "<=", knownAt)
      .orderBy(["fund_event.audit_seq", "fund_event.id"])
      .select("fund_event.*", { requester: "requester.name", approver: "approver.name" }),
  );
  const ofFund = (table: string) =>
    on(table).whereIn("event_id", on("fund_event").where({ fund_id: fundId }).select("id"));
  const lines = await rowsOf<LineRow>(ofFund("fund_line").orderBy(["event_id", "line"]));
  const shares = await rowsOf<ShareRow>(ofFund("fund_share").orderBy(["event_id", "line", "partner_id"]));
  const sharesOf = grouped(
    shares,
    ({ event_id: id, line }) => `${id}/${line}`,
    (share) => share,
  );
  const linesOf = grouped(
    lines,
    ({ event_id: id }) => id,
    (line) => line,
  );
  return events.map((event) =>
    toFundEvent(
      event,
      (linesOf.get(event.id) ?? []).map((line) =>
        toLine(line, sharesOf.get(`${line.event_id}/${line.line}`) ?? []),
      ),
    ),
  );
}
