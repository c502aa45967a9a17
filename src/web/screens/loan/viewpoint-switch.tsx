import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SubmitEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { endOfDayInJapan, todayInJapan } from "../../figures/day-text.ts";
import { Icon } from "../../parts/icons.tsx";
import type { ChosenViewpoint } from "./loan-answer.ts";

interface SwitchProps {
  readonly asOf: string;
  readonly knownAt: string;
  readonly onChange: (viewpoint: ChosenViewpoint) => void;
}

/** Choose the day whose facts hold, and the day by whose end they were known. */
export function ViewpointSwitch({ asOf, knownAt, onChange }: SwitchProps): ReactNode {
  const { t } = useTranslation();
  const [chosenDay, setChosenDay] = useState(asOf);
  const [knownDay, setKnownDay] = useState(() => todayInJapan(new Date(knownAt)));

  function apply(event: SubmitEvent): void {
    event.preventDefault();
    const isToday = knownDay === todayInJapan(new Date());
    onChange({ asOf: chosenDay, ...(isToday ? {} : { knownAt: endOfDayInJapan(knownDay) }) });
  }

  return (
    <details className="viewpoint no-print">
      <summary>
        <Icon name="clock" size={16} /> {t("loan.viewpoint.open")}
      </summary>
      <form onSubmit={apply}>
        <Stack gap="sm">
          <Text size="sm" fw={700}>
            {t("loan.viewpoint.title")}
          </Text>
          <Group align="flex-end" gap="md">
            <TextInput
              type="date"
              required
              label={t("loan.viewpoint.asOf")}
              description={t("loan.viewpoint.asOfHint")}
              value={chosenDay}
              onChange={(event) => {
                setChosenDay(event.target.value);
              }}
            />
            <TextInput
              type="date"
              required
              label={t("loan.viewpoint.knownAt")}
              description={t("loan.viewpoint.knownAtHint")}
              value={knownDay}
              onChange={(event) => {
                setKnownDay(event.target.value);
              }}
            />
            <Button type="submit">{t("loan.viewpoint.apply")}</Button>
          </Group>
        </Stack>
      </form>
    </details>
  );
}
