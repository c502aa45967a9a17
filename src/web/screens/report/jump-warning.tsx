import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { grouped, isDecimalText, isUnusualJump } from "../../figures/decimal-text.ts";
import { Notice } from "../../parts/notice.tsx";
import { isSettled, type Kpi } from "./kpi-answer.ts";

interface LastValue {
  readonly value: string;
  readonly periodLabel: string;
}

/** The settled value of the latest period; without one, there is nothing to compare with. */
export function lastValueOf({ observations }: Pick<Kpi, "observations">): LastValue | undefined {
  return observations
    .filter(({ state }) => isSettled(state))
    .toSorted((a, b) => a.periodEndOn.localeCompare(b.periodEndOn))
    .at(-1);
}

/** Asks to look again before sending when a value lies more than half away from the last one. */
export function JumpWarning({ kpi, value }: { readonly kpi: Kpi; readonly value: string }): ReactNode {
  const { t } = useTranslation();
  const last = lastValueOf(kpi);
  if (last === undefined || !isDecimalText(value) || !isUnusualJump(value, last.value)) return null;
  return (
    <Notice tone="wait" title={t("report.jumpTitle")}>
      {t("report.jump", { last: grouped(last.value), value: grouped(value) })}
    </Notice>
  );
}
