import { Checkbox, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCovenantWord } from "./covenant-words.ts";
import {
  consequences,
  covenantKinds,
  formsOf,
  withKind,
  type ParamForm,
  type TermsDraft,
} from "./terms-draft.ts";

export interface TermsProps {
  readonly draft: TermsDraft;
  readonly onChange: (draft: TermsDraft) => void;
  /** An amendment stays the same kind of promise. */
  readonly kindIsFixed?: boolean;
  /** Of a programme: the test dates follow each borrower, and nobody is warned yet. */
  readonly isTemplate?: boolean;
}

/** What a covenant promises, when it is tested, what a breach leads to, and from where on the lender is warned. */
export function TermsFields(props: TermsProps): ReactNode {
  const { t } = useTranslation();
  const { draft, onChange, kindIsFixed = false, isTemplate = false } = props;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      <NativeSelect
        label={t("covenantSetUp.kind")}
        value={draft.kind}
        disabled={kindIsFixed}
        data={covenantKinds.map((kind) => ({ value: kind, label: t(`covenantCodes.covenantKind.${kind}`) }))}
        onChange={(event) => {
          const kind = covenantKinds.find((known) => known === event.target.value) ?? draft.kind;
          onChange({ ...draft, ...withKind(kind) });
        }}
      />
      {formsOf(draft.kind).map(([name, form]) => (
        <Param
          key={name}
          name={name}
          form={form}
          value={draft.params[name] ?? ""}
          onChange={(value) => {
            onChange({ ...draft, params: { ...draft.params, [name]: value } });
          }}
        />
      ))}
      <NativeSelect
        label={t("covenants.basis")}
        value={draft.basis}
        data={(["standalone", "consolidated"] as const).map((basis) => ({
          value: basis,
          label: t(`covenantCodes.statementBasis.${basis}`),
        }))}
        onChange={(event) => {
          onChange({
            ...draft,
            basis: event.target.value === "consolidated" ? "consolidated" : "standalone",
          });
        }}
      />
      <ScheduleFields {...props} />
      <ConsequenceFields {...props} />
      {!isTemplate && <WarningFields {...props} />}
    </SimpleGrid>
  );
}

interface ParamProps {
  readonly name: string;
  readonly form: ParamForm;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Param({ name, form, value, onChange }: ParamProps): ReactNode {
  const word = useCovenantWord();
  if (form === "flag") {
    return (
      <Checkbox
        label={word("param", name)}
        checked={value === "true"}
        onChange={(event) => {
          onChange(event.target.checked ? "true" : "");
        }}
      />
    );
  }
  if (typeof form === "object") {
    const none = form.optional === true ? [{ value: "", label: word("option", "none") }] : [];
    return (
      <NativeSelect
        label={word("param", name)}
        value={value}
        data={[...none, ...form.oneOf.map((option) => ({ value: option, label: word("option", option) }))]}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    );
  }
  return (
    <TextInput
      label={word("param", name)}
      inputMode="decimal"
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

const scheduleFields = [
  ["firstTestOn", "date"],
  ["lastTestOn", "date"],
  ["everyMonths", "number"],
  ["dueAfterMonths", "number"],
  ["graceDays", "number"],
] as const;

const ownFields = new Set<string>(["dueAfterMonths", "graceDays"]);

function ScheduleFields({ draft, onChange, isTemplate = false }: TermsProps): ReactNode {
  const { t } = useTranslation();
  const shown = scheduleFields.filter(([name]) => !isTemplate || ownFields.has(name));
  return shown.map(([name, type]) => (
    <TextInput
      key={name}
      label={t(`covenantSetUp.${name}`)}
      type={type}
      value={draft[name]}
      onChange={(event) => {
        onChange({ ...draft, [name]: event.target.value });
      }}
    />
  ));
}

function ConsequenceFields({ draft, onChange }: TermsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t("covenants.consequence")}
        value={draft.consequence}
        data={consequences.map((kind) => ({ value: kind, label: t(`covenantCodes.consequence.${kind}`) }))}
        onChange={(event) => {
          const consequence = consequences.find((known) => known === event.target.value) ?? draft.consequence;
          onChange({ ...draft, consequence });
        }}
      />
      {draft.consequence === "rateStep" && (
        <TextInput
          label={t("covenantSetUp.stepBp")}
          inputMode="decimal"
          value={draft.stepBp}
          onChange={(event) => {
            onChange({ ...draft, stepBp: event.target.value });
          }}
        />
      )}
    </>
  );
}

function WarningFields({ draft, onChange }: TermsProps): ReactNode {
  const { t } = useTranslation();
  const measures = ["none", "share", "amount"] as const;
  return (
    <>
      <NativeSelect
        label={t("covenants.warning")}
        value={draft.warningMeasure}
        data={measures.map((measure) => ({ value: measure, label: t(`covenantSetUp.warningBy.${measure}`) }))}
        onChange={(event) => {
          const warningMeasure = measures.find((known) => known === event.target.value) ?? "none";
          onChange({ ...draft, warningMeasure });
        }}
      />
      {draft.warningMeasure !== "none" && (
        <TextInput
          label={t(`covenantSetUp.level.${draft.warningMeasure}`)}
          inputMode="decimal"
          value={draft.warningLevel}
          onChange={(event) => {
            onChange({ ...draft, warningLevel: event.target.value });
          }}
        />
      )}
    </>
  );
}
