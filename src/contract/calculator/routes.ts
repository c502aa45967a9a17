/** Calculators: stateless, for everybody who is signed in; they record nothing. */
import type { z } from "zod";
import { route } from "../route.ts";
import { allocationRequest, allocationResponse } from "./allocation.ts";
import { attainmentRequest, attainmentResponse } from "./attainment.ts";
import { businessDayRequest, businessDayResponse } from "./business-day.ts";
import { covenantTestRequest, covenantTestResponse } from "./covenant-test.ts";
import { interestRequest, interestResponse } from "./interest.ts";
import { lateChargeRequest, lateChargeResponse } from "./late-charge.ts";
import { outcomePaymentRequest, outcomePaymentResponse } from "./outcome-payment.ts";
import { rateTimelineRequest, rateTimelineResponse } from "./rate-timeline.ts";
import { scheduleRequest, scheduleResponse } from "./schedule.ts";
import { significanceRequest, significanceResponse } from "./significance.ts";
import { socialValueRequest, socialValueResponse } from "./social-value.ts";
import { waterfallRequest, waterfallResponse } from "./waterfall.ts";
import { xirrRequest, xirrResponse } from "./xirr.ts";

interface Calculator<Id, Request, Response> {
  readonly id: Id;
  /** Last step of the path. */
  readonly name: string;
  readonly summary: string;
  readonly request: Request;
  readonly response: Response;
}

function calculator<const Id extends string, Request extends z.ZodType, Response extends z.ZodType>({
  id,
  name,
  summary,
  request,
  response,
}: Calculator<Id, Request, Response>) {
  return route({
    id,
    method: "post",
    computes: true,
    path: `/v1/calculators/${name}`,
    summary,
    tag: "calculators",
    permission: "signedIn",
    body: request,
    response,
  });
}

export const calculatorRoutes = {
  calculateBusinessDay: calculator({
    id: "calculateBusinessDay",
    name: "business-day",
    summary: "A day moved to a business day, or the n-th business day after it",
    request: businessDayRequest,
    response: businessDayResponse,
  }),
  calculateInterest: calculator({
    id: "calculateInterest",
    name: "interest",
    summary: "Interest of one period, exact and rounded",
    request: interestRequest,
    response: interestResponse,
  }),
  calculateLateCharge: calculator({
    id: "calculateLateCharge",
    name: "late-charge",
    summary: "Late charge (遅延損害金) for the days an amount was overdue",
    request: lateChargeRequest,
    response: lateChargeResponse,
  }),
  calculateSchedule: calculator({
    id: "calculateSchedule",
    name: "schedule",
    summary: "Repayment schedule of a loan",
    request: scheduleRequest,
    response: scheduleResponse,
  }),
  calculateRateTimeline: calculator({
    id: "calculateRateTimeline",
    name: "rate-timeline",
    summary: "Rates that follow from base rates, a margin ratchet and its tests",
    request: rateTimelineRequest,
    response: rateTimelineResponse,
  }),
  calculateAttainment: calculator({
    id: "calculateAttainment",
    name: "attainment",
    summary: "How far an observation has come toward its target",
    request: attainmentRequest,
    response: attainmentResponse,
  }),
  calculateSocialValue: calculator({
    id: "calculateSocialValue",
    name: "social-value",
    summary: "Present value of outcomes against what was put in (SROI)",
    request: socialValueRequest,
    response: socialValueResponse,
  }),
  calculateOutcomePayment: calculator({
    id: "calculateOutcomePayment",
    name: "outcome-payment",
    summary: "Payment under a contract by results (成果連動型)",
    request: outcomePaymentRequest,
    response: outcomePaymentResponse,
  }),
  calculateCovenantTest: calculator({
    id: "calculateCovenantTest",
    name: "covenant-test",
    summary: "State and headroom of one financial covenant",
    request: covenantTestRequest,
    response: covenantTestResponse,
  }),
  calculateAllocation: calculator({
    id: "calculateAllocation",
    name: "allocation",
    summary: "An amount shared out by weights, to the last unit",
    request: allocationRequest,
    response: allocationResponse,
  }),
  calculateWaterfall: calculator({
    id: "calculateWaterfall",
    name: "waterfall",
    summary: "Distributions of a fund between LPs and GP",
    request: waterfallRequest,
    response: waterfallResponse,
  }),
  calculateXirr: calculator({
    id: "calculateXirr",
    name: "xirr",
    summary: "Internal rate of return of dated flows",
    request: xirrRequest,
    response: xirrResponse,
  }),
  calculateSignificance: calculator({
    id: "calculateSignificance",
    name: "significance",
    summary: "Social significance score of an application",
    request: significanceRequest,
    response: significanceResponse,
  }),
} as const;
