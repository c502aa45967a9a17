import { Button, Fieldset, Slider, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { grouped, isDecimalText } from "../../figures/decimal-text.ts";
import { pixelValue } from "../../parts/chart/scale.ts";
import { useFormat } from "../../shell/use-format.ts";
import type { AgreementAnswer } from "./agreement-answer.ts";

type Spt = AgreementAnswer["spts"][number];

export interface WhatIfCase {
  readonly id: number;
  /** Typed values by KPI. */
  readonly values: Readonly<Record<string, string>>;
}

interface CaseProps {
  readonly whatIf: WhatIfCase;
  readonly spts: readonly Spt[];
  readonly onChange: (changed: WhatIfCase) => void;
  readonly onRemove: (() => void) | undefined;
}

/** A figure and a slider for every KPI of one case. */
export function CaseFields({ whatIf, spts, onChange, onRemove }: CaseProps): ReactNode {
  const { t } = useTranslation();
  const name = t("simulator.caseName", { n: whatIf.id });
  return (
    <Fieldset legend={name} miw={260}>
      <Stack gap="md">
        {spts.map((spt) => (
          <KpiField
            key={spt.id}
            spt={spt}
            name={name}
            value={whatIf.values[spt.kpi.id] ?? ""}
            onChange={(value) => {
              onChange({ ...whatIf, values: { ...whatIf.values, [spt.kpi.id]: value } });
            }}
          />
        ))}
        {onRemove !== undefined && (
          <Button variant="subtle" size="xs" onClick={onRemove}>
            {t("simulator.removeCase", { name })}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

interface FieldProps {
  readonly spt: Spt;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The slider moves in hundredths of its way; what it names is text, as what is typed is. */
function KpiField({ spt, name, value, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { kpi, target } = spt;
  const range = sliderRange(spt);
  const shown = isDecimalText(value) ? pixelValue(value) : range.min;
  return (
    <div>
      <TextInput
        label={t("simulator.value", { kpi: pick(kpi.name), name })}
        description={t("simulator.target", { target: grouped(target), unit: pick(kpi.unit) })}
        placeholder={t("simulator.silent")}
        inputMode="decimal"
        value={value}
        onChange={(event) => {
          onChange(event.target.value.normalize("NFKC").replaceAll(/[,\s]/g, "").replace(/^−/, "-"));
        }}
      />
      <Slider
        mt={6}
        thumbLabel={t("simulator.slider", { kpi: pick(kpi.name), name })}
        label={null}
        min={range.min}
        max={range.max}
        step={range.step}
        value={Math.min(Math.max(shown, range.min), range.max)}
        onChange={(moved) => {
          onChange(moved.toFixed(range.decimals));
        }}
      />
    </div>
  );
}

interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly decimals: number;
}

/** From well short of the baseline to well beyond the target, in steps of a hundredth. */
function sliderRange({ baseline, target }: Spt): SliderRange {
  const [from, to] = [pixelValue(baseline ?? "0"), pixelValue(target)];
  const way = Math.abs(to - from) || Math.abs(to) || 1;
  const rough = way / 100;
  const decimals = Math.max(0, -Math.floor(Math.log10(rough)));
  const step = 10 ** -decimals;
  const snap = (value: number): number => Math.round(value / step) * step;
  return { min: snap(Math.min(from, to) - way / 2), max: snap(Math.max(from, to) + way / 2), step, decimals };
}
