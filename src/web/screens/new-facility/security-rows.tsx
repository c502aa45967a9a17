import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DraftState, SecurityDraft } from "./draft.ts";

/** Guarantors and collateral, entered in the register with the facility. */
export function SecurityRows({ state }: { readonly state: DraftState }): ReactNode {
  const { t } = useTranslation();
  const { securities } = state.draft;
  const changeRow = (position: number, fields: Partial<SecurityDraft>): void => {
    state.change({ securities: securities.map((row, i) => (i === position ? { ...row, ...fields } : row)) });
  };
  return (
    <Stack gap="xs">
      <Text fw={700} size="sm">
        {t("facilities.securities")}
      </Text>
      {securities.map((row, i) => (
        <SecurityRow
          key={i}
          row={row}
          n={i + 1}
          onChange={(fields) => {
            changeRow(i, fields);
          }}
          onRemove={() => {
            state.change({ securities: securities.filter((_row, at) => at !== i) });
          }}
        />
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => {
            const row = { kind: "guarantor", name: "", detail: "", amount: "" } as const;
            state.change({ securities: [...securities, row] });
          }}
        >
          {t("facilities.addSecurity")}
        </Button>
      </Group>
    </Stack>
  );
}

interface RowProps {
  readonly row: SecurityDraft;
  readonly n: number;
  readonly onChange: (fields: Partial<SecurityDraft>) => void;
  readonly onRemove: () => void;
}

function SecurityRow({ row, n, onChange, onRemove }: RowProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Group align="flex-end" role="group" aria-label={`${t("facilities.securities")} ${String(n)}`}>
      <NativeSelect
        label={t("facilities.securityKind")}
        value={row.kind}
        data={(["guarantor", "collateral"] as const).map((value) => ({
          value,
          label: t(`facilities.${value}`),
        }))}
        onChange={(event) => {
          onChange({ kind: event.target.value === "collateral" ? "collateral" : "guarantor" });
        }}
      />
      <TextInput
        required
        label={t("facilities.securityName")}
        value={row.name}
        onChange={(event) => {
          onChange({ name: event.target.value });
        }}
      />
      <TextInput
        label={t("facilities.securityDetail")}
        value={row.detail}
        onChange={(event) => {
          onChange({ detail: event.target.value });
        }}
      />
      <TextInput
        inputMode="decimal"
        className="figure-input"
        label={t("facilities.securityAmount")}
        value={row.amount}
        onChange={(event) => {
          onChange({ amount: event.target.value });
        }}
      />
      <Button variant="default" onClick={onRemove} aria-label={t("facilities.removeSecurity", { n })}>
        {t("setup.removeRow")}
      </Button>
    </Group>
  );
}
