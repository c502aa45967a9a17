/**
 * Decision (融資決定) on an application: approve, approve with conditions precedent (実行前条件), or decline, always with
 * reasons. Two people decide; nobody decides who declared a conflict of interest. What is granted is judged by the
 * rules of eligibility again and is never more than was asked for.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { amountAsked, type ApplicationContent, type AskedUse } from "./application-content.ts";
import { eligibilityFindings, type EligibilityCase, type EligibilityFinding } from "./eligibility.ts";
import { financedUses } from "./programme-terms.ts";

export const decisionKinds = ["approve", "conditional", "decline"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export interface ConditionPrecedent {
  readonly text: string;
  readonly dueOn: LocalDate | undefined;
}

export interface GrantedTerms {
  readonly tier: string;
  readonly uses: readonly AskedUse[];
}

export interface ApplicationDecision {
  readonly kind: DecisionKind;
  readonly reasons: string;
  /** Undefined where it is declined. */
  readonly granted: GrantedTerms | undefined;
  readonly conditions: readonly ConditionPrecedent[];
}

export interface DecisionCase {
  /** As it would be judged for what was asked for; what is granted takes its place. */
  readonly asked: EligibilityCase;
  readonly decision: ApplicationDecision;
}

export type ApplicationDecisionRejection =
  | EligibilityFinding
  | Rejection<
      | "decisionReasonsMissing"
      | "conditionsMissing"
      | "conditionsNotAllowed"
      | "grantMissing"
      | "grantNotAllowed"
      | "grantAboveAsked"
    >;

type DecisionRule = (decided: DecisionCase) => readonly ApplicationDecisionRejection[];

const rules: readonly DecisionRule[] = [
  reasonsAreGiven,
  conditionsFitTheKind,
  grantFitsTheKind,
  grantIsNotAboveAsked,
  grantIsEligible,
];

export function decideApplication(
  decided: DecisionCase,
): Decision<ApplicationDecision, ApplicationDecisionRejection> {
  const [complaint] = rules.flatMap((rule) => rule(decided));
  return complaint === undefined ? accept(decided.decision) : reject(complaint);
}

/** What the application would have said, had it asked for what is granted. */
export function contentGranted(
  content: ApplicationContent,
  { tier, uses }: GrantedTerms,
): ApplicationContent {
  return { ...content, tier, uses };
}

function reasonsAreGiven({ decision }: DecisionCase): readonly ApplicationDecisionRejection[] {
  return decision.reasons.trim() === "" ? [{ code: "decisionReasonsMissing", pointer: "/reasons" }] : [];
}

function conditionsFitTheKind({
  decision: { kind, conditions },
}: DecisionCase): readonly ApplicationDecisionRejection[] {
  const pointer = "/conditions";
  if (kind === "conditional") {
    return conditions.length > 0 ? [] : [{ code: "conditionsMissing", pointer }];
  }
  if (conditions.length === 0) return [];
  return [{ code: "conditionsNotAllowed", figures: { kind, conditions: conditions.length }, pointer }];
}

function grantFitsTheKind({
  decision: { kind, granted },
}: DecisionCase): readonly ApplicationDecisionRejection[] {
  const pointer = "/granted";
  if (kind === "decline") return granted === undefined ? [] : [{ code: "grantNotAllowed", pointer }];
  return granted !== undefined && granted.uses.length > 0 ? [] : [{ code: "grantMissing", pointer }];
}

function grantIsNotAboveAsked({
  asked: { content },
  decision: { granted },
}: DecisionCase): readonly ApplicationDecisionRejection[] {
  if (granted === undefined) return [];
  return financedUses.flatMap((use) => {
    const [asked, given] = [amountAsked(content, use), amountAsked(granted, use)];
    if (given <= asked) return [];
    const figures = { use, asked: String(asked), granted: String(given), excess: String(given - asked) };
    return [{ code: "grantAboveAsked" as const, figures, pointer: "/granted/uses" }];
  });
}

function grantIsEligible({
  asked,
  decision: { granted },
}: DecisionCase): readonly ApplicationDecisionRejection[] {
  if (granted === undefined) return [];
  const content = contentGranted(asked.content, granted);
  return eligibilityFindings({ ...asked, content }).map((finding) =>
    finding.pointer === undefined ? finding : { ...finding, pointer: `/granted${finding.pointer}` },
  );
}
