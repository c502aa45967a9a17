import { Button, Group, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";

export interface Period {
  readonly fromOn: string;
  readonly asOf: string;
}

interface PeriodProps extends Period {
  readonly onChange: (period: Period) => void;
}

export function PeriodChoice({ onChange, ...shown }: PeriodProps): ReactNode {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<Period>(shown);
  function show(event: SubmitEvent): void {
    event.preventDefault();
    onChange(period);
  }
  const field = (name: keyof Period, label: string): ReactNode => (
    <TextInput
      type="date"
      required
      label={label}
      value={period[name]}
      onChange={(event) => {
        setPeriod({ ...period, [name]: event.target.value });
      }}
    />
  );
  return (
    <form onSubmit={show} className="no-print" aria-label={t("funds.period")}>
      <Group align="flex-end">
        {field("fromOn", t("funds.fromOn"))}
        {field("asOf", t("funds.untilOn"))}
        <Button type="submit" variant="default">
          {t("funds.show")}
        </Button>
      </Group>
    </form>
  );
}
