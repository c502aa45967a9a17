import { attestObservation, readAttestationFile } from "../../app/impact/attest-observation.ts";
import {
  describeEvidence,
  previewTable,
  readEvidenceDetail,
  viewerOf,
} from "../../app/impact/evidence-detail.ts";
import type { ReadTable } from "../../app/impact/evidence-ports.ts";
import { readEvidence } from "../../app/impact/read-evidence.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import { Rejected } from "../../app/rejected.ts";
import type { evidenceRoutes } from "../../contract/impact/evidence-routes.ts";
import { mapDecision } from "../../domain/kernel/decision.ts";
import type { Handlers } from "../handler.ts";
import { readSpreadsheet } from "../spreadsheet/read-spreadsheet.ts";

export interface EvidenceHandlerDeps {
  readonly files: EvidenceFiles;
  readonly ports: Pick<AppPorts, "transact" | "now">;
}

type Routes = typeof evidenceRoutes;
type Looks = "viewEvidence" | "previewEvidence" | "downloadAttestation";

const shownRows = 200;
const shownColumns = 30;
const shownCell = 200;

const readTable: ReadTable = async (file) =>
  mapDecision(await readSpreadsheet(file), ({ header, rows }) => ({
    header: header.slice(0, shownColumns).map(shortened),
    rows: rows.slice(0, shownRows).map(({ cells }) => cells.slice(0, shownColumns).map(shortened)),
    rowCount: rows.length,
  }));

function shortened(cell: string): string {
  return cell.length <= shownCell ? cell : `${cell.slice(0, shownCell)}…`;
}

export function evidenceHandlers(deps: EvidenceHandlerDeps): Handlers<Routes> {
  const { files } = deps;
  return {
    ...lookHandlers(deps),
    getEvidence: ({ params }, { read, actor }) =>
      read((work) => readEvidenceDetail(work, actor, params.evidenceId)),
    describeEvidence: ({ params, body: { coversFrom, coversTo, ...body } }, context) =>
      describeEvidence(context, { ...params, ...body, coversFrom, coversTo }),
    attestObservation: ({ params, body, file }, context) =>
      attestObservation({ files }, context, { ...params, ...body, file }),
  };
}

/** Looking at evidence is itself recorded, so these queries run as units of work. */
function lookHandlers({ files, ports }: EvidenceHandlerDeps): Handlers<Pick<Routes, Looks>> {
  const { transact, now } = ports;
  return {
    viewEvidence: ({ params: { evidenceId } }, { actor, newId }) =>
      transact({ actor, action: "viewEvidence", now, newId }, async (work, at) => {
        const context = { work, actor, now: at, newId };
        const { record, bytes } = await readEvidence({ files }, context, evidenceId);
        const viewer = viewerOf(record.mediaType);
        if (viewer !== "pdf" && viewer !== "picture") {
          throw new Rejected({ code: "evidenceNotShown", figures: { name: record.fileName } });
        }
        return { fileName: record.fileName, mediaType: record.mediaType, bytes, shown: viewer };
      }),
    previewEvidence: ({ params: { evidenceId } }, { actor, newId }) =>
      transact({ actor, action: "viewEvidence", now, newId }, (work, at) =>
        previewTable({ files, readTable }, { work, actor, now: at, newId }, evidenceId),
      ),
    downloadAttestation: async ({ params }, { read, actor }) => {
      const { record, bytes } = await read((work) =>
        readAttestationFile({ files }, { work, actor }, params.attestationId),
      );
      return { fileName: record.fileName, mediaType: record.mediaType, bytes };
    },
  };
}
