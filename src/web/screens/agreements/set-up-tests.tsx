import { Button, Fieldset, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../shell/use-format.ts";
import type { DraftProps } from "./draft-fields.tsx";
import { emptyTest, type TestDraft } from "./draft.ts";
import type { KpiChoice } from "./set-up-parties.tsx";

/** Each test date with its period, the day its certificate is due and a target for every KPI. */
export function TestFields({
  kpis,
  draft,
  onChange,
}: DraftProps & { readonly kpis: readonly KpiChoice[] }): ReactNode {
  const { t } = useTranslation();
  const tested = draft.kpis.flatMap(({ kpiId }) => kpis.filter(({ id }) => id === kpiId));
  return (
    <Stack gap="md">
      {draft.tests.map((test, at) => (
        <Fieldset key={at} legend={t("setUp.test", { n: at + 1 })}>
          <OneTest
            test={test}
            kpis={tested}
            onChange={(changed) => {
              onChange({ ...draft, tests: draft.tests.with(at, changed) });
            }}
          />
          {draft.tests.length > 1 && (
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
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => {
            onChange({ ...draft, tests: [...draft.tests, emptyTest] });
          }}
        >
          {t("setUp.addTest")}
        </Button>
      </div>
    </Stack>
  );
}

interface OneProps {
  readonly test: TestDraft;
  readonly kpis: readonly KpiChoice[];
  readonly onChange: (test: TestDraft) => void;
}

const days = ["testOn", "periodStartOn", "periodEndOn", "certificateDueOn"] as const;

function OneTest({ test, kpis, onChange }: OneProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {days.map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`setUp.${name}`)}
          value={test[name]}
          onChange={(event) => {
            onChange({ ...test, [name]: event.target.value });
          }}
        />
      ))}
      {kpis.map(({ id, name }) => (
        <TextInput
          key={id}
          label={t("setUp.targetOf", { kpi: pick(name) })}
          inputMode="decimal"
          value={test.targets[id] ?? ""}
          onChange={(event) => {
            onChange({ ...test, targets: { ...test.targets, [id]: event.target.value } });
          }}
        />
      ))}
    </SimpleGrid>
  );
}
