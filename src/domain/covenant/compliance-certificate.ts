/**
 * Compliance certificate (遵守状況報告書): the borrower's signed statement of all tests of a test date. It is drafted from
 * the tests, signed by the borrower, then counter-checked by the lender, who may return it with a reason; what comes back
 * is a new version. Whoever signs vouches for exactly what he saw: he signs the hash of the content.
 *
 * Signing the same certificate twice has one effect, as sending the same paper twice has.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import type { RecordedFact } from "../kernel/viewpoint.ts";

export const certificateStates = ["draft", "signed", "returned", "checked"] as const;
export type CertificateState = (typeof certificateStates)[number];
export type CertificateStepKind = Exclude<CertificateState, "draft">;

export interface CertificateEvent extends RecordedFact {
  readonly kind: CertificateStepKind;
  readonly personId: string;
  /** Hash of the content that was seen. */
  readonly contentHash: string;
}

export interface ProposedCertificateStep {
  readonly kind: CertificateStepKind;
  readonly personId: string;
  readonly side: "borrower" | "lender";
  readonly contentHash: string;
}

export type CertificateRejection = Rejection<
  "certificateStepNotAllowed" | "certificateNotYours" | "certificateChanged" | "checkerIsSigner"
>;

export interface CertificateVersion {
  readonly contentHash: string;
  /** Oldest first. */
  readonly events: readonly CertificateEvent[];
}

const nextStates: Readonly<Record<CertificateState, readonly CertificateStepKind[]>> = {
  draft: ["signed"],
  signed: ["checked", "returned"],
  returned: [],
  checked: [],
};

export function certificateState({ events }: Pick<CertificateVersion, "events">): CertificateState {
  return events.reduce<CertificateState>((state, { kind }) => {
    return present(nextStates[state].includes(kind) ? kind : undefined, `${kind} after ${state}`);
  }, "draft");
}

/** The state it leads to, and whether anything is left to record: a step taken before by anybody is not. */
export function decideCertificate(
  version: CertificateVersion,
  step: ProposedCertificateStep,
): Decision<{ readonly state: CertificateState; readonly isNew: boolean }, CertificateRejection> {
  const state = certificateState(version);
  const { kind, personId, side } = step;
  if ((kind === "signed") !== (side === "borrower")) {
    return reject({ code: "certificateNotYours", figures: { step: kind, side } });
  }
  if (step.contentHash !== version.contentHash) {
    const figures = { seen: step.contentHash, kept: version.contentHash };
    return reject({ code: "certificateChanged", figures, pointer: "/contentHash" });
  }
  if (state === kind) return accept({ state, isNew: false });
  if (!nextStates[state].includes(kind)) {
    return reject({ code: "certificateStepNotAllowed", figures: { state, step: kind } });
  }
  const isSigner = version.events.some((event) => event.kind === "signed" && event.personId === personId);
  if (kind !== "signed" && isSigner) return reject({ code: "checkerIsSigner", figures: { step: kind } });
  return accept({ state: kind, isNew: true });
}
