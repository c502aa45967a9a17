import { changePreviewOf, type ApprovalView } from "../../app/approval/approval-view.ts";
import type { ChangePreviewView } from "../../app/approval/change-preview.ts";
import { previewChange, requestChange, type ChangeCommand } from "../../app/approval/request-change.ts";
import type { Actor } from "../../app/actor.ts";
import type { CommandContext } from "../../app/command.ts";
import { writtenForm } from "../../app/loan/written-terms.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { fundChangeRoutes } from "../../contract/fund/change-routes.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Handlers } from "../handler.ts";

interface FundHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}

interface ReadingContext {
  readonly read: AppPorts["read"];
  readonly actor: Actor;
  readonly now: Instant;
  readonly newId: () => string;
}

interface Input {
  readonly params?: object | undefined;
  readonly body: object;
}

type Kind = ChangeCommand["kind"];

/** Ids of what a change would make are part of the request: it is reckoned again from them when it is approved. */
const idsFor: Partial<Record<Kind, (body: object, newId: () => string) => object>> = {
  fund: (body, newId) => ({ fundId: newId(), bookId: newId(), ...withPartnerIds(body, newId) }),
  fundClosing: withPartnerIds,
  fundInvestment: (body, newId) =>
    "investmentId" in body && !("opens" in body) ? {} : { investmentId: newId() },
  interestTransfer: (body, newId) =>
    "to" in body ? { to: { ...(body.to as object), kind: "lp", partnerId: newId() } } : {},
};

function withPartnerIds(body: object, newId: () => string): object {
  const { partners } = body as { readonly partners: readonly object[] };
  return { partners: partners.map((partner) => ({ ...partner, partnerId: newId() })) };
}

/** What the path names and what the body says are one request. */
export function fundChangeHandlers({ ports }: FundHandlerDeps): Handlers<typeof fundChangeRoutes> {
  const commandOf = (kind: Kind, { params, body }: Input, newId: () => string): ChangeCommand => ({
    kind,
    payload: writtenForm({ ...params, ...body, ...idsFor[kind]?.(body, newId) }),
  });
  const preview =
    (kind: Kind) =>
    (input: Input, { read, actor, now, newId }: ReadingContext): Promise<ChangePreviewView> =>
      read(async (work) =>
        changePreviewOf({
          preview: await previewChange(ports, { work, actor, now }, commandOf(kind, input, newId)),
        }),
      );
  const request =
    (kind: Kind) =>
    (input: Input, context: CommandContext): Promise<ApprovalView> =>
      requestChange(ports, context, commandOf(kind, input, context.newId));
  return {
    previewFund: preview("fund"),
    requestFund: request("fund"),
    previewCapitalCall: preview("capitalCall"),
    requestCapitalCall: request("capitalCall"),
    previewCapitalReceipt: preview("capitalReceipt"),
    requestCapitalReceipt: request("capitalReceipt"),
    previewInvestment: preview("fundInvestment"),
    requestInvestment: request("fundInvestment"),
    previewValuation: preview("fundValuation"),
    requestValuation: request("fundValuation"),
    previewDistributableAmount: preview("distributableAmount"),
    requestDistributableAmount: request("distributableAmount"),
    previewBuyBackException: preview("buyBackException"),
    requestBuyBackException: request("buyBackException"),
    previewExit: preview("fundExit"),
    requestExit: request("fundExit"),
    previewFundIncome: preview("fundIncome"),
    requestFundIncome: request("fundIncome"),
    previewFundExpense: preview("fundExpense"),
    requestFundExpense: request("fundExpense"),
    previewFundFee: preview("fundFee"),
    requestFundFee: request("fundFee"),
    previewDistribution: preview("fundDistribution"),
    requestDistribution: request("fundDistribution"),
    previewClosing: preview("fundClosing"),
    requestClosing: request("fundClosing"),
    previewTransfer: preview("interestTransfer"),
    requestTransfer: request("interestTransfer"),
    previewFundTerms: preview("fundTerms"),
    requestFundTerms: request("fundTerms"),
    previewExtension: preview("fundExtension"),
    requestExtension: request("fundExtension"),
    previewReversal: preview("fundReversal"),
    requestReversal: request("fundReversal"),
  };
}
