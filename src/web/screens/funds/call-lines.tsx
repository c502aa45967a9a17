import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const purposes = ["investment", "managementFee", "expense", "other"] as const;

export interface CallLine {
  /** Tells rows apart while they are edited. */
  readonly id: number;
  readonly purpose: (typeof purposes)[number];
  readonly amount: string;
  readonly inside: boolean;
}

interface LinesProps {
  readonly lines: readonly CallLine[];
  readonly onChange: (lines: readonly CallLine[]) => void;
}

const mostLines = 20;

/** What a call is for, one row for each purpose. */
export function CallLines({ lines, onChange }: LinesProps): ReactNode {
  const { t } = useTranslation();
  function add(): void {
    const id = Math.max(...lines.map((line) => line.id)) + 1;
    onChange([...lines, { id, purpose: "managementFee", amount: "", inside: true }]);
  }
  return (
    <Stack role="group" aria-label={t("funds.callSteps.purposeCaption")}>
      {lines.map((line, i) => (
        <LineFields
          key={line.id}
          line={line}
          onChange={(changed) => {
            onChange(lines.map((one) => (one.id === line.id ? changed : one)));
          }}
          {...(lines.length > 1 && {
            removal: {
              label: t("funds.callSteps.remove", { n: i + 1 }),
              remove: () => {
                onChange(lines.filter(({ id }) => id !== line.id));
              },
            },
          })}
        />
      ))}
      <Group>
        <Button variant="default" disabled={lines.length >= mostLines} onClick={add}>
          {t("funds.callSteps.add")}
        </Button>
      </Group>
    </Stack>
  );
}

interface FieldsProps {
  readonly line: CallLine;
  readonly onChange: (line: CallLine) => void;
  readonly removal?: { readonly label: string; readonly remove: () => void };
}

function LineFields({ line, onChange, removal }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Group align="flex-end">
      <NativeSelect
        label={t("funds.callSteps.purpose")}
        value={line.purpose}
        data={purposes.map((value) => ({ value, label: t(`funds.purposes.${value}`) }))}
        onChange={(event) => {
          onChange({ ...line, purpose: purposes.find((one) => one === event.target.value) ?? "other" });
        }}
      />
      <TextInput
        required
        inputMode="decimal"
        className="figure-input"
        label={t("funds.amount")}
        value={line.amount}
        onChange={(event) => {
          onChange({ ...line, amount: event.target.value });
        }}
      />
      <NativeSelect
        label={t("funds.callSteps.insideWord")}
        value={line.inside ? "inside" : "outside"}
        data={(["inside", "outside"] as const).map((value) => ({
          value,
          label: t(`funds.callSteps.${value}`),
        }))}
        onChange={(event) => {
          onChange({ ...line, inside: event.target.value === "inside" });
        }}
      />
      {removal !== undefined && (
        <Button variant="subtle" onClick={removal.remove} aria-label={removal.label}>
          ×
        </Button>
      )}
    </Group>
  );
}
