/**
 * Life of an application (申込): draft → submitted → screening → review → decision → approved → contracted. It can be
 * returned with reasons and submitted again, withdrawn by its organizer until it is decided, and declined. Approved
 * and declined follow from a decision of two people, contracted from the change that sets up the loan.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export const applicationStates = [
  "draft",
  "submitted",
  "screening",
  "review",
  "decision",
  "approved",
  "contracted",
  "declined",
  "returned",
  "withdrawn",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const applicationSteps = [
  "submitted",
  "takenUp",
  "returned",
  "passedToReview",
  "passedToDecision",
  "approved",
  "declined",
  "contracted",
  "withdrawn",
] as const;
export type ApplicationStep = (typeof applicationSteps)[number];

const beforeDecision: readonly ApplicationState[] = ["submitted", "screening", "review", "decision"];

/** From which states a step leads, and where to. */
const table: Readonly<
  Record<ApplicationStep, { readonly from: readonly ApplicationState[]; readonly to: ApplicationState }>
> = {
  submitted: { from: ["draft", "returned"], to: "submitted" },
  takenUp: { from: ["submitted"], to: "screening" },
  returned: { from: ["screening", "review"], to: "returned" },
  passedToReview: { from: ["screening"], to: "review" },
  passedToDecision: { from: ["review"], to: "decision" },
  approved: { from: ["decision"], to: "approved" },
  declined: { from: ["decision"], to: "declined" },
  contracted: { from: ["approved"], to: "contracted" },
  withdrawn: { from: ["draft", "returned", ...beforeDecision, "approved"], to: "withdrawn" },
};

export type ApplicationLifeRejection = Rejection<"applicationStepNotAllowed" | "applicationReasonMissing">;

export function applicationState(steps: readonly ApplicationStep[]): ApplicationState {
  const last = steps.at(-1);
  return last === undefined ? "draft" : table[last].to;
}

/** The state a step leads to. A return says why. */
export function takeApplicationStep(
  steps: readonly ApplicationStep[],
  step: ApplicationStep,
  reason: string,
): Decision<ApplicationState, ApplicationLifeRejection> {
  const state = applicationState(steps);
  if (!table[step].from.includes(state)) {
    return reject({ code: "applicationStepNotAllowed", figures: { state, step } });
  }
  if (step === "returned" && reason.trim() === "") {
    return reject({ code: "applicationReasonMissing", figures: { step }, pointer: "/reason" });
  }
  return accept(table[step].to);
}

export function stepsAllowed(steps: readonly ApplicationStep[]): readonly ApplicationStep[] {
  const state = applicationState(steps);
  return applicationSteps.filter((step) => table[step].from.includes(state));
}
