import { Anchor, Button, Checkbox, Group, Select } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { testStates } from "../../../contract/agreement/answers.ts";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { OutcomeBadge, TestBadge } from "../../parts/status-badge.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { BulkVerdict } from "./bulk-verdict.tsx";
import { testKey, type TestAnswer } from "./test-answer.ts";

/** Every test date with its state; what can be decided is one click away, alone or together with others. */
export function Workbench(): ReactNode {
  const { t } = useTranslation();
  const mayAsk = useSignedIn().actions.includes("requestApproval");
  const [state, setState] = useState<TestAnswer["state"] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const tests = usePages(agreementRoutes.listAgreementTests, state === null ? {} : { state });
  const ready = mayAsk ? (tests.items ?? []).filter(isReady) : [];
  return (
    <>
      <Section title={t("agreements.workbench")} lead={t("agreements.workbenchLead")}>
        <Group align="flex-end" className="no-print">
          <StateFilter state={state} onChange={setState} />
          {ready.length > 0 && (
            <Button
              variant="default"
              onClick={() => {
                setChosen(new Set(ready.map(testKey)));
              }}
            >
              {t("agreements.chooseReady", { count: ready.length })}
            </Button>
          )}
        </Group>
        <AnswerGate answer={{ ...tests, data: tests.items }}>
          {(found) =>
            found.length === 0 ? (
              <Empty title={t("agreements.noTests")} />
            ) : (
              <TestTable tests={found} mayAsk={mayAsk} chosen={chosen} onChoose={setChosen} />
            )
          }
        </AnswerGate>
        <MoreButton onClick={tests.showMore} busy={tests.isFetching} />
      </Section>
      {mayAsk && (
        <BulkVerdict
          tests={ready.filter((test) => chosen.has(testKey(test)))}
          onDone={() => {
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

function isReady({ state }: TestAnswer): boolean {
  return state === "ready";
}

interface FilterProps {
  readonly state: TestAnswer["state"] | null;
  readonly onChange: (state: TestAnswer["state"] | null) => void;
}

function StateFilter({ state, onChange }: FilterProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Select
      label={t("agreements.filter")}
      placeholder={t("agreements.all")}
      clearable
      value={state}
      data={testStates.map((value) => ({ value, label: t(`codes.test.${value}`) }))}
      onChange={(chosen) => {
        onChange(testStates.find((known) => known === chosen) ?? null);
      }}
      maw={280}
    />
  );
}

interface TableProps {
  readonly tests: readonly TestAnswer[];
  readonly mayAsk: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function TestTable({ tests, mayAsk, chosen, onChoose }: TableProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const choice = {
    id: "chosen",
    header: t("approvals.chosen"),
    cell: (test: TestAnswer) =>
      isReady(test) && (
        <Checkbox
          aria-label={t("agreements.choose", { name: pick(test.agreement.name), day: day(test.testOn) })}
          checked={chosen.has(testKey(test))}
          onChange={({ currentTarget }) => {
            const others = [...chosen].filter((key) => key !== testKey(test));
            onChoose(new Set(currentTarget.checked ? [...others, testKey(test)] : others));
          }}
        />
      ),
  };
  return (
    <DataTable
      caption={t("agreements.testsCaption")}
      rows={tests}
      rowKey={testKey}
      columns={[
        ...(mayAsk && tests.some(isReady) ? [choice] : []),
        { id: "testOn", header: t("agreements.testOn"), figure: true, cell: ({ testOn }) => day(testOn) },
        {
          id: "agreement",
          header: t("agreements.name"),
          names: true,
          cell: ({ agreement }) => (
            <Anchor component={Link} to={`/agreements/${agreement.id}`}>
              {pick(agreement.name)}
            </Anchor>
          ),
        },
        { id: "borrower", header: t("agreements.borrower"), cell: ({ borrower }) => pick(borrower.name) },
        {
          id: "due",
          header: t("agreements.due"),
          figure: true,
          cell: ({ certificateDueOn }) => day(certificateDueOn),
        },
        { id: "state", header: t("agreements.state"), cell: (test) => <TestState test={test} /> },
        {
          id: "decide",
          header: t("agreements.decide"),
          cell: (test) => mayAsk && <DecideLink test={test} />,
        },
      ]}
    />
  );
}

function TestState({ test: { state, spts } }: { readonly test: TestAnswer }): ReactNode {
  return (
    <Group gap={4}>
      <TestBadge state={state} />
      {spts.map(({ kpiId, outcome }) => outcome !== null && <OutcomeBadge key={kpiId} outcome={outcome} />)}
    </Group>
  );
}

function DecideLink({ test: { agreement, testOn, state } }: { readonly test: TestAnswer }): ReactNode {
  const { t } = useTranslation();
  if (state !== "ready" && state !== "decided") return null;
  return (
    <Button component={Link} to={`/agreements/${agreement.id}/tests/${testOn}`} size="xs" variant="default">
      {t("agreements.decide")}
    </Button>
  );
}
