import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StatusBadge } from "../../parts/status-badge.tsx";
import type { ApplicationSummary } from "./application-answer.ts";

type State = ApplicationSummary["state"];

const tones: Readonly<Record<State, "good" | "bad" | "wait" | "info" | "quiet">> = {
  draft: "quiet",
  submitted: "wait",
  screening: "wait",
  review: "wait",
  decision: "wait",
  approved: "good",
  contracted: "good",
  declined: "bad",
  returned: "bad",
  withdrawn: "quiet",
};

export function StateMark({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`applications.states.${state}`)}</StatusBadge>;
}
