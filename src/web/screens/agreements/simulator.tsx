import { Button, Group, Select, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { isDecimalText } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { AgreementAnswer } from "./agreement-answer.ts";
import { CaseFields, type WhatIfCase } from "./case-fields.tsx";
import { SimulationTable } from "./simulation-table.tsx";

const mostCases = 5;

/** KPI values in several cases side by side: step, rate and interest to maturity. Nothing is recorded. */
export function Simulator({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const days = [...new Set(agreement.spts.map(({ testOn }) => testOn))];
  const open = agreement.spts.find(({ state }) => state !== "decided")?.testOn;
  const [testOn, setTestOn] = useState(open ?? days.at(-1) ?? "");
  const spts = agreement.spts.filter((spt) => spt.testOn === testOn);
  const atTarget = Object.fromEntries(spts.map(({ kpi, target }) => [kpi.id, target]));
  const atBaseline = Object.fromEntries(
    spts.map(({ kpi, target, baseline }) => [kpi.id, baseline ?? target]),
  );
  const [cases, setCases] = useState<readonly WhatIfCase[]>([
    { id: 1, values: atTarget },
    { id: 2, values: atBaseline },
  ]);
  const change = (changed: WhatIfCase): void => {
    setCases(cases.map((one) => (one.id === changed.id ? changed : one)));
  };
  return (
    <Stack gap="lg">
      <Section title={t("agreements.tabs.simulate")} lead={t("simulator.lead")}>
        <Select
          label={t("simulator.testOn")}
          value={testOn}
          data={days.map((value) => ({ value, label: day(value) }))}
          onChange={(chosen) => {
            if (chosen !== null) setTestOn(chosen);
          }}
          allowDeselect={false}
          maw={280}
        />
        <Group align="flex-start" gap="lg">
          {cases.map((one) => (
            <CaseFields
              key={one.id}
              whatIf={one}
              spts={spts}
              onChange={change}
              onRemove={
                cases.length === 1
                  ? undefined
                  : () => {
                      setCases(cases.filter(({ id }) => id !== one.id));
                    }
              }
            />
          ))}
        </Group>
        {cases.length < mostCases && (
          <div>
            <Button
              variant="default"
              onClick={() => {
                setCases([...cases, { id: Math.max(...cases.map(({ id }) => id)) + 1, values: atTarget }]);
              }}
            >
              {t("simulator.addCase")}
            </Button>
          </div>
        )}
      </Section>
      <Results agreement={agreement} testOn={testOn} cases={cases} />
    </Stack>
  );
}

interface ResultProps {
  readonly agreement: AgreementAnswer;
  readonly testOn: string;
  readonly cases: readonly WhatIfCase[];
}

function Results({ agreement, testOn, cases }: ResultProps): ReactNode {
  const { t } = useTranslation();
  const tested = new Set(agreement.spts.filter((spt) => spt.testOn === testOn).map(({ kpi }) => kpi.id));
  const [settled] = useDebouncedValue(cases, 300);
  const body = {
    testOn,
    cases: settled.map(({ id, values }) => ({
      name: t("simulator.caseName", { n: id }),
      values: Object.entries(values)
        .filter(([kpiId, value]) => tested.has(kpiId) && isDecimalText(value))
        .map(([kpiId, value]) => ({ kpiId, value })),
    })),
  };
  const answer = useAnswer(
    agreementRoutes.simulateAgreement,
    { params: { agreementId: agreement.id }, body },
    { keepsLast: true },
  );
  return (
    <Section title={t("simulator.result")}>
      <AnswerGate answer={answer}>{(data) => <SimulationTable simulation={data} />}</AnswerGate>
    </Section>
  );
}
