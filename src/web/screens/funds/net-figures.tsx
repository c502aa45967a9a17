import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { compareDecimals, cutDecimals, grouped, shiftPoint } from "../../figures/decimal-text.ts";
import { BalanceChart } from "../../parts/chart/balance-chart.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { NetFigures } from "./fund-answer.ts";

type Xirr = NetFigures["xirr"];

/** Percent with four decimals, cut: what a report of a fund shows. */
function percent(rate: string): string {
  return rateText(shiftPoint(cutDecimals(shiftPoint(rate, 2), 4), -2));
}

export function useMultiple(): (multiple: string | null) => string {
  const { t } = useTranslation();
  return (multiple) => (multiple === null ? t("funds.none") : `${grouped(multiple)}×`);
}

/** A rate only where there is one; otherwise why there is none. */
export function XirrFigure({ xirr }: { readonly xirr: Xirr }): ReactNode {
  const { t } = useTranslation();
  const { status, rate, roots } = xirr;
  if (rate === null) return <small>{t(`funds.xirr.${status}`, { others: "" })}</small>;
  const others = roots.filter((root) => root !== rate).map(percent);
  return (
    <>
      <span className="digits">{percent(rate)}</span>
      {status === "multiple" && <small> {t("funds.xirr.multiple", { others: others.join(", ") })}</small>}
    </>
  );
}

interface CurveProps {
  readonly points: NetFigures["jCurve"];
  /** Day up to which the last value is drawn. */
  readonly until: string;
  readonly currency: string;
}

/** What has come back less what was paid in: down at first, up when investments are sold. */
export function JCurve({ points, until, currency }: CurveProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const low = points.reduce(
    (least, { cumulative }) => (compareDecimals(cumulative, least) < 0 ? cumulative : least),
    "0",
  );
  return (
    <BalanceChart
      title={t("funds.jCurve")}
      alt={t("funds.jCurveAlt", {
        low: moneyText(low, currency),
        day: day(last.on),
        last: moneyText(last.cumulative, currency),
      })}
      currency={currency}
      series={[
        {
          label: t("funds.jCurveSeries"),
          line: "first",
          points: [
            { on: first.on, balance: "0" },
            ...points.map(({ on, cumulative }) => ({ on, balance: cumulative })),
            { on: until > last.on ? until : last.on, balance: last.cumulative },
          ],
        },
      ]}
    />
  );
}
