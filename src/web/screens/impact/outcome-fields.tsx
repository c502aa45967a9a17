import { Button, Fieldset, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { useFormat } from "../../shell/use-format.ts";
import { cases, shares } from "./impact-answer.ts";
import type { OutcomeDraft, RangeDraft } from "./value-draft.ts";

interface OutcomeProps {
  readonly projectId: string;
  readonly kpiIds: readonly string[];
  readonly number: number;
  readonly outcome: OutcomeDraft;
  readonly onChange: (outcome: OutcomeDraft) => void;
  /** Absent for the last one left. */
  readonly onRemove: (() => void) | undefined;
}

const texts = ["name", "unit", "proxyName", "proxySource"] as const;

export function OutcomeFields({
  projectId,
  kpiIds,
  number,
  outcome,
  onChange,
  onRemove,
}: OutcomeProps): ReactNode {
  const { t } = useTranslation();
  const change = (part: Partial<OutcomeDraft>): void => {
    onChange({ ...outcome, ...part });
  };
  return (
    <Fieldset legend={t("impactValue.outcomeNumber", { number })}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {texts.map((name) => (
          <TextInput
            key={name}
            label={t(`impactValue.fields.${name}`)}
            required
            value={outcome[name]}
            onChange={(event) => {
              change({ [name]: event.target.value });
            }}
          />
        ))}
        <TextInput
          type="date"
          label={t("impactValue.fields.proxyOn")}
          required
          value={outcome.proxyOn}
          onChange={(event) => {
            change({ proxyOn: event.target.value });
          }}
        />
        <TextInput
          label={t("impactValue.years")}
          required
          inputMode="numeric"
          value={outcome.years}
          onChange={(event) => {
            change({ years: event.target.value });
          }}
        />
        <ObservationChoice projectId={projectId} kpiIds={kpiIds} outcome={outcome} onChange={change} />
      </SimpleGrid>
      {(["quantity", "proxy", ...shares] as const).map((figure) => (
        <RangeFields
          key={figure}
          figure={figure}
          range={outcome[figure]}
          onChange={(range) => {
            change({ [figure]: range });
          }}
        />
      ))}
      {onRemove !== undefined && (
        <Group mt="sm">
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t("impactValue.removeOutcome", { number })}
          </Button>
        </Group>
      )}
    </Fieldset>
  );
}

interface RangeProps {
  readonly figure: "quantity" | "proxy" | (typeof shares)[number];
  readonly range: RangeDraft;
  readonly onChange: (range: RangeDraft) => void;
}

function RangeFields({ figure, range, onChange }: RangeProps): ReactNode {
  const { t } = useTranslation();
  const isShare = figure !== "quantity" && figure !== "proxy";
  return (
    <SimpleGrid cols={3} mt="xs">
      {cases.map((name) => (
        <TextInput
          key={name}
          label={`${t(`impactValue.figures.${figure}`)}${isShare ? " %" : ""}（${t(`impactValue.cases.${name}`)}）`}
          inputMode="decimal"
          required
          value={range[name]}
          onChange={(event) => {
            onChange({ ...range, [name]: event.target.value });
          }}
        />
      ))}
    </SimpleGrid>
  );
}

interface ChoiceProps {
  readonly projectId: string;
  readonly kpiIds: readonly string[];
  readonly outcome: OutcomeDraft;
  readonly onChange: (part: Partial<OutcomeDraft>) => void;
}

/** A quantity may be one that was reported: then it is taken from there. */
function ObservationChoice({ projectId, kpiIds, outcome, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { data } = useAnswer(impactRoutes.listObservations, { query: { limit: 200 } });
  const known = (data?.items ?? []).filter(
    ({ kpi, project }) => kpiIds.includes(kpi.id) && project.id === projectId,
  );
  return (
    <NativeSelect
      label={t("impactValue.fields.observation")}
      value={outcome.observationId}
      data={[
        { value: "", label: t("impactValue.typed") },
        ...known.map(({ id, kpi, periodLabel, value }) => ({
          value: id,
          label: `${pick(kpi.name)} ${periodLabel}：${value}`,
        })),
      ]}
      onChange={(event) => {
        const chosen = known.find(({ id }) => id === event.target.value);
        onChange({
          observationId: event.target.value,
          ...(chosen === undefined
            ? {}
            : {
                unit: pick(chosen.kpi.unit),
                quantity: { low: chosen.value, base: chosen.value, high: chosen.value },
              }),
        });
      }}
    />
  );
}
