/** One covenant in full: every test, and what was agreed anew. */
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { StandingTest } from "./covenant-standing.ts";
import {
  agreedView,
  covenantSummary,
  testView,
  type AgreedView,
  type CovenantSummary,
  type CovenantTestView,
} from "./covenant-view.ts";
import type { AmendmentFact, CovenantFacts } from "./ports.ts";

interface AmendmentView extends Omit<AmendmentFact, "covenant" | "recordedAt"> {
  readonly agreed: AgreedView;
}

export interface CovenantDetail extends CovenantSummary {
  readonly tests: readonly CovenantTestView[];
  /** Oldest first. */
  readonly amendments: readonly AmendmentView[];
  /** Whether this person may ask for new terms. */
  readonly mayAmend: boolean;
}

export function covenantDetail(
  facts: CovenantFacts,
  tests: readonly StandingTest[],
  actor: Actor,
): CovenantDetail {
  const isLender = facts.covenant.facility.lender.id === actor.organizationId;
  return {
    ...covenantSummary(facts, tests, actor),
    tests: tests.map((test) => testView(test, facts, actor)),
    amendments: facts.amendments.map(({ covenant, recordedAt: _recordedAt, ...amendment }) => ({
      ...amendment,
      agreed: agreedView(covenant),
    })),
    mayAmend: isLender && mayDo(actor.roles, "requestApproval"),
  };
}
