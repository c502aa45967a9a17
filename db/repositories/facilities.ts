import type { Knex } from "knex";
import type { AgreedSetup, FacilityRepository } from "../../src/app/loan/setup-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, rowsOf } from "../read.ts";
import { facilitiesOf, facilityQuery, type FacilityRow } from "./facility-queries.ts";
import {
  accountsRow,
  facilityRow,
  loanRow,
  pricingRow,
  productTermsRow,
  securityRow,
  shapeRow,
  trancheRow,
} from "./facility-rows.ts";
import type { RepositoryScope } from "./scope.ts";
import { standing } from "./standing-loans.ts";

type FacilityRecording = Pick<FacilityRepository, "record" | "addAnnualAccounts">;

export function facilityRepository(scope: RepositoryScope): FacilityRepository {
  return { ...readingSide(scope), ...recordingSide(scope) };
}

interface IdRow {
  readonly id: string;
}

interface OrganizationRow extends IdRow {
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: string;
}

interface AccountsRow {
  readonly id: string;
  readonly fiscal_year_end_on: LocalDate;
  readonly currency: Currency;
  readonly profit_minor: number;
  readonly recorded_at: Instant;
}

function readingSide({ on }: RepositoryScope): Omit<FacilityRepository, keyof FacilityRecording> {
  const one = async (query: Knex.QueryBuilder) =>
    (await facilitiesOf(on, await rowsOf<FacilityRow>(query.limit(1))))[0];
  return {
    async list(viewerId, { limit, cursor }) {
      const query = facilityQuery(on, viewerId)
        .where("facility.id", ">", cursor ?? beforeAllIds)
        .orderBy("facility.id")
        .limit(limit + 1);
      const { items, nextCursor } = toPage(await rowsOf<FacilityRow>(query), limit, ({ id }) => id);
      return { items: await facilitiesOf(on, items), nextCursor };
    },
    find: (viewerId, facilityId) => one(facilityQuery(on, viewerId).where("facility.id", facilityId)),
    ofTranche: (viewerId, trancheId) =>
      one(
        facilityQuery(on, viewerId).whereIn(
          "facility.id",
          on("tranche").where({ id: trancheId }).select("facility_id"),
        ),
      ),
    async lendsTo(lenderId, borrowerId) {
      const granted = on("facility").where({ organization_id: lenderId, borrower_id: borrowerId });
      return (await rowsOf(granted.select("id").limit(1))).length > 0;
    },
    async organization(organizationId) {
      const [row] = await rowsOf<OrganizationRow>(on("organization").where({ id: organizationId }).limit(1));
      if (row === undefined) return undefined;
      return { id: row.id, name: { ja: row.name_ja, en: row.name_en }, kind: row.kind };
    },
    facilityNumbersTaken: (lenderId, numbers) => numbersTaken(on, { lenderId, numbers }),
    async idsOfLoansIn(lenderId, trancheId) {
      const query = on("loan").where({ organization_id: lenderId, tranche_id: trancheId });
      return idsOf(await rowsOf<IdRow>(standing(on, query).orderBy("id").select("id")));
    },
    async idsOfCapitalLoans(lenderId, borrowerId) {
      const query = on("loan")
        .join("tranche", "tranche.id", "loan.tranche_id")
        .join("facility", "facility.id", "tranche.facility_id")
        .where({
          "loan.organization_id": lenderId,
          "facility.borrower_id": borrowerId,
          "tranche.product_kind": "capital",
        });
      return idsOf(await rowsOf<IdRow>(standing(on, query).orderBy("loan.id").select("loan.id")));
    },
    async annualAccounts(lenderId, borrowerId) {
      const rows = await rowsOf<AccountsRow>(
        on("annual_accounts").where({ organization_id: lenderId, borrower_id: borrowerId }).orderBy("id"),
      );
      return rows.map((row) => ({
        id: row.id,
        fiscalYearEndOn: row.fiscal_year_end_on,
        currency: row.currency,
        profit: BigInt(row.profit_minor),
        recordedAt: row.recorded_at,
      }));
    },
  };
}

const nothingAgreed: Required<AgreedSetup> = {
  facilities: [],
  tranches: [],
  pricing: [],
  productTerms: [],
  loans: [],
  shapes: [],
  securities: [],
};

function recordingSide({ recorder }: RepositoryScope): FacilityRecording {
  return {
    async record(setup) {
      const { facilities, tranches, pricing, productTerms, loans, shapes, securities } = {
        ...nothingAgreed,
        ...setup,
      };
      for (const { id } of [...facilities, ...loans]) recorder.concerns(id);
      await recorder.append("facility", facilities.map(facilityRow));
      await recorder.append("tranche", tranches.map(trancheRow));
      await recorder.append("tranche_pricing", pricing.map(pricingRow));
      await recorder.append("tranche_terms", productTerms.map(productTermsRow));
      await recorder.append("security_interest", securities.map(securityRow));
      await recorder.append("loan", loans.map(loanRow));
      await recorder.append("loan_shape", shapes.map(shapeRow));
    },
    async addAnnualAccounts(accounts) {
      for (const { borrowerId } of accounts) recorder.concerns(borrowerId);
      await recorder.append("annual_accounts", accounts.map(accountsRow));
    },
  };
}

async function numbersTaken(
  on: Knex,
  { lenderId, numbers }: { readonly lenderId: string; readonly numbers: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ readonly number: string }>(
    on("facility")
      .where({ organization_id: lenderId })
      .whereIn("number", [...numbers])
      .select("number"),
  );
  return new Set(rows.map(({ number }) => number));
}

function idsOf(rows: readonly IdRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}
