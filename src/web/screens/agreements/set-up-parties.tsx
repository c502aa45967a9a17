import { Button, Fieldset, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { trancheAnswer } from "../../../contract/agreement/answers.ts";
import { useFormat } from "../../shell/use-format.ts";
import { Choice, DraftFlag, DraftText, type DraftProps } from "./draft-fields.tsx";
import { emptyKpi, grades, type KpiDraft } from "./draft.ts";

export type TrancheChoice = z.output<typeof trancheAnswer>;

export interface KpiChoice {
  readonly id: string;
  readonly name: { readonly ja: string; readonly en: string };
  readonly project: { readonly id: string };
}

export function PartyFields({
  tranches,
  ...props
}: DraftProps & { readonly tranches: readonly TrancheChoice[] }): ReactNode {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <Stack gap="md" maw={560}>
      <Select
        label={t("setUp.tranche")}
        value={draft.trancheId}
        allowDeselect={false}
        data={tranches.map(({ id, facilityNumber, loans }) => ({
          value: id,
          label: `${facilityNumber} (${loans.map(({ number }) => number).join(", ")})`,
        }))}
        onChange={(trancheId) => {
          if (trancheId !== null) onChange({ ...draft, trancheId });
        }}
      />
      <DraftText {...props} name="nameJa" />
      <DraftText {...props} name="nameEn" />
      <DraftText {...props} name="agreedOn" type="date" />
      <DraftText {...props} name="effectiveOn" type="date" />
      <DraftText {...props} name="verifier" />
      <DraftText {...props} name="premiumUse" />
      <DraftText {...props} name="source" />
      <Choice
        label={t("setUp.gradeNeeded")}
        value={draft.gradeNeeded}
        options={grades}
        wordOf={String}
        onChange={(gradeNeeded) => {
          onChange({ ...draft, gradeNeeded });
        }}
      />
      <DraftFlag {...props} name="strict" />
      <DraftFlag {...props} name="inclusive" />
      <DraftFlag {...props} name="needsConsent" />
    </Stack>
  );
}

export function KpiFields({
  kpis,
  draft,
  onChange,
}: DraftProps & { readonly kpis: readonly KpiChoice[] }): ReactNode {
  const { t } = useTranslation();
  const replace = (at: number, kpi: KpiDraft): void => {
    onChange({ ...draft, kpis: draft.kpis.with(at, kpi) });
  };
  return (
    <Stack gap="md">
      {draft.kpis.map((kpi, at) => (
        <Fieldset key={at} legend={t("setUp.kpi", { n: at + 1 })}>
          <OneKpi
            kpi={kpi}
            kpis={kpis}
            onChange={(changed) => {
              replace(at, changed);
            }}
          />
          {draft.kpis.length > 1 && (
            <Button
              mt="sm"
              size="xs"
              variant="subtle"
              onClick={() => {
                onChange({ ...draft, kpis: draft.kpis.toSpliced(at, 1) });
              }}
            >
              {t("setUp.removeKpi", { n: at + 1 })}
            </Button>
          )}
        </Fieldset>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => {
            onChange({ ...draft, kpis: [...draft.kpis, emptyKpi] });
          }}
        >
          {t("setUp.addKpi")}
        </Button>
      </div>
    </Stack>
  );
}

interface OneProps {
  readonly kpi: KpiDraft;
  readonly kpis: readonly KpiChoice[];
  readonly onChange: (kpi: KpiDraft) => void;
}

const figures = [
  "achievedBp",
  "missedBp",
  "capBp",
  "weight",
  "baseline",
  "thresholdPercent",
  "cumulativeMonths",
] as const;

function OneKpi({ kpi, kpis, onChange }: OneProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      <Select
        label={t("setUp.kpiId")}
        value={kpi.kpiId}
        data={kpis.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        onChange={(kpiId) => {
          onChange({ ...kpi, kpiId: kpiId ?? "" });
        }}
      />
      {figures.map((name) => (
        <TextInput
          key={name}
          label={t(`setUp.${name}`)}
          inputMode="decimal"
          value={kpi[name]}
          onChange={(event) => {
            onChange({ ...kpi, [name]: event.target.value });
          }}
        />
      ))}
      <Choice
        label={t("setUp.target")}
        value={kpi.target}
        options={["relative", "absolute"]}
        wordOf={(value) => t(`agreements.${value}`)}
        onChange={(target) => {
          onChange({ ...kpi, target });
        }}
      />
    </SimpleGrid>
  );
}
