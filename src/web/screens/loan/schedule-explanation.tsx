import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { addDecimals, cutDecimals, grouped, signOf } from "../../figures/decimal-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Period } from "../../parts/period.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import type { LoanAnswer, ScheduleRow } from "./loan-answer.ts";

interface ExplanationProps {
  readonly row: ScheduleRow;
  readonly loan: LoanAnswer;
}

/** How the interest of one row came about: each spell with its balance, days and rate, the exact sum, the rounding. */
export function ScheduleExplanation({ row, loan }: ExplanationProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { currency } = loan;
  const label = t("loan.schedule.segments", { n: row.n });
  return (
    <div className="schedule-explanation">
      <Text size="sm">
        {t("loan.schedule.period")} <Period from={row.startOn} to={row.dueOn} />
        {row.dueOn !== row.adjustedDueOn && ` · ${t("loan.schedule.adjusted")} ${day(row.adjustedDueOn)}`}
      </Text>
      {row.segments.length > 0 && (
        <>
          <DataTable
            caption={label}
            rows={row.segments}
            rowKey={({ startOn }) => startOn}
            columns={[
              {
                id: "from",
                header: t("loan.schedule.segmentFrom"),
                names: true,
                cell: ({ startOn }) => day(startOn),
              },
              { id: "to", header: t("loan.schedule.segmentTo"), figure: true, cell: (one) => day(one.endOn) },
              {
                id: "principal",
                header: t("loans.balance"),
                figure: true,
                cell: ({ principal }) => moneyText(principal, currency),
              },
              {
                id: "rate",
                header: t("loans.rate"),
                figure: true,
                cell: ({ annualRate }) => rateText(annualRate),
              },
              { id: "days", header: t("loan.schedule.days"), figure: true, cell: ({ days }) => days },
              {
                id: "exact",
                header: t("loan.schedule.exact"),
                figure: true,
                cell: ({ exact }) => grouped(cutDecimals(exact, 6)),
              },
            ]}
          />
          <Rounding row={row} loan={loan} />
        </>
      )}
    </div>
  );
}

/** From the exact figure to the one that is charged, in words. */
function Rounding({ row, loan }: ExplanationProps): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const { dayCount, rounding, roundingScope } = loan.interestRule;
  const exact = row.segments.reduce((sum, segment) => addDecimals(sum, segment.exact), "0");
  const charged = signOf(row.capitalized) === 0 ? row.interest : row.capitalized;
  return (
    <Text size="sm">
      {t("loan.schedule.formula", { dayCount: word("dayCount", dayCount) })}{" "}
      <span className="digits">
        {t("loan.schedule.rounded", {
          exact: grouped(cutDecimals(exact, 6)),
          rounding: word("rounding", rounding),
          scope: word("roundingScope", roundingScope),
          charged: moneyText(charged, loan.currency),
        })}
      </span>
    </Text>
  );
}
