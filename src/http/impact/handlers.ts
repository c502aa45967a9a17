import { addEvidence } from "../../app/impact/add-evidence.ts";
import { createObservation } from "../../app/impact/create-observation.ts";
import { listObservations } from "../../app/impact/list-observations.ts";
import { viewObservation } from "../../app/impact/load-observation.ts";
import { readEvidence } from "../../app/impact/read-evidence.ts";
import { listKpis, readKpi } from "../../app/impact/read-kpis.ts";
import { reviewObservation } from "../../app/impact/review-observation.ts";
import { submitObservation } from "../../app/impact/submit-observation.ts";
import { withdrawObservation } from "../../app/impact/withdraw-observation.ts";
import { readRateEffects } from "../../app/loan/read-rate-effects.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { impactRoutes } from "../../contract/impact/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

export interface ImpactHandlerDeps {
  readonly files: EvidenceFiles;
  readonly ports: Pick<AppPorts, "transact" | "calendar" | "now">;
}

type Routes = typeof impactRoutes;
type Queries =
  "listKpis" | "getKpi" | "listObservations" | "getObservation" | "getRateEffects" | "downloadEvidence";

export function impactHandlers(deps: ImpactHandlerDeps): Handlers<Routes> {
  return { ...queries(deps), ...commands(deps) };
}

function queries({ files, ports }: ImpactHandlerDeps): Handlers<Pick<Routes, Queries>> {
  const { calendar } = ports;
  return {
    listKpis: ({ query }, { read, actor, now }) =>
      read((repositories) => listKpis({ repositories, actor, now }, pageRequest(query))),
    getKpi: ({ params }, { read, actor, now }) =>
      read((repositories) => readKpi({ repositories, actor, now }, params.kpiId)),
    listObservations: ({ query: { state, kpiId, ...page } }, { read, actor }) =>
      read((repositories) =>
        listObservations(repositories, actor, { filter: { state, kpiId }, page: pageRequest(page) }),
      ),
    getObservation: ({ params }, { read, actor }) =>
      read((repositories) => viewObservation(repositories, actor, params.observationId)),
    getRateEffects: ({ params }, { read, actor, now }) =>
      read(async (repositories) => ({
        items: await readRateEffects({ repositories, calendar, actor }, params.observationId, now),
      })),
    /** Reading evidence is itself recorded, so this query runs as a unit of work. */
    downloadEvidence: ({ params }, { actor, newId }) =>
      ports.transact({ actor, action: "downloadEvidence", now: ports.now, newId }, async (work, now) => {
        const { record, bytes } = await readEvidence(
          { files },
          { work, actor, now, newId },
          params.evidenceId,
        );
        return { fileName: record.fileName, mediaType: record.mediaType, bytes };
      }),
  };
}

function commands({ files }: ImpactHandlerDeps): Handlers<Omit<Routes, Queries>> {
  return {
    createObservation: ({ body }, context) => createObservation(context, body),
    addEvidence: ({ params, file }, context) => addEvidence({ files }, context, { ...params, ...file }),
    submitObservation: ({ params, body: { value, note } }, context) =>
      submitObservation(context, { ...params, value, note }),
    withdrawObservation: ({ params, body }, context) => withdrawObservation(context, { ...params, ...body }),
    reviewObservation: ({ params, body }, context) => reviewObservation(context, { ...params, review: body }),
  };
}
