import { Anchor, Button, Group, Select, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { agreementTest } from "../../../contract/agreement/answers.ts";
import { testStates } from "../../../contract/agreement/answers.ts";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { LoadingLines } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { OutcomeBadge, StatusBadge, TestBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

type Test = z.output<typeof agreementTest>;

export function Agreements(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Page
      title={t("agreements.title")}
      lead={t("agreements.lead")}
      actions={
        may("requestApproval") && (
          <Button component={Link} to="/agreements/new">
            {t("agreements.make")}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Workbench />
        <AgreementList />
      </Stack>
    </Page>
  );
}

/** Every test date with its state; what can be decided is one click away. */
function Workbench(): ReactNode {
  const { t } = useTranslation();
  const [state, setState] = useState<Test["state"] | null>(null);
  const tests = usePages(agreementRoutes.listAgreementTests, state === null ? {} : { state });
  return (
    <Section title={t("agreements.workbench")} lead={t("agreements.workbenchLead")}>
      <Select
        label={t("agreements.filter")}
        placeholder={t("agreements.all")}
        clearable
        value={state}
        data={testStates.map((value) => ({ value, label: t(`codes.test.${value}`) }))}
        onChange={(chosen) => {
          setState(testStates.find((known) => known === chosen) ?? null);
        }}
        className="no-print"
        maw={280}
      />
      {tests.error !== null && <ProblemAlert error={tests.error} onRetry={tests.refetch} />}
      {tests.items === undefined && tests.error === null && <LoadingLines lines={4} />}
      {tests.items?.length === 0 && <Empty title={t("agreements.noTests")} />}
      {tests.items !== undefined && tests.items.length > 0 && <TestTable tests={tests.items} />}
      <MoreButton onClick={tests.showMore} busy={tests.isFetching} />
    </Section>
  );
}

function TestTable({ tests }: { readonly tests: readonly Test[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <DataTable
      caption={t("agreements.testsCaption")}
      rows={tests}
      rowKey={({ agreement, testOn }) => `${agreement.id}/${testOn}`}
      columns={[
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
        { id: "decide", header: t("agreements.decide"), cell: (test) => <DecideLink test={test} /> },
      ]}
    />
  );
}

function TestState({ test: { state, spts } }: { readonly test: Test }): ReactNode {
  return (
    <Group gap={4}>
      <TestBadge state={state} />
      {spts.map(({ kpiId, outcome }) => outcome !== null && <OutcomeBadge key={kpiId} outcome={outcome} />)}
    </Group>
  );
}

function DecideLink({ test: { agreement, testOn, state } }: { readonly test: Test }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  if (!may("requestApproval") || (state !== "ready" && state !== "decided")) return null;
  return (
    <Button component={Link} to={`/agreements/${agreement.id}/tests/${testOn}`} size="xs" variant="default">
      {t("agreements.decide")}
    </Button>
  );
}

function AgreementList(): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const word = useCodeWord();
  const agreements = usePages(agreementRoutes.listAgreements);
  if (agreements.error !== null)
    return <ProblemAlert error={agreements.error} onRetry={agreements.refetch} />;
  if (agreements.items === undefined) return <LoadingLines lines={4} />;
  if (agreements.items.length === 0) return <Empty title={t("agreements.empty")} />;
  return (
    <Section title={t("agreements.title")}>
      <DataTable
        caption={t("agreements.caption")}
        rows={agreements.items}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "name",
            header: t("agreements.name"),
            names: true,
            cell: ({ id, name }) => (
              <Anchor component={Link} to={`/agreements/${id}`}>
                {pick(name)}
              </Anchor>
            ),
          },
          { id: "borrower", header: t("agreements.borrower"), cell: ({ borrower }) => pick(borrower.name) },
          {
            id: "loans",
            header: t("agreements.loans"),
            cell: ({ loans }) => loans.map(({ number }) => number).join(", "),
          },
          {
            id: "aggregation",
            header: t("agreements.aggregation"),
            cell: ({ aggregation }) => word("aggregation", aggregation),
          },
          {
            id: "next",
            header: t("agreements.nextTest"),
            figure: true,
            cell: ({ nextTestOn }) => (nextTestOn === null ? t("common.unknown") : day(nextTestOn)),
          },
          {
            id: "state",
            header: t("agreements.state"),
            cell: ({ state }) => (
              <StatusBadge tone={state === "inForce" ? "good" : "quiet"}>
                {t(`agreements.states.${state}`)}
              </StatusBadge>
            ),
          },
        ]}
      />
      <MoreButton onClick={agreements.showMore} busy={agreements.isFetching} />
    </Section>
  );
}
