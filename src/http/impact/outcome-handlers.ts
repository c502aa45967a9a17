import { changePreviewOf } from "../../app/approval/approval-view.ts";
import { previewChange, requestChange, type ChangeCommand } from "../../app/approval/request-change.ts";
import { acceptOutcomeContract } from "../../app/impact/accept-contract.ts";
import { readOutcomeContracts } from "../../app/impact/read-outcomes.ts";
import { writtenForm } from "../../app/loan/written-terms.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { outcomeRoutes } from "../../contract/impact/outcome-routes.ts";
import type { Handlers } from "../handler.ts";

interface OutcomeHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}

/** The id of a contract is part of the request: it is reckoned again from it when it is approved. */
export function outcomeHandlers({ ports }: OutcomeHandlerDeps): Handlers<typeof outcomeRoutes> {
  const contract = (params: object, body: object, newId: () => string): ChangeCommand => ({
    kind: "outcomeContract",
    payload: writtenForm({ contractId: newId(), ...params, ...body }),
  });
  const settlement = (params: object, body: object): ChangeCommand => ({
    kind: "outcomeSettlement",
    payload: writtenForm({ ...params, ...body }),
  });
  const payment = (params: object, body: object): ChangeCommand => ({
    kind: "outcomePayment",
    payload: writtenForm({ ...params, ...body }),
  });
  return {
    listOutcomeContracts: ({ params }, { read, actor }) =>
      read(async (work) => ({ items: await readOutcomeContracts(work, actor, params.projectId) })),
    previewOutcomeContract: ({ params, body }, { read, actor, now, newId }) =>
      read(async (work) =>
        changePreviewOf({
          preview: await previewChange(ports, { work, actor, now }, contract(params, body, newId)),
        }),
      ),
    requestOutcomeContract: ({ params, body }, context) =>
      requestChange(ports, context, contract(params, body, context.newId)),
    acceptOutcomeContract: async ({ params, body }, context) => {
      await acceptOutcomeContract(context, { ...params, ...body });
      return { items: await readOutcomeContracts(context.work, context.actor, params.projectId) };
    },
    previewOutcomePayment: ({ params, body }, { read, actor, now }) =>
      read(async (work) =>
        changePreviewOf({
          preview: await previewChange(ports, { work, actor, now }, payment(params, body)),
        }),
      ),
    requestOutcomePayment: ({ params, body }, context) =>
      requestChange(ports, context, payment(params, body)),
    previewOutcomeSettlement: ({ params, body }, { read, actor, now }) =>
      read(async (work) =>
        changePreviewOf({
          preview: await previewChange(ports, { work, actor, now }, settlement(params, body)),
        }),
      ),
    requestOutcomeSettlement: ({ params, body }, context) =>
      requestChange(ports, context, settlement(params, body)),
  };
}
