import { Button, Group, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DatedAmount } from "./dated-amount.ts";

interface AmountsProps {
  readonly caption: string;
  readonly rows: readonly DatedAmount[];
  readonly onChange: (rows: readonly DatedAmount[]) => void;
}

const mostRows = 100;

/** Amounts planned or promised for days to come: one row each, or none. */
export function DatedAmounts({ caption, rows, onChange }: AmountsProps): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<DatedAmount>): void => {
    onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  };
  return (
    <fieldset className="plain-fieldset">
      <legend>{caption}</legend>
      <Stack gap="xs" mt={4}>
        {rows.map((row, i) => (
          <Group key={row.id} align="flex-end" gap="sm">
            <TextInput
              type="date"
              required
              label={t("funds.dated.on", { n: i + 1 })}
              value={row.on}
              onChange={(event) => {
                change(i, { on: event.target.value });
              }}
            />
            <TextInput
              required
              inputMode="decimal"
              className="figure-input"
              label={t("funds.dated.amount", { n: i + 1 })}
              value={row.amount}
              onChange={(event) => {
                change(i, { amount: event.target.value });
              }}
            />
            <Button
              variant="subtle"
              aria-label={t("funds.dated.remove", { n: i + 1 })}
              onClick={() => {
                onChange(rows.filter((_, at) => at !== i));
              }}
            >
              ×
            </Button>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            disabled={rows.length >= mostRows}
            onClick={() => {
              const id = Math.max(0, ...rows.map((row) => row.id)) + 1;
              onChange([...rows, { id, on: "", amount: "" }]);
            }}
          >
            {t("funds.dated.add")}
          </Button>
        </Group>
      </Stack>
    </fieldset>
  );
}
