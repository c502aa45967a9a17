import { NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { Draft, DraftState } from "./draft.ts";

type TextField = { [K in keyof Draft]: Draft[K] extends string ? K : never }[keyof Draft];

interface FieldProps {
  readonly state: DraftState;
  readonly name: TextField;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "date";
  readonly error?: string | undefined;
  readonly isFigure?: boolean;
}

export function Field({
  state,
  name,
  label,
  hint,
  type = "text",
  error,
  isFigure = false,
}: FieldProps): ReactNode {
  return (
    <TextInput
      label={label}
      type={type}
      required
      className={isFigure ? "figure-input" : ""}
      inputMode={isFigure ? "decimal" : "text"}
      value={state.draft[name]}
      error={error}
      {...(hint === undefined ? {} : { description: hint })}
      onChange={(event) => {
        state.change({ [name]: event.target.value });
      }}
    />
  );
}

interface ChoiceProps extends Omit<FieldProps, "type" | "isFigure"> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function Choice({ state, name, label, hint, error, options }: ChoiceProps): ReactNode {
  return (
    <NativeSelect
      label={label}
      value={state.draft[name]}
      error={error}
      data={[...options]}
      {...(hint === undefined ? {} : { description: hint })}
      onChange={(event) => {
        state.change({ [name]: event.target.value });
      }}
    />
  );
}
