import { changePreviewOf, type ApprovalView } from "../../app/approval/approval-view.ts";
import type { ChangePreviewView } from "../../app/approval/change-preview.ts";
import { previewChange, requestChange, type ChangeCommand } from "../../app/approval/request-change.ts";
import { chargePayload } from "../../app/loan/charge-change.ts";
import { goodCausePayload, type GoodCausePayload } from "../../app/loan/good-cause-change.ts";
import { heldApplicationPayload, heldRefundPayload } from "../../app/loan/held-change.ts";
import { holidayPayload } from "../../app/loan/holiday-change.ts";
import { prepaymentPayload } from "../../app/loan/prepayment-change.ts";
import type { PrepaymentAsked } from "../../app/loan/prepayment-question.ts";
import { listArrears } from "../../app/loan/list-arrears.ts";
import { readGoodCause } from "../../app/loan/read-good-cause.ts";
import {
  readClaims,
  readLoanEvents,
  readPrepaymentWhatIf,
  readRepayments,
} from "../../app/loan/read-servicing.ts";
import { repaymentPayload } from "../../app/loan/repayment-change.ts";
import { statusPayload, type StatusPayload } from "../../app/loan/status-change.ts";
import type { Actor } from "../../app/actor.ts";
import type { CommandContext } from "../../app/command.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { servicingRoutes } from "../../contract/loan/servicing-routes.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { rateText, type Rate } from "../../domain/kernel/rate.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";

interface Deps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}

type Routes = typeof servicingRoutes;
type Readings = "getClaims" | "listRepayments" | "listLoanEvents" | "listArrears" | "askPrepaymentWhatIf";
type GoodCause = "getGoodCause" | "previewGoodCausePayment" | "requestGoodCausePayment";
type Money =
  | "previewRepayment"
  | "requestRepayment"
  | "previewPrepayment"
  | "requestPrepayment"
  | "previewCharge"
  | "requestCharge";
type Held = "previewRefund" | "requestRefund" | "previewHeldApplication" | "requestHeldApplication";
type Holidays = "previewHoliday" | "requestHoliday" | "previewHolidays" | "requestHolidays";

export function servicingHandlers(deps: Deps): Handlers<Routes> {
  return {
    ...readings(deps),
    ...moneyMoving(deps),
    ...held(deps),
    ...goodCause(deps),
    ...holidays(deps),
    ...standings(deps),
  };
}

function readings({ ports: { calendar } }: Deps): Handlers<Pick<Routes, Readings>> {
  return {
    getClaims: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readClaims({ repositories, calendar, actor }, params.loanId, viewpointOf(query, now)),
      ),
    listRepayments: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readRepayments({ repositories, calendar, actor }, params.loanId, query.knownAt ?? now),
      ),
    listLoanEvents: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readLoanEvents({ repositories, calendar, actor }, params.loanId, query.knownAt ?? now),
      ),
    listArrears: ({ query: { bucket, limit, cursor, ...asked } }, { read, actor, now }) =>
      read((repositories) =>
        listArrears(
          { repositories, calendar, actor },
          { viewpoint: viewpointOf(asked, now), bucket, ...pageRequest({ limit, cursor }) },
        ),
      ),
    askPrepaymentWhatIf: ({ params, body }, { read, actor, now }) =>
      read((repositories) =>
        readPrepaymentWhatIf({ repositories, calendar, actor }, { ...params, ...questionOf(body), now }),
      ),
  };
}

interface QuestionBody {
  readonly on: string;
  readonly amount?: string | undefined;
  readonly reinvestmentRate?: Rate | undefined;
  readonly fundedUntil?: string | undefined;
}

function questionOf({ on, amount, reinvestmentRate, fundedUntil }: QuestionBody): PrepaymentAsked {
  return {
    on,
    amount: amount ?? null,
    reinvestmentRate: reinvestmentRate === undefined ? null : rateText(reinvestmentRate),
    fundedUntil: fundedUntil ?? null,
  };
}

interface Asking {
  readonly actor: Actor;
  readonly now: Instant;
  readonly read: AppPorts["read"];
}

function preview(
  { ports }: Deps,
  { read, actor, now }: Asking,
  command: ChangeCommand,
): Promise<ChangePreviewView> {
  return read(async (work) =>
    changePreviewOf({ preview: await previewChange(ports, { work, actor, now }, command) }),
  );
}

function request({ ports }: Deps, context: CommandContext, command: ChangeCommand): Promise<ApprovalView> {
  return requestChange(ports, context, command);
}

