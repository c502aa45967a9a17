import { Button, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState, type SubmitEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { isDecimalText } from "../../figures/decimal-text.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { JumpWarning, lastValueOf } from "./jump-warning.tsx";
import type { Kpi } from "./kpi-answer.ts";
import { ValueInput } from "./value-input.tsx";

interface FormProps {
  readonly kpis: readonly Kpi[];
  readonly startWith: { readonly kpiId: string | undefined; readonly periodStartOn: string | undefined };
  readonly onDrafted: (observationId: string) => void;
}

interface Draft {
  readonly kpiId: string;
  readonly periodStartOn: string;
  readonly value: string;
  readonly source: string;
  readonly note: string;
}

export function DraftForm({ kpis, startWith, onDrafted }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(kpis, startWith));
  const [isChecked, setChecked] = useState(false);
  const create = useIntention(impactRoutes.createObservation);
  const kpi = kpis.find(({ id }) => id === draft.kpiId);
  const period = kpi?.openPeriods.find(({ startOn }) => startOn === draft.periodStartOn);
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if (kpi === undefined || period === undefined || !isComplete(draft)) return;
    const { kpiId, value, source, note } = draft;
    create.mutate(
      { body: { kpiId, periodStartOn: period.startOn, periodEndOn: period.endOn, value, source, note } },
      {
        onSuccess: ({ id }) => {
          onDrafted(id);
        },
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {create.error !== null && <ProblemAlert error={create.error} />}
        <KpiSelect kpis={kpis} draft={draft} onChange={change} />
        {kpi !== undefined && <PeriodSelect kpi={kpi} draft={draft} onChange={change} />}
        <ValueInput
          unit={kpi?.unit}
          value={draft.value}
          last={kpi === undefined ? undefined : lastValueOf(kpi)}
          error={
            isChecked && !isDecimalText(draft.value)
              ? t("report.valueWrong")
              : fieldMessage(create.error, "value")
          }
          onChange={(value) => {
            change({ value });
          }}
        />
        {kpi !== undefined && <JumpWarning kpi={kpi} value={draft.value} />}
        <SourceInputs draft={draft} onChange={change} isChecked={isChecked} error={create.error} />
        <Button type="submit" size="md" loading={create.isPending} disabled={period === undefined}>
          {t("report.saveDraft")}
        </Button>
      </Stack>
    </form>
  );
}

function isComplete({ value, source }: Draft): boolean {
  return isDecimalText(value) && source.trim() !== "";
}

/** Starts with what a link named, else with the first KPI that waits for a report. */
function firstDraft(kpis: readonly Kpi[], { kpiId, periodStartOn }: FormProps["startWith"]): Draft {
  const kpi = kpis.find(({ id }) => id === kpiId) ?? kpis.find(({ openPeriods }) => openPeriods.length > 0);
  const period = kpi?.openPeriods.find(({ startOn }) => startOn === periodStartOn) ?? kpi?.openPeriods[0];
  return { kpiId: kpi?.id ?? "", periodStartOn: period?.startOn ?? "", value: "", source: "", note: "" };
}

interface SourceProps extends SelectProps {
  readonly isChecked: boolean;
  readonly error: Error | null;
}

function SourceInputs({ draft, onChange, isChecked, error }: SourceProps): ReactNode {
  const { t } = useTranslation();
  const isMissing = isChecked && draft.source.trim() === "";
  return (
    <>
      <TextInput
        label={t("common.source")}
        description={t("report.sourceHint")}
        maxLength={300}
        value={draft.source}
        error={isMissing ? t("report.sourceMissing") : fieldMessage(error, "source")}
        onChange={(event) => {
          onChange({ source: event.target.value });
        }}
      />
      <Textarea
        label={`${t("report.note")} (${t("common.optional")})`}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => {
          onChange({ note: event.target.value });
        }}
      />
    </>
  );
}

interface SelectProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function KpiSelect({ kpis, draft, onChange }: SelectProps & { readonly kpis: readonly Kpi[] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <NativeSelect
      label={t("report.kpi")}
      value={draft.kpiId}
      data={[
        { value: "", label: t("report.chooseKpi"), disabled: true },
        ...kpis.map(({ id, name, project }) => ({
          value: id,
          label: `${pick(name)} – ${pick(project.name)}`,
        })),
      ]}
      onChange={(event) => {
        const kpi = kpis.find(({ id }) => id === event.target.value);
        onChange({ kpiId: event.target.value, periodStartOn: kpi?.openPeriods[0]?.startOn ?? "" });
      }}
    />
  );
}

function PeriodSelect({ kpi, draft, onChange }: SelectProps & { readonly kpi: Kpi }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (kpi.openPeriods.length === 0) return <Text c="dimmed">{t("report.noPeriods")}</Text>;
  return (
    <NativeSelect
      label={t("report.period")}
      value={draft.periodStartOn}
      data={[
        { value: "", label: t("report.choosePeriod"), disabled: true },
        ...kpi.openPeriods.map(({ startOn, label, dueOn }) => ({
          value: startOn,
          label: dueOn === null ? label : `${label} (${t("report.due", { day: day(dueOn) })})`,
        })),
      ]}
      onChange={(event) => {
        onChange({ periodStartOn: event.target.value });
      }}
    />
  );
}
