import { orReject } from "../../app/rejected.ts";
import type { calculatorRoutes } from "../../contract/calculator/routes.ts";
import type { Decision } from "../../domain/kernel/decision.ts";
import type { Handlers } from "../handler.ts";
import type { CalculatorDeps } from "./deps.ts";
import { answerAllocation } from "./allocation.ts";
import { answerAttainment } from "./attainment.ts";
import { answerBusinessDay } from "./business-day.ts";
import { answerCovenantTest } from "./covenant-test.ts";
import { answerInterest } from "./interest.ts";
import { answerLateCharge } from "./late-charge.ts";
import { answerOutcomePayment } from "./outcome-payment.ts";
import { answerRateTimeline } from "./rate-timeline.ts";
import { answerSchedule } from "./schedule.ts";
import { answerSignificance } from "./significance.ts";
import { answerSocialValue } from "./social-value.ts";
import { answerWaterfall } from "./waterfall.ts";
import { answerXirr } from "./xirr.ts";

export function calculatorHandlers(deps: CalculatorDeps): Handlers<typeof calculatorRoutes> {
  return {
    calculateBusinessDay: answering(deps, answerBusinessDay),
    calculateInterest: answering(deps, answerInterest),
    calculateLateCharge: answering(deps, answerLateCharge),
    calculateSchedule: answering(deps, answerSchedule),
    calculateRateTimeline: answering(deps, answerRateTimeline),
    calculateAttainment: answering(deps, answerAttainment),
    calculateSocialValue: answering(deps, answerSocialValue),
    calculateOutcomePayment: answering(deps, answerOutcomePayment),
    calculateCovenantTest: answering(deps, answerCovenantTest),
    calculateAllocation: answering(deps, answerAllocation),
    calculateWaterfall: answering(deps, answerWaterfall),
    calculateXirr: answering(deps, answerXirr),
    calculateSignificance: answering(deps, answerSignificance),
  };
}

function answering<Request, Response>(
  deps: CalculatorDeps,
  answer: (request: Request, deps: CalculatorDeps) => Decision<Response>,
): (input: { readonly body: Request }) => Promise<Response> {
  return ({ body }) => Promise.resolve().then(() => orReject(answer(body, deps)));
}
