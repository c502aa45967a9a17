import type { Actor } from "../../app/actor.ts";
import { requestChange } from "../../app/approval/request-change.ts";
import { amendmentPayload } from "../../app/covenant/amendment-change.ts";
import { breachPayload } from "../../app/covenant/covenant-change.ts";
import { createCovenant } from "../../app/covenant/create-covenant.ts";
import { previewCovenant } from "../../app/covenant/preview-covenant.ts";
import {
  listCovenants,
  listCovenantTests,
  readCovenant,
  readCovenantSteps,
  type CovenantReader,
} from "../../app/covenant/read-covenants.ts";
import {
  deliver,
  recordCovenantEvent,
  recordCovenantTest,
} from "../../app/covenant/record-covenant-event.ts";
import type { AppPorts, Repositories } from "../../app/ports.ts";
import type { covenantRoutes } from "../../contract/covenant/routes.ts";
import type { Covenant } from "../../domain/covenant/covenant-terms.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

type Routes = typeof covenantRoutes;
type Queries = "previewCovenant" | "listCovenants" | "getCovenant" | "listCovenantTests" | "getCovenantSteps";

export function covenantHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<Routes> {
  return { ...queries(), ...commands(ports) };
}

interface Viewed {
  readonly asOf?: LocalDate | undefined;
  readonly knownAt?: Instant | undefined;
}

function readerOf(
  { covenants }: Repositories,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  viewed: Viewed,
): CovenantReader {
  return { covenants, actor, viewpoint: viewpointOf(viewed, now) };
}

function queries(): Handlers<Pick<Routes, Queries>> {
  return {
    listCovenants: ({ query: { loanId, asOf, knownAt, ...page } }, context) =>
      context.read((repositories) =>
        listCovenants(readerOf(repositories, context, { asOf, knownAt }), {
          loanId,
          page: pageRequest(page),
        }),
      ),
    previewCovenant: ({ body }, context) =>
      context.read((repositories) => {
        const { actor, now } = context;
        return previewCovenant(
          repositories,
          { actor, viewpoint: viewpointOf({}, now) },
          { ...body, agreed: withWarning(body.agreed) },
        );
      }),
    getCovenant: ({ params, query }, context) =>
      context.read((repositories) => readCovenant(readerOf(repositories, context, query), params.covenantId)),
    listCovenantTests: ({ query: { loanId, state, asOf, knownAt, ...page } }, context) =>
      context.read((repositories) =>
        listCovenantTests(readerOf(repositories, context, { asOf, knownAt }), {
          loanId,
          state,
          page: pageRequest(page),
        }),
      ),
    getCovenantSteps: ({ params, query }, context) =>
      context.read(async (repositories) => ({
        items: await readCovenantSteps(readerOf(repositories, context, query), params.loanId),
      })),
  };
}

/** The wire leaves out a warning level that was not agreed. */
function withWarning<Agreed extends { readonly warning?: Covenant["warning"] }>(
  agreed: Agreed,
): Agreed & { readonly warning: Covenant["warning"] } {
  return { ...agreed, warning: agreed.warning };
}

function commands(deps: Pick<AppPorts, "calendar" | "sha256">): Handlers<Omit<Routes, Queries>> {
  return {
    createCovenant: ({ body }, context) =>
      createCovenant(context, { ...body, agreed: withWarning(body.agreed) }),
    recordCovenantTest: ({ params, body }, context) =>
      recordCovenantTest(context, { ...params, reason: body.reason, kept: body.kept }),
    requestCovenantAmendment: ({ params, body }, context) =>
      requestChange(deps, context, {
        kind: "covenantAmendment",
        payload: amendmentPayload({ ...params, ...body, agreed: withWarning(body.agreed) }),
      }),
    deliverInformation: ({ params, body }, context) => deliver(context, { ...params, ...body }),
    cureBreach: ({ params, body }, context) =>
      recordCovenantEvent(context, { ...params, ...body, kind: "cured" }),
    closeCovenantTest: ({ params, body }, context) =>
      recordCovenantEvent(context, { ...params, ...body, kind: "closed" }),
    requestWaiver: ({ params, body }, context) =>
      requestChange(deps, context, {
        kind: "covenantWaiver",
        payload: breachPayload({ ...params, ...body }),
      }),
    requestCovenantStep: ({ params, body }, context) =>
      requestChange(deps, context, { kind: "covenantStep", payload: breachPayload({ ...params, ...body }) }),
    requestCovenantAcceleration: ({ params, body }, context) =>
      requestChange(deps, context, {
        kind: "covenantAcceleration",
        payload: breachPayload({ ...params, ...body }),
      }),
  };
}
