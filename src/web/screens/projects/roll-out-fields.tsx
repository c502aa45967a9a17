import { Button, Fieldset, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { emptyRegion, emptyRollOut, type RegionDraft, type RollOutDraft } from "./plan-draft.ts";
import type { ProjectAnswer } from "./projects.tsx";
import { RemoveLast } from "./remove-last.tsx";

type Kpis = ProjectAnswer["kpis"];

interface RollOutsProps {
  readonly rollOuts: readonly RollOutDraft[];
  readonly kpis: Kpis;
  readonly onChange: (rollOuts: readonly RollOutDraft[]) => void;
}

/** The same service in several regions, each measured by a KPI of its own. */
export function RollOutFields({ rollOuts, kpis, onChange }: RollOutsProps): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<RollOutDraft>) => {
    onChange(rollOuts.map((rollOut, i) => (i === at ? { ...rollOut, ...part } : rollOut)));
  };
  return (
    <Section title={t("planning.rollOutEdit")} lead={t("planning.rollOutHint")}>
      {rollOuts.map(({ name, nameEn, regions }, i) => (
        <Fieldset key={i} legend={t("planning.service", { number: i + 1 })}>
          <Stack gap="sm">
            <Group align="flex-end">
              <TextInput
                label={t("planning.serviceName")}
                required
                value={name}
                onChange={(event) => {
                  change(i, { name: event.target.value });
                }}
              />
              <TextInput
                label={t("planning.serviceNameEn")}
                value={nameEn}
                onChange={(event) => {
                  change(i, { nameEn: event.target.value });
                }}
              />
            </Group>
            <Regions
              regions={regions}
              kpis={kpis}
              onChange={(changed) => {
                change(i, { regions: changed });
              }}
            />
          </Stack>
        </Fieldset>
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => {
            onChange([...rollOuts, withFirstKpi(emptyRollOut, kpis)]);
          }}
        >
          {t("planning.addService")}
        </Button>
        <RemoveLast
          what={t("planning.service", { number: rollOuts.length })}
          list={rollOuts}
          onChange={onChange}
        />
      </Group>
    </Section>
  );
}

function withFirstKpi(rollOut: RollOutDraft, kpis: Kpis): RollOutDraft {
  return { ...rollOut, regions: rollOut.regions.map((region) => ({ ...region, kpiId: kpis[0]?.id ?? "" })) };
}

interface RegionsProps {
  readonly regions: readonly RegionDraft[];
  readonly kpis: Kpis;
  readonly onChange: (regions: readonly RegionDraft[]) => void;
}

function Regions({ regions, kpis, onChange }: RegionsProps): ReactNode {
  const { t } = useTranslation();
  const unused = kpis.find(({ id }) => !regions.some(({ kpiId }) => kpiId === id)) ?? kpis[0];
  return (
    <>
      {regions.map((region, i) => (
        <Region
          key={i}
          region={region}
          number={i + 1}
          kpis={kpis}
          onChange={(part) => {
            onChange(regions.map((each, at) => (at === i ? { ...each, ...part } : each)));
          }}
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onChange([...regions, { ...emptyRegion, kpiId: unused?.id ?? "" }]);
          }}
        >
          {t("planning.addRegion")}
        </Button>
        <RemoveLast
          what={t("planning.regionNumber", { number: regions.length })}
          list={regions}
          onChange={onChange}
        />
      </Group>
    </>
  );
}

interface RegionProps {
  readonly region: RegionDraft;
  readonly number: number;
  readonly kpis: Kpis;
  readonly onChange: (part: Partial<RegionDraft>) => void;
}

function Region({ region, number, kpis, onChange }: RegionProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { name, nameEn, municipalityCode, kpiId } = region;
  const text = (label: string, value: string, key: "name" | "nameEn" | "municipalityCode") => ({
    label,
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange({ [key]: event.target.value });
    },
  });
  return (
    <Group align="flex-end" role="group" aria-label={t("planning.regionNumber", { number })}>
      <TextInput required {...text(t("planning.regionName"), name, "name")} />
      <TextInput {...text(t("planning.regionNameEn"), nameEn, "nameEn")} />
      <TextInput
        inputMode="numeric"
        {...text(t("planning.areaCode"), municipalityCode, "municipalityCode")}
      />
      <NativeSelect
        label={t("planning.regionKpi")}
        value={kpiId}
        data={kpis.map((kpi) => ({ value: kpi.id, label: pick(kpi.name) }))}
        onChange={(event) => {
          onChange({ kpiId: event.target.value });
        }}
      />
    </Group>
  );
}
