import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { ExplanationNodeOf } from "../../domain/loan/explanation.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import type { JudgedSpt } from "./judge-spts.ts";
import type { AgreementRecord, LoanFacts, RatchetDecisionFact } from "./ports.ts";
import type { RatchetEffect } from "./ratchet-effect.ts";

export interface RatchetRequest {
  readonly agreementId: string;
  readonly testOn: LocalDate;
  readonly certificateReceivedOn: LocalDate | undefined;
}

export interface RatchetCase {
  readonly agreement: AgreementRecord;
  readonly loans: readonly LoanFacts[];
  readonly observations: readonly ObservationRecord[];
  readonly viewpoint: Viewpoint;
}

export type EffectiveDayNode = ExplanationNodeOf<"effectiveDay">;

export interface ReckonedRatchet {
  readonly decision: Omit<RatchetDecisionFact, "id" | "recordedAt" | "approvedBy">;
  readonly judged: readonly JudgedSpt[];
  readonly effects: readonly RatchetEffect[];
  readonly effective: EffectiveDayNode;
  readonly factsDigest: string;
  /** The interest step on the effective day, in basis points. */
  readonly stepBp: { readonly before: string; readonly after: string };
}
