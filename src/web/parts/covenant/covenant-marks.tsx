import { Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { covenantSummary, covenantTestAnswer } from "../../../contract/covenant/answers.ts";
import { ratioText } from "../../figures/amount-text.ts";
import { grouped, trimZeros } from "../../figures/decimal-text.ts";
import { pixelValue } from "../chart/scale.ts";
import { StatusBadge } from "../status-badge.tsx";

export type CovenantTest = z.output<typeof covenantTestAnswer>;
export type CovenantSummary = z.output<typeof covenantSummary>;

const tones = {
  scheduled: "quiet",
  awaiting: "wait",
  complied: "good",
  breached: "bad",
  cured: "good",
  waived: "info",
  amended: "info",
  stepApplied: "wait",
  accelerationRequested: "bad",
  closed: "quiet",
} as const;

export function CovenantBadge({ state }: { readonly state: CovenantTest["state"] }): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`covenantCodes.covenantState.${state}`)}</StatusBadge>;
}

interface BarProps {
  readonly figures: CovenantTest["figures"];
  readonly warning: CovenantSummary["agreed"]["warning"];
  readonly trend: CovenantTest["trend"];
}

/** Headroom as a bar of half the threshold, with the warning level marked; in words for who does not see it. */
export function HeadroomBar({ figures, warning, trend }: BarProps): ReactNode {
  const { t } = useTranslation();
  const headroom = figures?.headroom ?? null;
  if (figures === null || headroom === null) {
    return (
      <Text size="sm" c="dimmed">
        {t("covenants.noHeadroom")}
      </Text>
    );
  }
  const { share, level } = figures;
  return (
    <div className="headroom">
      {share !== null && <Bar share={share} level={level ?? "comfortable"} warning={warning} />}
      <Group gap={6}>
        <span className="digits">{share === null ? grouped(trimZeros(headroom)) : ratioText(share)}</span>
        {trend !== null && (
          <Text component="span" size="xs" c="dimmed">
            {t(`covenantCodes.headroomTrend.${trend}`)}
          </Text>
        )}
        {level === "nearLimit" && (
          <StatusBadge tone="wait">{t("covenantCodes.headroomLevel.nearLimit")}</StatusBadge>
        )}
      </Group>
    </div>
  );
}

interface ShareProps extends Pick<BarProps, "warning"> {
  readonly share: string;
  readonly level: string;
}

function Bar({ share, level, warning }: ShareProps): ReactNode {
  const { t } = useTranslation();
  const mark = warning?.measure === "share" ? warning.level : undefined;
  const words = { share: ratioText(share), warning: mark === undefined ? t("common.none") : ratioText(mark) };
  const width = Math.max(1, Math.min(100, pixelValue(share) * 200));
  return (
    <svg
      viewBox="0 0 100 10"
      className={`headroom-bar headroom-${level}`}
      role="img"
      aria-label={t("covenants.headroomBar", words)}
    >
      <rect x="0" y="2" width="100" height="6" rx="3" className="headroom-track" />
      <rect x="0" y="2" width={width} height="6" rx="3" className="headroom-fill" />
      {mark !== undefined && (
        <rect
          x={Math.min(98, pixelValue(mark) * 200)}
          y="0"
          width="1.5"
          height="10"
          className="headroom-mark"
        />
      )}
    </svg>
  );
}

/** The headroom of every test so far as a small line. */
export function Sparkline({ headrooms }: Pick<CovenantSummary, "headrooms">): ReactNode {
  const { t } = useTranslation();
  const last = headrooms.at(-1);
  if (last === undefined || headrooms.length < 2) return null;
  const values = headrooms.map(({ headroom }) => pixelValue(headroom));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const y = (value: number): number => 26 - ((value - low) / (high - low === 0 ? 1 : high - low)) * 22;
  const x = (i: number): number => 3 + (i / (values.length - 1)) * 94;
  const line = values.map((value, i) => `${i === 0 ? "M" : "L"}${x(i)} ${y(value)}`).join("");
  const alt = t("covenants.trendAlt", { count: values.length, last: grouped(trimZeros(last.headroom)) });
  return (
    <svg viewBox="0 0 100 30" className="sparkline" role="img" aria-label={alt}>
      <line x1="0" x2="100" y1={y(0)} y2={y(0)} className="sparkline-zero" />
      <path d={line} className="sparkline-line" />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="2.5" className="sparkline-dot" />
    </svg>
  );
}
