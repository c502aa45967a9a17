import { Button, Group, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { noYear, type FormDraft, type YearDraft } from "./form-draft.ts";

interface StepProps {
  readonly draft: FormDraft;
  readonly onChange: (part: Partial<FormDraft>) => void;
}

/** Statements of the past and the plan ahead, year by year. */
export function AccountsStep({ draft, onChange }: StepProps): ReactNode {
  return (
    <Stack gap="xl">
      <Years
        title="statementsTitle"
        last="netAssets"
        years={draft.statements}
        onChange={(statements) => {
          onChange({ statements });
        }}
      />
      <Years
        title="planTitle"
        last="measures"
        years={draft.plan}
        onChange={(plan) => {
          onChange({ plan });
        }}
      />
    </Stack>
  );
}

interface YearsProps {
  readonly title: "statementsTitle" | "planTitle";
  readonly last: "netAssets" | "measures";
  readonly years: readonly YearDraft[];
  readonly onChange: (years: readonly YearDraft[]) => void;
}

function Years({ title, last, years, onChange }: YearsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text fw={700}>{t(`applications.${title}`)}</Text>
      {years.map((year, i) => (
        <YearFields
          key={i}
          name={`${t(`applications.${title}`)} ${t("applications.yearN", { n: i + 1 })}`}
          year={year}
          last={last}
          onChange={(changed) => {
            onChange(years.with(i, changed));
          }}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            onChange([...years, noYear]);
          }}
        >
          {t("applications.addYear")}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={years.length === 0}
          onClick={() => {
            onChange(years.slice(0, -1));
          }}
        >
          {t("applications.removeYear")}
        </Button>
      </Group>
    </Stack>
  );
}

interface YearProps {
  readonly name: string;
  readonly year: YearDraft;
  readonly last: "netAssets" | "measures";
  readonly onChange: (year: YearDraft) => void;
}

function YearFields({ name, year, last, onChange }: YearProps): ReactNode {
  const { t } = useTranslation();
  const fields = [
    ["fiscalYearEndOn", "yearEnd"],
    ["sales", "sales"],
    ["ordinaryProfit", "profit"],
    [last, last],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 1, sm: 4 }} role="group" aria-label={name}>
      {fields.map(([field, label]) => (
        <TextInput
          key={field}
          type={field === "fiscalYearEndOn" ? "date" : "text"}
          label={t(`applications.${label}`)}
          aria-label={`${name} ${t(`applications.${label}`)}`}
          value={year[field]}
          onChange={(event) => {
            onChange({ ...year, [field]: event.target.value });
          }}
        />
      ))}
    </SimpleGrid>
  );
}
