import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { idsIn, newCompany, rowsIn, type Field } from "./change-kinds.ts";
import { DatedAmounts } from "./dated-amounts.tsx";
import { ExcusedChoice } from "./excused-choice.tsx";
import type { FundAnswer } from "./fund-answer.ts";
import { OrganizationField } from "./organization-field.tsx";
import { isFixed, useChoices, useFixedChoices, type FixedForm } from "./use-choices.ts";
import { useOrganizations } from "./use-organizations.ts";

export interface ChangeFieldProps {
  readonly fund: FundAnswer;
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A company that the fund does not hold yet may be chosen. */
  readonly opensNew: boolean;
  readonly error?: string | undefined;
}

/** One field of a change by its form: a day, a figure, a text or a choice of what the fund has. */
export function ChangeField(props: ChangeFieldProps): ReactNode {
  const { form } = props.field;
  if (form === "text") return <TextField {...props} />;
  if (form === "organization") return <NamedOrganization {...props} />;
  if (form === "companies") return <Companies {...props} />;
  if (form === "datedAmounts") return <Schedule {...props} />;
  if (typedForms.includes(form)) return <TypedField {...props} />;
  return isFixed(form) ? <FixedField {...props} form={form} /> : <ChoiceField {...props} />;
}

const typedForms: readonly Field["form"][] = ["day", "amount", "units", "percent"];

function TypedField({ field, value, onChange, error }: ChangeFieldProps): ReactNode {
  const { t } = useTranslation();
  const isDay = field.form === "day";
  return (
    <TextInput
      label={t(`funds.fields.${field.name}`)}
      type={isDay ? "date" : "text"}
      required={field.optional !== true}
      className={isDay ? "" : "figure-input"}
      inputMode={isDay ? "text" : "decimal"}
      value={value}
      error={error}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

function TextField({ field, value, onChange, error }: ChangeFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t(`funds.fields.${field.name}`)}
      required={field.optional !== true}
      className="narrow"
      autosize
      maxLength={field.name === "reason" ? 1000 : 200}
      value={value}
      error={error}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

function FixedField({
  field,
  form,
  value,
  onChange,
  error,
}: ChangeFieldProps & { readonly form: FixedForm }): ReactNode {
  const { t } = useTranslation();
  const options = useFixedChoices(form);
  return (
    <NativeSelect
      label={t(`funds.fields.${field.name}`)}
      required
      value={value}
      error={error}
      data={[...options]}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

function ChoiceField({ fund, field, value, onChange, opensNew, error }: ChangeFieldProps): ReactNode {
  const { t } = useTranslation();
  const options = useChoices(fund, field.form);
  const opened = opensNew && field.form === "investment";
  return (
    <NativeSelect
      label={t(`funds.fields.${field.name}`)}
      required={field.optional !== true}
      className="narrow"
      value={value}
      error={error}
      data={[
        { value: "", label: t(field.optional === true ? "funds.noneChosen" : "funds.pick") },
        ...options,
        ...(opened ? [{ value: newCompany, label: t("funds.fields.newCompany") }] : []),
      ]}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

function NamedOrganization({ field, ...props }: ChangeFieldProps): ReactNode {
  const { t } = useTranslation();
  const { organizations } = useOrganizations();
  return (
    <OrganizationField label={t(`funds.fields.${field.name}`)} organizations={organizations} {...props} />
  );
}

function Companies({ value, onChange }: ChangeFieldProps): ReactNode {
  const { organizations } = useOrganizations();
  return (
    <ExcusedChoice
      organizations={organizations}
      value={idsIn(value)}
      onChange={(ids) => {
        onChange(ids.join(" "));
      }}
    />
  );
}

function Schedule({ field, value, onChange }: ChangeFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <DatedAmounts
      caption={t(`funds.fields.${field.name}`)}
      rows={rowsIn(value)}
      onChange={(rows) => {
        onChange(rows.length === 0 ? "" : JSON.stringify(rows));
      }}
    />
  );
}
