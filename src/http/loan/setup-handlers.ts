import { changePreviewOf } from "../../app/approval/approval-view.ts";
import { previewChange, requestChange, type ChangeCommand } from "../../app/approval/request-change.ts";
import { previewSchedule } from "../../app/loan/preview-schedule.ts";
import { listAnnualAccounts, listFacilities, readFacility } from "../../app/loan/read-facilities.ts";
import { writtenForm } from "../../app/loan/written-terms.ts";
import type { ApprovalView } from "../../app/approval/approval-view.ts";
import type { ChangePreviewView } from "../../app/approval/change-preview.ts";
import type { CommandContext } from "../../app/command.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { Actor } from "../../app/actor.ts";
import type { setupRoutes } from "../../contract/loan/setup-routes.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

interface SetupHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}

type Routes = typeof setupRoutes;
type Reading = "listFacilities" | "getFacility" | "listAnnualAccounts" | "previewSchedule";

export function setupHandlers(deps: SetupHandlerDeps): Handlers<Routes> {
  return { ...reading(deps), ...changing(deps) };
}

function reading({ ports }: SetupHandlerDeps): Handlers<Pick<Routes, Reading>> {
  return {
    listFacilities: ({ query }, { read, actor }) =>
      read((repositories) => listFacilities(repositories, actor, pageRequest(query))),
    getFacility: ({ params }, { read, actor }) =>
      read((repositories) => readFacility(repositories, actor, params.facilityId)),
    listAnnualAccounts: ({ params }, { read, actor }) =>
      read((repositories) => listAnnualAccounts(repositories, actor, params.borrowerId)),
    previewSchedule: ({ body }) =>
      Promise.resolve().then(() => previewSchedule(writtenForm(body), ports.calendar)),
  };
}

interface ReadingContext {
  readonly read: AppPorts["read"];
  readonly actor: Actor;
  readonly now: Instant;
}

interface Input {
  readonly params?: object | undefined;
  readonly body: object;
}

/** What the path names and what the body says are one request. */
function changing({ ports }: SetupHandlerDeps): Handlers<Omit<Routes, Reading>> {
  const commandOf = (kind: ChangeCommand["kind"], { params, body }: Input): ChangeCommand => ({
    kind,
    payload: writtenForm({ ...params, ...body }),
  });
  const preview =
    (kind: ChangeCommand["kind"]) =>
    (input: Input, { read, actor, now }: ReadingContext): Promise<ChangePreviewView> =>
      read(async (work) =>
        changePreviewOf({
          preview: await previewChange(ports, { work, actor, now }, commandOf(kind, input)),
        }),
      );
  const request =
    (kind: ChangeCommand["kind"]) =>
    (input: Input, context: CommandContext): Promise<ApprovalView> =>
      requestChange(ports, context, commandOf(kind, input));
  return {
    previewFacility: preview("facility"),
    requestFacility: request("facility"),
    previewLoan: preview("loan"),
    requestLoan: request("loan"),
    previewDrawdown: preview("drawdown"),
    requestDrawdown: request("drawdown"),
    previewPricing: preview("pricing"),
    requestPricing: request("pricing"),
    previewProductTerms: preview("productTerms"),
    requestProductTerms: request("productTerms"),
    previewAnnualAccounts: preview("annualAccounts"),
    requestAnnualAccounts: request("annualAccounts"),
  };
}
