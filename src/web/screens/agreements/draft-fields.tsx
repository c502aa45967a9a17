/** The fields a set-up form is made of: each knows its name in the draft and its words. */
import { Checkbox, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementDraft } from "./draft.ts";

export interface DraftProps {
  readonly draft: AgreementDraft;
  readonly onChange: (draft: AgreementDraft) => void;
}

type TextName =
  | "nameJa"
  | "nameEn"
  | "agreedOn"
  | "effectiveOn"
  | "verifier"
  | "premiumUse"
  | "source"
  | "capDown"
  | "capUp"
  | "marginFloor"
  | "allInFloor"
  | "n"
  | "month"
  | "day"
  | "penaltyBp"
  | "afterBusinessDays";

export function DraftText({
  draft,
  onChange,
  name,
  type = "text",
}: DraftProps & { readonly name: TextName; readonly type?: "text" | "date" }): ReactNode {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t(`setUp.${name}`)}
      type={type}
      value={draft[name]}
      onChange={(event) => {
        onChange({ ...draft, [name]: event.target.value });
      }}
    />
  );
}

type FlagName = "strict" | "inclusive" | "needsConsent" | "cumulative";

export function DraftFlag({ draft, onChange, name }: DraftProps & { readonly name: FlagName }): ReactNode {
  const { t } = useTranslation();
  return (
    <Checkbox
      label={t(`setUp.${name}`)}
      checked={draft[name]}
      onChange={(event) => {
        onChange({ ...draft, [name]: event.target.checked });
      }}
    />
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly wordOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const { label, value, options, wordOf, onChange } = props;
  return (
    <Select
      label={label}
      value={value}
      allowDeselect={false}
      data={options.map((option) => ({ value: option, label: wordOf(option) }))}
      onChange={(chosen) => {
        onChange(options.find((known) => known === chosen) ?? value);
      }}
    />
  );
}
