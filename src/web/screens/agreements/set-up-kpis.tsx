import { Button, Checkbox, Fieldset, Group, Select, SimpleGrid, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../shell/use-format.ts";
import { Choice, Flag, TextField, type DraftProps } from "./draft-fields.tsx";
import { emptyKpi, triggers, type KpiDraft } from "./draft.ts";

export interface KpiChoice {
  readonly id: string;
  readonly name: { readonly ja: string; readonly en: string };
  readonly unit: { readonly ja: string; readonly en: string };
  readonly project: { readonly id: string };
}

interface KpisProps extends DraftProps {
  readonly kpis: readonly KpiChoice[];
}

/** The KPIs of the agreement, each with what is done when its baseline is restated. */
export function KpiFields({ kpis, draft, onChange, complaint }: KpisProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      {draft.kpis.map((kpi, at) => (
        <Fieldset key={at} legend={t("setUp.kpi", { n: at + 1 })}>
          <OneKpi
            kpi={kpi}
            kpis={kpis}
            at={at}
            complaint={complaint}
            onChange={(changed) => {
              onChange({ ...draft, kpis: draft.kpis.with(at, changed) });
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

interface OneProps extends Pick<DraftProps, "complaint"> {
  readonly kpi: KpiDraft;
  readonly kpis: readonly KpiChoice[];
  readonly at: number;
  readonly onChange: (kpi: KpiDraft) => void;
}

function OneKpi(props: OneProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { kpi, kpis, at, complaint, onChange } = props;
  return (
    <Stack gap="md">
      <Select
        label={t("setUp.kpiId")}
        required
        value={kpi.kpiId === "" ? null : kpi.kpiId}
        error={complaint(`/ratchet/kpis/${at}/id`) ?? complaint(`/restatement/${at}/kpiId`)}
        data={kpis.map(({ id, name, unit }) => ({ value: id, label: `${pick(name)} (${pick(unit)})` }))}
        onChange={(kpiId) => {
          onChange({ ...kpi, kpiId: kpiId ?? "" });
        }}
      />
      <PolicyFields {...props} />
    </Stack>
  );
}

function PolicyFields({ kpi, at, complaint, onChange }: OneProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t("agreements.policy")} variant="unstyled">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {(["thresholdPercent", "cumulativeMonths"] as const).map((name) => (
          <TextField
            key={name}
            form="figure"
            label={t(`setUp.${name}`)}
            value={kpi[name]}
            error={complaint(`/restatement/${at}/${name}`)}
            onChange={(value) => {
              onChange({ ...kpi, [name]: value });
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
      <PolicyChoices kpi={kpi} onChange={onChange} />
    </Fieldset>
  );
}

function PolicyChoices({ kpi, onChange }: Pick<OneProps, "kpi" | "onChange">): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" mt="sm">
      <Checkbox.Group
        label={t("setUp.triggers")}
        value={[...kpi.triggers]}
        onChange={(chosen) => {
          onChange({ ...kpi, triggers: triggers.filter((trigger) => chosen.includes(trigger)) });
        }}
      >
        <Group mt={4}>
          {triggers.map((trigger) => (
            <Checkbox key={trigger} value={trigger} label={t(`restatement.triggers.${trigger}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Flag
        label={t("setUp.inclusive")}
        isOn={kpi.inclusive}
        onChange={(inclusive) => {
          onChange({ ...kpi, inclusive });
        }}
      />
      <Flag
        label={t("setUp.needsConsent")}
        isOn={kpi.needsConsent}
        onChange={(needsConsent) => {
          onChange({ ...kpi, needsConsent });
        }}
      />
    </Stack>
  );
}
