import type { Knex } from "knex";
import type {
  BaseRateIndex,
  BaseRateRepository,
  NewBaseRateFixing,
  RecordedFixing,
} from "../../src/app/loan/base-rate-ports.ts";
import type { Page, PageRequest } from "../../src/app/page.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import type { Row } from "../dialect.ts";
import { toPage } from "../page.ts";
import { afterAllIds, rowsOf } from "../read.ts";
import { provenanceCell, readJson } from "./json-cell.ts";
import { toFixing, type FixingRow } from "./loan-rows.ts";
import type { RepositoryScope } from "./scope.ts";

export function baseRateRepository({ on, recorder }: RepositoryScope): BaseRateRepository {
  return {
    indexes: (lenderId, asOf) => indexes(on, lenderId, asOf),
    async fixings(lenderId, indexCode, knownAt) {
      const rows = await rowsOf<FixingRow>(
        on("base_rate_fixing")
          .where({ organization_id: lenderId, index_code: indexCode })
          .where("recorded_at", "<=", knownAt)
          .orderBy(["effective_on", "id"]),
      );
      return rows.map(toFixing);
    },
    listFixings: (lenderId, indexCode, page) => listFixings(on, { lenderId, indexCode }, page),
    async idsOfLoansOn(lenderId, indexCode) {
      const rows = await rowsOf<{ readonly id: string }>(
        on("loan")
          .join("tranche", "tranche.id", "loan.tranche_id")
          .where({ "loan.organization_id": lenderId, "tranche.base_rate_index": indexCode })
          .orderBy("loan.id")
          .select("loan.id"),
      );
      return rows.map(({ id }) => id);
    },
    async addFixings(fixings) {
      for (const { id } of fixings) recorder.concerns(id);
      await recorder.append("base_rate_fixing", fixings.map(fixingRow));
    },
  };
}

function fixingRow({ id, indexCode, name, effectiveOn, annualRate, provenance }: NewBaseRateFixing): Row {
  return {
    id,
    index_code: indexCode,
    name_ja: name.ja,
    name_en: name.en,
    effective_on: effectiveOn,
    annual_rate: rateText(annualRate),
    provenance: provenanceCell(provenance),
  };
}

interface CountRow {
  readonly code: string;
  readonly loans: number;
}

async function indexes(on: Knex, lenderId: string, asOf: LocalDate): Promise<readonly BaseRateIndex[]> {
  const fixings = await rowsOf<FixingRow>(
    on("base_rate_fixing").where({ organization_id: lenderId }).orderBy(["index_code", "effective_on", "id"]),
  );
  const counts = await rowsOf<CountRow>(
    on("loan")
      .join("tranche", "tranche.id", "loan.tranche_id")
      .where("loan.organization_id", lenderId)
      .groupBy("tranche.base_rate_index")
      .select({ code: "tranche.base_rate_index" }, on.raw("count(*) as loans")),
  );
  const loansOn = new Map(counts.map(({ code, loans }) => [code, loans]));
  const codes = [...new Set(fixings.map((row) => row.index_code))];
  return codes.map((code) => {
    const own = fixings.filter((row) => row.index_code === code);
    const last = own.at(-1);
    const current = own.findLast((row) => row.effective_on <= asOf);
    return {
      code,
      name: { ja: last?.name_ja ?? code, en: last?.name_en ?? code },
      loans: loansOn.get(code) ?? 0,
      current: current === undefined ? undefined : toFixing(current),
    };
  });
}

type RecordedRow = FixingRow & { readonly provenance: string };

async function listFixings(
  on: Knex,
  { lenderId, indexCode }: { readonly lenderId: string; readonly indexCode: string | undefined },
  { limit, cursor }: PageRequest,
): Promise<Page<RecordedFixing>> {
  const query = on("base_rate_fixing")
    .where({ organization_id: lenderId })
    .orderBy([
      { column: "effective_on", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(limit + 1);
  if (indexCode !== undefined) void query.where({ index_code: indexCode });
  if (cursor !== undefined) {
    const [day = "", id = afterAllIds] = cursor.split("|");
    void query.whereRaw("(effective_on, id) < (?, ?)", [day, id]);
  }
  const rows = await rowsOf<RecordedRow>(query);
  const fixings = rows.map((row) => ({ ...toFixing(row), provenance: readJson<Provenance>(row.provenance) }));
  return toPage(fixings, limit, ({ effectiveOn, id }) => `${effectiveOn}|${id}`);
}
