import { Checkbox, SimpleGrid, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { messageAt } from "../../api/problem.ts";
import type { Criterion, FieldsProps } from "./programme-draft.ts";

const names = [
  ["code", "code", "/code"],
  ["ja", "nameJa", "/name/ja"],
  ["en", "nameEn", "/name/en"],
] as const;

export function NameFields({ draft, onChange, error }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {names.map(([field, label, pointer]) => (
        <TextInput
          key={field}
          required
          label={t(`programmes.${label}`)}
          value={draft[field]}
          error={messageAt(error, pointer)}
          onChange={(event) => {
            onChange({ [field]: event.target.value });
          }}
        />
      ))}
    </SimpleGrid>
  );
}

const limits = [
  ["effectiveOn", "effectiveOn", "/effectiveOn"],
  ["opensOn", "opensOn", "/terms/opensOn"],
  ["closesOn", "closesOn", "/terms/closesOn"],
  ["limitTotal", "limitTotal", "/terms/limitTotal"],
  ["limitWorking", "limitWorking", "/terms/limitWorking"],
  ["equipment", "equipmentMonths", "/terms/longestMonths/equipment"],
  ["working", "workingMonths", "/terms/longestMonths/working"],
  ["grace", "grace", "/terms/longestGraceMonths"],
  ["statementYears", "statementYears", "/terms/statementYears"],
  ["planYears", "planYears", "/terms/planYears"],
] as const;

export function LimitFields({ draft, onChange, error }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
      {limits.map(([field, label, pointer]) => {
        const isDay = field.endsWith("On");
        return (
          <TextInput
            key={field}
            type={isDay ? "date" : "text"}
            inputMode={isDay ? "text" : "numeric"}
            className={isDay ? "" : "figure-input"}
            required={field !== "closesOn"}
            label={t(`programmes.${label}`)}
            value={draft[field]}
            error={messageAt(error, pointer)}
            onChange={(event) => {
              onChange({ [field]: event.target.value });
            }}
          />
        );
      })}
    </SimpleGrid>
  );
}

export function EligibilityFields({ draft, onChange, error }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const forms: Readonly<Record<string, string>> = t("applications.forms", { returnObjects: true });
  const { legalForms } = draft;
  return (
    <>
      <Checkbox.Group
        label={t("programmes.legalForms")}
        error={messageAt(error, "/terms/legalForms")}
        value={[...legalForms]}
        onChange={(chosen) => {
          onChange({ legalForms: chosen });
        }}
      >
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" mt="xs">
          {Object.entries(forms).map(([code, label]) => (
            <Checkbox key={code} value={code} label={label} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      {(["isSubordinated", "needsCrisis"] as const).map((flag) => (
        <Checkbox
          key={flag}
          label={t(`programmes.${flag}`)}
          checked={draft[flag]}
          onChange={(event) => {
            onChange({ [flag]: event.target.checked });
          }}
        />
      ))}
    </>
  );
}

export function WeightFields({ draft, onChange, error }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const { weights } = draft;
  const criteria = Object.keys(weights) as readonly Criterion[];
  const complaint = messageAt(error, "/terms/weights");
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {criteria.map((criterion) => (
          <TextInput
            key={criterion}
            inputMode="numeric"
            className="figure-input"
            label={t(`applications.criteria.${criterion}`)}
            value={weights[criterion]}
            error={messageAt(error, `/terms/weights/${criterion}`)}
            onChange={(event) => {
              onChange({ weights: { ...weights, [criterion]: event.target.value } });
            }}
          />
        ))}
      </SimpleGrid>
      {complaint !== undefined && (
        <Text size="sm" c="red.8" role="alert">
          {complaint}
        </Text>
      )}
    </>
  );
}
