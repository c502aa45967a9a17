import { Button, Group, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { endOfDayInJapan, todayInJapan } from "../../figures/day-text.ts";

export interface ChosenPeriod {
  readonly fromOn: string;
  readonly asOf: string;
  /** Left out where everything known now counts. */
  readonly knownAt?: string;
}

/** First day of the fiscal year that a day lies in. */
function fiscalYearStart(day: string): string {
  const [year = "", month = ""] = day.split("-");
  return `${String(Number(month) < 4 ? Number(year) - 1 : Number(year))}-04-01`;
}

export function currentFiscalYear(): ChosenPeriod {
  const today = todayInJapan(new Date());
  return { fromOn: fiscalYearStart(today), asOf: today };
}

interface FieldsProps {
  readonly period: ChosenPeriod;
  readonly onChange: (period: ChosenPeriod) => void;
}

/** From, to, and the day by whose end it was known. */
export function PeriodFields({ period, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const [fromOn, setFrom] = useState(period.fromOn);
  const [asOf, setTo] = useState(period.asOf);
  const [knownOn, setKnown] = useState(() => todayInJapan(new Date()));

  function apply(event: SubmitEvent): void {
    event.preventDefault();
    const isToday = knownOn === todayInJapan(new Date());
    onChange({ fromOn, asOf, ...(isToday ? {} : { knownAt: endOfDayInJapan(knownOn) }) });
  }

  const fields = [
    { label: t("books.period.from"), value: fromOn, set: setFrom },
    { label: t("books.period.to"), value: asOf, set: setTo },
    { label: t("books.period.known"), value: knownOn, set: setKnown },
  ];
  return (
    <form onSubmit={apply} className="no-print">
      <Group align="flex-end" gap="sm">
        {fields.map(({ label, value, set }) => (
          <TextInput
            key={label}
            type="date"
            required
            label={label}
            value={value}
            onChange={(event) => {
              set(event.target.value);
            }}
          />
        ))}
        <Button type="submit" variant="default">
          {t("books.period.show")}
        </Button>
      </Group>
    </form>
  );
}
