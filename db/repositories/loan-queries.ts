/** Reading everything known of some loans at a moment, one statement per table whatever the number of loans. */
import type { Knex } from "knex";
import type {
  AgreementRecord,
  FixingFact,
  InterestPostingFact,
  LoanFacts,
  PricingFact,
  RatchetDecisionFact,
} from "../../src/app/loan/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { grouped, type Groups } from "../grouped.ts";
import { rowsOf } from "../read.ts";
import { agreementsWhere, type Knowledge } from "./agreement-queries.ts";
import { covenantsOver, steppedCovenants } from "./loan-covenants.ts";
import {
  toDecision,
  toFixing,
  toInterestPosting,
  toLoan,
  type DecisionRow,
  type FixingRow,
  type LoanRow,
  type PostingFactRow,
} from "./loan-rows.ts";
import { servicingOf, servicingParts, type ServicingParts } from "./servicing-rows.ts";
import { rateOf } from "./ratchet-json.ts";
import { standing } from "./standing-loans.ts";

/** Loans whose lender or borrower is the viewer, as known at a moment or today. */
export function loanQuery(on: Knex, viewerId: string, knownAt?: Instant): Knex.QueryBuilder {
  const query = on("loan")
    .join("tranche", "tranche.id", "loan.tranche_id")
    .join("facility", "facility.id", "tranche.facility_id")
    .where((either) => {
      void either.where("loan.organization_id", viewerId).orWhere("facility.borrower_id", viewerId);
    });
  return standing(on, query, knownAt);
}

const organizationColumns = (alias: string) => ({
  [`${alias}_id`]: `${alias}.id`,
  [`${alias}_ja`]: `${alias}.name_ja`,
  [`${alias}_en`]: `${alias}.name_en`,
  [`${alias}_kind`]: `${alias}.kind`,
});

export async function loanFacts(
  { on, knownAt }: Knowledge,
  viewerId: string,
  loanIds: readonly string[],
): Promise<readonly LoanFacts[]> {
  const rows = await rowsOf<LoanRow>(
    loanQuery(on, viewerId, knownAt)
      .join("project", "project.id", "facility.project_id")
      .join("organization as lender", "lender.id", "loan.organization_id")
      .join("organization as borrower", "borrower.id", "facility.borrower_id")
      .whereIn("loan.id", [...loanIds])
      .where("loan.recorded_at", "<=", knownAt)
      .select("loan.*", "tranche.*", "facility.currency", "facility.project_id", {
        id: "loan.id",
        recorded_at: "loan.recorded_at",
        project_ja: "project.name_ja",
        project_en: "project.name_en",
        ...organizationColumns("lender"),
        ...organizationColumns("borrower"),
      }),
  );
  const parts = await loanParts({ on, knownAt }, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return loanIds.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [assemble(row, parts)];
  });
}

interface PricingRow {
  readonly tranche_id: string;
  readonly effective_on: LocalDate;
  readonly credit_margin: string;
  readonly recorded_at: Instant;
}

interface LoanParts {
  readonly pricing: Groups<PricingFact>;
  readonly fixings: Groups<FixingFact>;
  readonly agreements: ReadonlyMap<string, AgreementRecord>;
  readonly decisions: Groups<RatchetDecisionFact>;
  readonly postings: Groups<InterestPostingFact>;
  readonly covenants: Awaited<ReturnType<typeof steppedCovenants>>;
  readonly servicing: ServicingParts;
}

async function loanParts({ on, knownAt }: Knowledge, rows: readonly LoanRow[]): Promise<LoanParts> {
  const trancheIds = rows.map((row) => row.tranche_id);
  const loanIds = rows.map(({ id }) => id);
  const known = (table: string) => on(table).where(`${table}.recorded_at`, "<=", knownAt);
  const agreements = await agreementsWhere({ on, knownAt }, { "agreement.tranche_id": trancheIds });
  const pricing = await rowsOf<PricingRow>(
    known("tranche_pricing").whereIn("tranche_id", trancheIds).orderBy(["effective_on", "id"]),
  );
  const fixings = await rowsOf<FixingRow>(
    known("base_rate_fixing")
      .whereIn("organization_id", [...new Set(rows.map((row) => row.lender_id))])
      .whereIn("index_code", [...new Set(rows.map((row) => row.base_rate_index))])
      .orderBy(["effective_on", "id"]),
  );
  const decisions = await rowsOf<DecisionRow>(
    known("ratchet_decision")
      .leftJoin("person", "person.id", "ratchet_decision.approved_by")
      .whereIn(
        "agreement_id",
        agreements.map(({ id }) => id),
      )
      .orderBy("ratchet_decision.id")
      .select("ratchet_decision.*", { approver: "person.name" }),
  );
  const postings = await rowsOf<PostingFactRow>(
    known("interest_posting")
      .leftJoin("interest_posting_part as part", "part.id", "interest_posting.id")
      .whereIn("loan_id", loanIds)
      .orderBy("interest_posting.id")
      .select(postingColumns),
  );
  return {
    // Of several agreements of a tranche the first one prices it.
    agreements: new Map(agreements.toReversed().map((agreement) => [agreement.trancheId, agreement])),
    pricing: grouped(pricing, (row) => row.tranche_id, toPricing),
    fixings: grouped(fixings, (row) => `${row.organization_id}/${row.index_code}`, toFixing),
    decisions: grouped(decisions, (row) => row.agreement_id, toDecision),
    postings: grouped(postings, (row) => row.loan_id, toInterestPosting),
    covenants: await steppedCovenants(
      known,
      rows.map(({ facility_id }) => facility_id),
    ),
    servicing: await servicingParts(known, { loanIds, trancheIds, rows }),
  };
}

/** Without those that only the chain asks for: a portfolio has more of these rows than of any other. */
const postingColumns = [
  ...["id", "loan_id", "kind", "period_start_on", "period_end_on", "through_on", "interest_minor"],
  ...["without_step_minor", "reason_kind", "reason_id", "entry_id", "recorded_at"],
]
  .map((column) => `interest_posting.${column}`)
  .concat("covenant_step_minor", "premium_minor", "premium_entry_id");

function toPricing(row: PricingRow): PricingFact {
  const { effective_on: effectiveOn, recorded_at: recordedAt } = row;
  return { effectiveOn, creditMargin: rateOf(row.credit_margin), recordedAt };
}

function assemble(row: LoanRow, parts: LoanParts): LoanFacts {
  const agreement = parts.agreements.get(row.tranche_id);
  return {
    loan: toLoan(row),
    pricing: parts.pricing.get(row.tranche_id) ?? [],
    fixings: parts.fixings.get(`${row.lender_id}/${row.base_rate_index}`) ?? [],
    agreement,
    decisions: agreement === undefined ? [] : (parts.decisions.get(agreement.id) ?? []),
    postings: parts.postings.get(row.id) ?? [],
    covenants: covenantsOver(row, parts.covenants),
    ...servicingOf(row, parts.servicing),
  };
}
