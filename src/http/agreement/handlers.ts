import { readAgreement, listAgreements } from "../../app/agreement/agreement-reading.ts";
import { agreementPayload, newTermsPayload } from "../../app/agreement/agreement-request.ts";
import { listAgreementTests } from "../../app/agreement/list-tests.ts";
import { restatementPayload } from "../../app/agreement/restatement-change.ts";
import { restatementEffects, type RestatementRequest } from "../../app/agreement/restatement-effects.ts";
import { restatementEffectsView } from "../../app/agreement/restatement-view.ts";
import { simulate } from "../../app/agreement/simulate.ts";
import { stopPayload, type StopRequest } from "../../app/agreement/stop-change.ts";
import { changePreviewOf } from "../../app/approval/approval-view.ts";
import { previewChange, requestChange, type ChangeCommand } from "../../app/approval/request-change.ts";
import type { AppPorts } from "../../app/ports.ts";
import { orReject } from "../../app/rejected.ts";
import type { agreementRoutes } from "../../contract/agreement/routes.ts";
import { pointedFrom } from "../../domain/kernel/decision.ts";
import { basisPointsText } from "../../domain/kernel/rate.ts";
import { ladderPreview } from "../../domain/loan/ladder-preview.ts";
import { agreeRatchet } from "../../domain/loan/ratchet-law-book.ts";
import type { Handlers, RequestContext } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

export interface AgreementHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}

type Routes = typeof agreementRoutes;
type Readings =
  "listAgreements" | "getAgreement" | "listAgreementTests" | "listOpenTranches" | "previewLadder";
type Suppositions = "simulateAgreement" | "previewRestatement";

export function agreementHandlers({ ports }: AgreementHandlerDeps): Handlers<Routes> {
  return { ...readings(), ...suppositions(ports), ...changes(ports) };
}

function readings(): Handlers<Pick<Routes, Readings>> {
  return {
    listAgreements: ({ query }, { read, actor, now }) =>
      read((work) => listAgreements(work, { actor, viewpoint: viewpointOf({}, now) }, pageRequest(query))),
    getAgreement: ({ params, query }, { read, actor, now }) =>
      read((work) => readAgreement(work, { actor, viewpoint: viewpointOf(query, now) }, params.agreementId)),
    listAgreementTests: ({ query: { state, ...page } }, { read, actor, now }) =>
      read((work) =>
        listAgreementTests(
          work,
          { actor, viewpoint: viewpointOf({}, now) },
          { state, page: pageRequest(page) },
        ),
      ),
    listOpenTranches: (_, { read, actor }) =>
      read(async ({ agreements }) => ({
        items: (await agreements.openTranches(actor.organizationId)).map(
          ({ id, facilityNumber, projectId, loans }) => ({ id, facilityNumber, projectId, loans }),
        ),
      })),
    previewLadder: ({ body }) => {
      const ratchet = orReject(pointedFrom("/ratchet", agreeRatchet(body.ratchet)));
      const { by, points } = orReject(ladderPreview(ratchet));
      return Promise.resolve({ by, points: points.map(({ at, bp }) => ({ at, bp: basisPointsText(bp) })) });
    },
  };
}

function suppositions(ports: AgreementHandlerDeps["ports"]): Handlers<Pick<Routes, Suppositions>> {
  return {
    simulateAgreement: ({ params, body }, { read, actor, now }) =>
      read((work) => simulate(ports, { work, actor, now }, { ...params, ...body })),
    previewRestatement: ({ params, body }, { read, actor, now }) =>
      read(async (work) => {
        const request: RestatementRequest = { ...params, ...body, consentedOn: body.consentedOn };
        return restatementEffectsView(
          request,
          await restatementEffects(ports, { work, actor, now }, request),
        );
      }),
  };
}

type Asking = Required<Pick<RequestContext, "read" | "actor" | "now">>;

function changes(ports: AgreementHandlerDeps["ports"]): Handlers<Omit<Routes, Readings | Suppositions>> {
  const preview = ({ read, actor, now }: Asking, command: ChangeCommand) =>
    read(async (work) =>
      changePreviewOf({ preview: await previewChange(ports, { work, actor, now }, command) }),
    );
  return {
    previewAgreement: ({ body }, context) =>
      preview(context, { kind: "agreement", payload: agreementPayload(body) }),
    requestAgreement: ({ body }, context) =>
      requestChange(ports, context, { kind: "agreement", payload: agreementPayload(body) }),
    previewAgreementTerms: ({ params, body }, context) =>
      preview(context, { kind: "agreementTerms", payload: newTermsPayload({ ...params, ...body }) }),
    requestAgreementTerms: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "agreementTerms",
        payload: newTermsPayload({ ...params, ...body }),
      }),
    previewAgreementEvent: ({ params, body }, context) => preview(context, stopOf({ ...params, ...body })),
    requestAgreementEvent: ({ params, body }, context) =>
      requestChange(ports, context, stopOf({ ...params, ...body })),
    requestRestatement: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "restatement",
        payload: restatementPayload({ ...params, ...body, consentedOn: body.consentedOn }),
      }),
  };
}

function stopOf(request: StopRequest): ChangeCommand {
  const kind = request.kind === "declassification" ? "declassification" : "suspension";
  return { kind, payload: stopPayload(request) };
}
