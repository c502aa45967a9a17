import { Button, Fieldset, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../shell/use-format.ts";
import { sptPointer } from "./draft-body.ts";
import { Choice, Flag, TextField, type DraftProps } from "./draft-fields.tsx";
import { emptySpt, grades, isOpen, nextTest, type SptDraft, type TestDraft } from "./draft.ts";
import type { KpiChoice } from "./set-up-kpis.tsx";

interface TestsProps extends DraftProps {
  readonly kpis: readonly KpiChoice[];
}

/** Each test date with its period, the day its certificate is due and an SPT for every KPI. */
export function TestFields(props: TestsProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { draft, onChange } = props;
  return (
    <Stack gap="md">
      {draft.tests.map(
        (test, at) =>
          isOpen(test, draft) && (
            <Fieldset
              key={at}
              legend={
                test.standing === undefined
                  ? t("setUp.test", { n: at + 1 })
                  : t("setUp.standingTest", { day: day(test.standing.testOn) })
              }
            >
              <OneTest {...props} test={test} at={at} />
              {test.standing === undefined && draft.tests.length > 1 && (
                <Button
                  mt="sm"
                  size="xs"
                  variant="subtle"
                  onClick={() => {
                    onChange({ ...draft, tests: draft.tests.toSpliced(at, 1) });
                  }}
                >
                  {t("setUp.removeTest", { n: at + 1 })}
                </Button>
              )}
            </Fieldset>
          ),
      )}
      <div>
        <Button
          variant="default"
          onClick={() => {
            onChange({ ...draft, tests: [...draft.tests, nextTest(draft.tests)] });
          }}
        >
          {t("setUp.addTest")}
        </Button>
        <Text size="sm" c="dimmed" mt={4}>
          {t("setUp.addTestHint")}
        </Text>
      </div>
    </Stack>
  );
}

interface OneProps extends TestsProps {
  readonly test: TestDraft;
  readonly at: number;
}

const days = ["testOn", "periodStartOn", "periodEndOn", "certificateDueOn"] as const;

function OneTest(props: OneProps): ReactNode {
  const { t } = useTranslation();
  const { test, at, kpis, draft, onChange, complaint } = props;
  const tested = draft.kpis.flatMap(({ kpiId }) => kpis.filter(({ id }) => id === kpiId));
  const places = draft.kpis.map(({ kpiId }) => sptPointer(draft, test, kpiId));
  const change = (changed: TestDraft): void => {
    onChange({ ...draft, tests: draft.tests.with(at, changed) });
  };
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {days.map((name) => (
          <TextField
            key={name}
            form="date"
            label={t(`setUp.${name}`)}
            value={test[name]}
            isFixed={name === "testOn" && test.standing !== undefined}
            error={places
              .map((place) => complaint(`${place ?? ""}/${name}`))
              .find((one) => one !== undefined)}
            onChange={(value) => {
              change({ ...test, [name]: value });
            }}
          />
        ))}
      </SimpleGrid>
      {tested.map((kpi) => (
        <SptFields
          key={kpi.id}
          kpi={kpi}
          spt={test.spts[kpi.id] ?? emptySpt}
          complaint={(name) => complaint(`${sptPointer(draft, test, kpi.id) ?? ""}/${name}`)}
          onChange={(spt) => {
            change({ ...test, spts: { ...test.spts, [kpi.id]: spt } });
          }}
        />
      ))}
    </Stack>
  );
}

interface SptProps {
  readonly kpi: KpiChoice;
  readonly spt: SptDraft;
  readonly complaint: (name: string) => string | undefined;
  readonly onChange: (spt: SptDraft) => void;
}

const levels = ["baseline", "target", "neutralFrom"] as const;

function SptFields({ kpi, spt, complaint, onChange }: SptProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const of = { kpi: pick(kpi.name), unit: pick(kpi.unit) };
  return (
    <Fieldset legend={pick(kpi.name)} variant="unstyled">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {levels.map((name) => (
          <TextField
            key={name}
            form="figure"
            label={t(`setUp.level.${name}`, of)}
            isOptional={name !== "target"}
            value={spt[name]}
            error={complaint(name)}
            onChange={(value) => {
              onChange({ ...spt, [name]: value });
            }}
          />
        ))}
        <Choice
          label={t("setUp.gradeNeeded")}
          value={spt.gradeNeeded}
          options={grades}
          wordOf={(grade) => `${grade} ${t(`codes.grade.${grade}`)}`}
          onChange={(gradeNeeded) => {
            onChange({ ...spt, gradeNeeded });
          }}
        />
      </SimpleGrid>
      <Stack mt="xs">
        <Flag
          label={t("setUp.strict")}
          isOn={spt.strict}
          onChange={(strict) => {
            onChange({ ...spt, strict });
          }}
        />
      </Stack>
    </Fieldset>
  );
}
