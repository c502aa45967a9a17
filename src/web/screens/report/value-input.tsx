import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { grouped } from "../../figures/decimal-text.ts";
import { useFormat } from "../../shell/use-format.ts";

interface InputProps {
  readonly unit: { readonly ja: string; readonly en: string } | undefined;
  readonly value: string;
  readonly last: { readonly value: string; readonly periodLabel: string } | undefined;
  readonly error: string | undefined;
  readonly label?: string;
  readonly onChange: (value: string) => void;
}

/** A decimal as text with the phone's number keys; full-width digits and separators are put right. */
export function ValueInput({ unit, value, last, error, label, onChange }: InputProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const hint =
    last === undefined
      ? t("report.valueHint")
      : t("report.last", { value: grouped(last.value), period: last.periodLabel });
  return (
    <TextInput
      label={label ?? (unit === undefined ? t("report.valuePlain") : t("report.value", { unit: pick(unit) }))}
      description={hint}
      inputMode="decimal"
      autoComplete="off"
      size="md"
      className="value-input"
      rightSection={unit === undefined ? undefined : <span className="value-unit">{pick(unit)}</span>}
      rightSectionWidth={72}
      value={value}
      error={error}
      onChange={(event) => {
        onChange(plainNumberText(event.target.value));
      }}
    />
  );
}

function plainNumberText(typed: string): string {
  return typed
    .normalize("NFKC")
    .replaceAll(/[,\s]/g, "")
    .replace(/^[−ー]/, "-");
}
