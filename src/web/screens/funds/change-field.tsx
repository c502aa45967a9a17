import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recordIdIn } from "../../figures/record-id.ts";
import { newCompany, type Field } from "./change-kinds.ts";
import type { FundAnswer } from "./fund-answer.ts";
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
  if (form === "organization") return <OrganizationField {...props} />;
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

const other = "other";

/** Chosen among those that are known here, or named by its id. */
function OrganizationField({ fund, field, value, onChange, error }: ChangeFieldProps): ReactNode {
  const { t } = useTranslation();
  const { organizations } = useOrganizations(fund);
  const [isOther, setOther] = useState(false);
  return (
    <>
      <NativeSelect
        label={t(`funds.fields.${field.name}`)}
        required
        className="narrow"
        value={isOther ? other : value}
        error={isOther ? undefined : error}
        data={[
          { value: "", label: t("funds.pick") },
          ...organizations,
          { value: other, label: t("funds.otherChoice") },
        ]}
        onChange={(event) => {
          setOther(event.target.value === other);
          onChange(event.target.value === other ? "" : event.target.value);
        }}
      />
      {isOther && (
        <TextInput
          label={t("funds.fields.otherOrganization")}
          required
          className="narrow"
          value={value}
          error={error}
          onChange={(event) => {
            onChange(recordIdIn(event.target.value) ?? event.target.value);
          }}
        />
      )}
    </>
  );
}