function moneyMoving(deps: Deps): Handlers<Pick<Routes, Money>> {
  const repayment = (payload: Parameters<typeof repaymentPayload>[0]): ChangeCommand => ({
    kind: "repayment",
    payload: repaymentPayload(payload),
  });
  const prepayment = (payload: Parameters<typeof prepaymentPayload>[0]): ChangeCommand => ({
    kind: "prepayment",
    payload: prepaymentPayload(payload),
  });
  const charge = (payload: Parameters<typeof chargePayload>[0]): ChangeCommand => ({
    kind: "charge",
    payload: chargePayload(payload),
  });
  return {
    previewRepayment: ({ params, body }, context) =>
      preview(deps, context, repayment({ ...params, ...body })),
    requestRepayment: ({ params, body }, context) =>
      request(deps, context, repayment({ ...params, ...body })),
    previewPrepayment: ({ params, body: { policy, ...question } }, context) =>
      preview(deps, context, prepayment({ ...params, policy, ...questionOf(question) })),
    requestPrepayment: ({ params, body: { policy, ...question } }, context) =>
      request(deps, context, prepayment({ ...params, policy, ...questionOf(question) })),
    previewCharge: ({ params, body }, context) => preview(deps, context, charge({ ...params, ...body })),
    requestCharge: ({ params, body }, context) => request(deps, context, charge({ ...params, ...body })),
  };
}

function held(deps: Deps): Handlers<Pick<Routes, Held>> {
  const refund = (payload: Parameters<typeof heldRefundPayload>[0]): ChangeCommand => ({
    kind: "heldRefund",
    payload: heldRefundPayload(payload),
  });
  const application = (payload: Parameters<typeof heldApplicationPayload>[0]): ChangeCommand => ({
    kind: "heldApplication",
    payload: heldApplicationPayload(payload),
  });
  return {
    previewRefund: ({ params, body }, context) => preview(deps, context, refund({ ...params, ...body })),
    requestRefund: ({ params, body }, context) => request(deps, context, refund({ ...params, ...body })),
    previewHeldApplication: ({ params, body }, context) =>
      preview(deps, context, application({ ...params, ...body })),
    requestHeldApplication: ({ params, body }, context) =>
      request(deps, context, application({ ...params, ...body })),
  };
}

function goodCause(deps: Deps): Handlers<Pick<Routes, GoodCause>> {
  const { calendar } = deps.ports;
  const payment = (payload: GoodCausePayload): ChangeCommand => ({
    kind: "goodCausePayment",
    payload: goodCausePayload(payload),
  });
  return {
    getGoodCause: ({ params, query }, { read, actor, now }) =>
      read((repositories) =>
        readGoodCause({ repositories, calendar, actor }, params.loanId, viewpointOf(query, now)),
      ),
    previewGoodCausePayment: ({ params, body }, context) =>
      preview(deps, context, payment({ ...params, ...body })),
    requestGoodCausePayment: ({ params, body }, context) =>
      request(deps, context, payment({ ...params, ...body })),
  };
}

function holidays(deps: Deps): Handlers<Pick<Routes, Holidays>> {
  const holiday = (payload: Parameters<typeof holidayPayload>[0]): ChangeCommand => ({
    kind: "paymentHoliday",
    payload: holidayPayload(payload),
  });
  return {
    previewHoliday: ({ params, body }, context) =>
      preview(deps, context, holiday({ ...body, loanIds: [params.loanId] })),
    requestHoliday: ({ params, body }, context) =>
      request(deps, context, holiday({ ...body, loanIds: [params.loanId] })),
    previewHolidays: ({ body }, context) => preview(deps, context, holiday(body)),
    requestHolidays: ({ body }, context) => request(deps, context, holiday(body)),
  };
}

type StatusKind = "nonAccrual" | "accrualResumption" | "writeOff" | "acceleration";

function standings(deps: Deps): Handlers<Omit<Routes, Readings | Money | Held | GoodCause | Holidays>> {
  const status = (kind: StatusKind, asked: StatusPayload): ChangeCommand => ({
    kind,
    payload: statusPayload(asked),
  });
  return {
    previewNonAccrual: ({ params, body }, context) =>
      preview(deps, context, status("nonAccrual", { ...params, ...body })),
    requestNonAccrual: ({ params, body }, context) =>
      request(deps, context, status("nonAccrual", { ...params, ...body })),
    previewResumption: ({ params, body }, context) =>
      preview(deps, context, status("accrualResumption", { ...params, ...body })),
    requestResumption: ({ params, body }, context) =>
      request(deps, context, status("accrualResumption", { ...params, ...body })),
    previewWriteOff: ({ params, body }, context) =>
      preview(deps, context, status("writeOff", { ...params, ...body })),
    requestWriteOff: ({ params, body }, context) =>
      request(deps, context, status("writeOff", { ...params, ...body })),
    previewAcceleration: ({ params, body }, context) =>
      preview(deps, context, status("acceleration", { ...params, ...body })),
    requestAcceleration: ({ params, body }, context) =>
      request(deps, context, status("acceleration", { ...params, ...body })),
  };
}
