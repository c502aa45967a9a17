/**
 * What the organizer of the sample does besides reporting: it defines a KPI, says what its evidence is, brings a table
 * and takes it back, and has a city's platform feed a KPI.
 */
import type { Database } from "../../db/connect.ts";
import { recordOn } from "../../db/transact.ts";
import { createFeed, type FeedSecretDeps } from "../../src/app/feed/set-up-feed.ts";
import { receiveMessage } from "../../src/app/feed/receive-message.ts";
import { assignKpi } from "../../src/app/impact/assign-kpi.ts";
import { createKpi } from "../../src/app/impact/define-kpi.ts";
import { describeEvidence } from "../../src/app/impact/evidence-detail.ts";
import { setKpiLevel } from "../../src/app/impact/set-kpi-level.ts";
import { importObservations } from "../../src/app/observation-import/import-observations.ts";
import { saveMapping } from "../../src/app/observation-import/keep-mapping.ts";
import { undoImport } from "../../src/app/observation-import/undo-import.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { exactJson } from "../../src/http/feed/exact-json.ts";
import { readSpreadsheet } from "../../src/http/spreadsheet/read-spreadsheet.ts";
import { actingOn, type Act, type SampleLedger } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";

export const plainDefinition = {
  name: { ja: "見守り訪問の回数", en: "Visits to people living alone" },
  unit: { ja: "回", en: "visits" },
  direction: "higher",
  formula: { ja: "訪問した回数の合計", en: "sum of the visits" },
  scope: { ja: "市内", en: "within the city" },
  benchmark: { ja: "", en: "" },
  frequency: "monthly",
  isCore: true,
  sdgCodes: ["3"],
  irisCodes: [],
  isOwnDefinition: true,
  overlapGroup: "見守り",
  smallestCell: 5,
  effectiveOn: localDate("2025-04-01"),
} as const;

/** Secrets that are no secret. */
export const openSecrets: FeedSecretDeps = {
  sealer: { seal: (text) => text, open: (sealed) => sealed },
  randomBytes: (count) => new Uint8Array(count).fill(7),
};

export async function recordSampleEvidence(
  database: Database,
  newId: () => string,
  { files, evidenceId, observationId }: SampleLedger,
): Promise<void> {
  const act = actingOn(database, newId);
  await defineAndAssign(act);
  const doer = { actor: people.reporter, now: at("2025-12-28", "01:00:00.000"), action: "describeEvidence" };
  await act(doer, (context) =>
    describeEvidence(context, {
      ...{ evidenceId, documentKind: "survey", issuer: "みなと歩き組合", shows: "歩いた日数" },
      ...{ coversFrom: localDate("2024-04-01"), coversTo: localDate("2025-03-31") },
    }),
  );
  const { id: importId } = await act({ ...doer, action: "importObservations" }, (context) =>
    importObservations({ readSpreadsheet, files }, context, table),
  );
  await act({ ...doer, action: "undoObservationImport" }, (context) =>
    undoImport(context, { importId, reason: "期間を誤った" }),
  );
  await act({ ...doer, action: "saveObservationMapping" }, (context) =>
    saveMapping(context, { mappingId: undefined, name: "市の表", headings: { value: "人数" } }),
  );
  await feedOnce(act, files);
  const { sha256 } = await files.store(new TextEncoder().encode("signed statement"));
  const signed = { sha256, file_name: "検証報告書.pdf", media_type: "application/pdf", size_bytes: 16 };
  await recordOn(database)({ ...doer, newId }, (_, { append }) =>
    append("attestation_file", [
      { id: newId(), observation_id: observationId, ...signed, attested_by: people.reporter.personId },
    ]),
  );
}

const table = {
  fileName: "実績.csv",
  mediaType: "text/csv",
  bytes: new TextEncoder().encode(
    "KPIコード,期間の初日,期間の末日,実績値,出典\r\nWALK,2023/4/1,2024/3/31,51.2,市の調査\r\n",
  ),
};

async function defineAndAssign(act: Act): Promise<void> {
  const doer = { actor: people.reporter, now: at("2025-12-28"), action: "createKpi" };
  const { id: kpiId } = await act(doer, (context) =>
    createKpi(context, { projectId: sample.project, code: "VISIT", ...plainDefinition }),
  );
  await act({ ...doer, action: "assignKpi" }, (context) =>
    assignKpi(context, {
      ...{ kpiId, subject: "programme", subjectId: undefined, subjectName: "地域見守り制度" },
      ...{ effectiveOn: localDate("2025-04-01"), note: "" },
    }),
  );
  await act({ ...doer, action: "setKpiLevel" }, (context) =>
    setKpiLevel(context, {
      ...{ kpiId, kind: "baseline", on: localDate("2025-03-31"), value: decimal("120") },
      ...{ source: "市の台帳", note: "" },
    }),
  );
}

async function feedOnce(act: Act, files: SampleLedger["files"]): Promise<void> {
  const doer = { actor: people.reporter, now: at("2025-12-28", "02:00:00.000"), action: "createFeed" };
  const feed = await act(doer, (context) =>
    createFeed(openSecrets, context, {
      ...{ kpiId: sample.kpi, name: "港町データ連携", form: "sanpo", proof: "bearer", mapping: undefined },
    }),
  );
  const body = { id: "1", periodStartOn: "2022-04-01", periodEndOn: "2023-04-01", value: "49.5" };
  const own = { personId: feed.id, organizationId: feed.organizationId, roles: [], via: "system" } as const;
  await act({ ...doer, actor: own, action: "receiveFeedMessage" }, (context) =>
    receiveMessage({ files, parse: exactJson }, context, {
      ...{ feed, id: undefined, bytes: new TextEncoder().encode(JSON.stringify(body)) },
    }),
  );
}
