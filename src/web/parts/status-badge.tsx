import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Wording } from "../text/ja.ts";

type Tone = "good" | "bad" | "wait" | "info" | "quiet";

const symbols: Readonly<Record<Tone, string>> = { good: "✓", bad: "✕", wait: "…", info: "i", quiet: "–" };

interface BadgeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly title?: string;
}

/** A state as symbol and word; colour only underlines it. */
export function StatusBadge({ tone, children, title }: BadgeProps): ReactNode {
  return (
    <span className={`badge badge-${tone}`} title={title}>
      <span aria-hidden="true" className="badge-symbol">
        {symbols[tone]}
      </span>
      {children}
    </span>
  );
}

type Codes = Wording["codes"];

const observationTones: Readonly<Record<keyof Codes["observation"], Tone>> = {
  draft: "quiet",
  submitted: "wait",
  inReview: "wait",
  returned: "bad",
  accepted: "good",
  attested: "good",
  locked: "good",
  rejected: "bad",
  withdrawn: "quiet",
  superseded: "quiet",
};

const outcomeTones: Readonly<Record<keyof Codes["outcome"], Tone>> = {
  achieved: "good",
  neutral: "info",
  missed: "bad",
  notReported: "wait",
  suspended: "quiet",
};

const testTones: Readonly<Record<keyof Codes["test"], Tone>> = {
  scheduled: "quiet",
  awaiting: "wait",
  reported: "info",
  ready: "info",
  pendingApproval: "wait",
  decided: "good",
};

const approvalTones: Readonly<Record<keyof Codes["approval"], Tone>> = {
  waiting: "wait",
  approved: "good",
  rejected: "bad",
  withdrawn: "quiet",
  expired: "quiet",
};

export function ObservationBadge({ state }: { readonly state: keyof Codes["observation"] }): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={observationTones[state]}>{t(`codes.observation.${state}`)}</StatusBadge>;
}

export function OutcomeBadge({ outcome }: { readonly outcome: keyof Codes["outcome"] }): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={outcomeTones[outcome]}>{t(`codes.outcome.${outcome}`)}</StatusBadge>;
}

export function TestBadge({ state }: { readonly state: keyof Codes["test"] }): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={testTones[state]}>{t(`codes.test.${state}`)}</StatusBadge>;
}

export function ApprovalBadge({ state }: { readonly state: keyof Codes["approval"] }): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={approvalTones[state]}>{t(`codes.approval.${state}`)}</StatusBadge>;
}
