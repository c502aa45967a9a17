import { attestObservation, readAttestationFile } from "../../app/impact/attest-observation.ts";
import { describeEvidence, previewTable, readEvidenceDetail } from "../../app/impact/evidence-detail.ts";
import { readEvidence } from "../../app/impact/read-evidence.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { evidenceRoutes } from "../../contract/impact/evidence-routes.ts";
import type { Handlers } from "../handler.ts";
import { shownFile } from "../shown-file.ts";
import { firstRows } from "../spreadsheet/first-rows.ts";

export interface EvidenceHandlerDeps {
  readonly files: EvidenceFiles;
  readonly ports: Pick<AppPorts, "transact" | "now">;
}

type Routes = typeof evidenceRoutes;
type Looks = "viewEvidence" | "previewEvidence" | "downloadAttestation";

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
        return shownFile({ fileName: record.fileName, mediaType: record.mediaType, bytes });
      }),
    previewEvidence: ({ params: { evidenceId } }, { actor, newId }) =>
      transact({ actor, action: "viewEvidence", now, newId }, (work, at) =>
        previewTable({ files, readTable: firstRows }, { work, actor, now: at, newId }, evidenceId),
      ),
    downloadAttestation: async ({ params }, { read, actor }) => {
      const { record, bytes } = await read((work) =>
        readAttestationFile({ files }, { work, actor }, params.attestationId),
      );
      return { fileName: record.fileName, mediaType: record.mediaType, bytes };
    },
  };
}
