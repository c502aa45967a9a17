import { Checkbox, NativeSelect, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { kpiFrequencies } from "../../../contract/impact/library-routes.ts";
import { fieldMessage } from "../../api/problem.ts";
import { wordFields, type DefinitionDraft } from "./definition-draft.ts";

interface FieldsProps {
  readonly draft: DefinitionDraft;
  readonly error: Error | null;
  readonly onChange: (part: Partial<DefinitionDraft>) => void;
}

/** Everything a definition says, in both languages. */
export function DefinitionFields({ draft, error, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {wordFields.map((field) => (
        <SimpleGrid key={field} cols={{ base: 1, sm: 2 }}>
          {(["Ja", "En"] as const).map((language) => (
            <Textarea
              key={language}
              label={t(language === "Ja" ? "kpiLibrary.ja" : "kpiLibrary.en", {
                label: t(`kpiLibrary.${field}`),
              })}
              required={field !== "scope" && field !== "benchmark"}
              autosize
              maxLength={field === "unit" ? 50 : 1000}
              value={draft.words[`${field}${language}`]}
              error={fieldMessage(error, field)}
              onChange={(event) => {
                onChange({ words: { ...draft.words, [`${field}${language}`]: event.target.value } });
              }}
            />
          ))}
        </SimpleGrid>
      ))}
      <Choices draft={draft} error={error} onChange={onChange} />
      <Codes draft={draft} error={error} onChange={onChange} />
    </>
  );
}

function Choices({ draft, error, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <NativeSelect
        label={t("kpiLibrary.direction")}
        value={draft.direction}
        data={(["higher", "lower"] as const).map((value) => ({
          value,
          label: t(`codes.direction.${value}`),
        }))}
        onChange={(event) => {
          onChange({ direction: event.target.value === "lower" ? "lower" : "higher" });
        }}
      />
      <NativeSelect
        label={t("kpiLibrary.frequency")}
        value={draft.frequency}
        data={kpiFrequencies.map((value) => ({ value, label: t(`kpiLibrary.frequencies.${value}`) }))}
        onChange={(event) => {
          const frequency = kpiFrequencies.find((value) => value === event.target.value);
          if (frequency !== undefined) onChange({ frequency });
        }}
      />
      <TextInput
        type="date"
        label={t("kpiLibrary.effectiveOn")}
        required
        value={draft.effectiveOn}
        error={fieldMessage(error, "effectiveOn")}
        onChange={(event) => {
          onChange({ effectiveOn: event.target.value });
        }}
      />
    </SimpleGrid>
  );
}

function Codes({ draft, error, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = (key: "sdgCodes" | "irisCodes" | "overlapGroup" | "smallestCell", hint?: string) => ({
    value: draft[key],
    error: fieldMessage(error, key),
    ...(hint !== undefined && { description: hint }),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange({ [key]: event.target.value });
    },
  });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t("kpiLibrary.sdg")} {...field("sdgCodes")} />
        <TextInput label={t("kpiLibrary.iris")} {...field("irisCodes")} />
        <TextInput label={t("kpiLibrary.overlap")} {...field("overlapGroup", t("kpiLibrary.overlapHint"))} />
        <TextInput
          label={t("kpiLibrary.smallestCell")}
          inputMode="numeric"
          {...field("smallestCell", t("kpiLibrary.smallestCellHint"))}
        />
      </SimpleGrid>
      <Checkbox
        label={t("kpiLibrary.core")}
        checked={draft.isCore}
        onChange={(event) => {
          onChange({ isCore: event.target.checked });
        }}
      />
      <Checkbox
        label={t("kpiLibrary.own")}
        checked={draft.isOwnDefinition}
        error={fieldMessage(error, "isOwnDefinition")}
        onChange={(event) => {
          onChange({ isOwnDefinition: event.target.checked });
        }}
      />
    </>
  );
}
