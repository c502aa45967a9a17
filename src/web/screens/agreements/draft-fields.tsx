/** The fields a set-up form is made of: each knows its words and shows the complaint about it. */
import { Checkbox, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementDraft } from "./draft.ts";

export interface DraftProps {
  readonly draft: AgreementDraft;
  readonly onChange: (draft: AgreementDraft) => void;
  /** What the server has against a place of the request. */
  readonly complaint: (pointer: string) => string | undefined;
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  readonly form?: "text" | "date" | "figure";
  readonly isOptional?: boolean;
  readonly isFixed?: boolean;
  readonly hint?: string;
}

export function TextField(props: TextProps): ReactNode {
  const { label, value, error, onChange, form = "text", isOptional = false, isFixed = false, hint } = props;
  return (
    <TextInput
      label={label}
      type={form === "date" ? "date" : "text"}
      inputMode={form === "figure" ? "decimal" : "text"}
      className={form === "figure" ? "figure-input" : ""}
      required={!isOptional}
      readOnly={isFixed}
      value={value}
      error={error}
      {...(hint === undefined ? {} : { description: hint })}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

type DraftTextName =
  | "nameJa"
  | "nameEn"
  | "agreedOn"
  | "effectiveOn"
  | "verifier"
  | "premiumUse"
  | "source"
  | "bandAchievedBp"
  | "bandBetweenBp"
  | "bandWorseBp"
  | "capDown"
  | "capUp"
  | "marginFloor"
  | "allInFloor"
  | "n"
  | "month"
  | "day"
  | "penaltyBp"
  | "afterBusinessDays";

interface DraftTextProps extends DraftProps, Pick<TextProps, "form" | "isOptional"> {
  readonly name: DraftTextName;
  /** Where the request says it. */
  readonly at: string;
}

/** A text of the draft itself. */
export function DraftText({ draft, onChange, complaint, name, at, ...field }: DraftTextProps): ReactNode {
  const { t } = useTranslation();
  return (
    <TextField
      {...field}
      label={t(`setUp.${name}`)}
      value={draft[name]}
      error={complaint(at)}
      onChange={(value) => {
        onChange({ ...draft, [name]: value });
      }}
    />
  );
}

interface FlagProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Flag({ label, isOn, onChange }: FlagProps): ReactNode {
  return (
    <Checkbox
      label={label}
      checked={isOn}
      onChange={(event) => {
        onChange(event.target.checked);
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
