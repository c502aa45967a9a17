import { Anchor, Button, Group, List, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { agreementAnswer, sptAnswer } from "../../../contract/loan/loan-answers.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { OutcomeBadge, TestBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import type { LoanAnswer } from "./loan-answer.ts";

type Agreement = z.output<typeof agreementAnswer>;
type Spt = z.output<typeof sptAnswer>;

export function LoanTests({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  if (loan.agreement === null) return <Empty title={t("loan.tests.none")} />;
  return (
    <Stack gap="lg">
      <AgreementFacts agreement={loan.agreement} />
      <Section title={t("loan.tests.title")}>
        <DecideButtons agreement={loan.agreement} />
        <SptTable spts={loan.agreement.spts} />
      </Section>
    </Stack>
  );
}

function AgreementFacts({ agreement }: { readonly agreement: Agreement }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  return (
    <Section title={pick(agreement.name)} lead={<ProvenanceLine provenance={agreement.provenance} />}>
      <Facts
        items={[
          { label: t("loan.tests.aggregation"), value: word("aggregation", agreement.aggregation) },
          { label: t("loan.tests.effectiveRule"), value: pick(agreement.effectiveRule) },
        ]}
      />
      <div>
        <Text size="sm" fw={700} mb={4}>
          {t("loan.tests.clauses")}
        </Text>
        <List size="sm" spacing={4}>
          {agreement.clauses.map((clause) => (
            <List.Item key={clause.en}>{pick(clause)}</List.Item>
          ))}
        </List>
      </div>
    </Section>
  );
}

/** One decision covers all SPTs of a test date. */
function DecideButtons({ agreement }: { readonly agreement: Agreement }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const may = useMay();
  const ready = [
    ...new Set(agreement.spts.filter(({ state }) => state === "ready").map(({ testOn }) => testOn)),
  ];
  if (!may("requestApproval")) return null;
  return ready.map((testOn) => (
    <div key={testOn}>
      <Button component={Link} to={`/agreements/${agreement.id}/tests/${testOn}`}>
        {t("loan.tests.decideFor", { day: day(testOn) })}
      </Button>
    </div>
  ));
}

function SptTable({ spts }: { readonly spts: readonly Spt[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const withUnit = (value: string | null, { kpi }: Spt): string =>
    value === null ? t("common.unknown") : `${grouped(value)} ${pick(kpi.unit)}`;
  return (
    <DataTable
      caption={t("loan.tests.caption")}
      rows={spts}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "kpi",
          header: t("loan.tests.kpi"),
          names: true,
          cell: ({ kpi }) => (
            <Anchor component={Link} to={`/kpis/${kpi.id}`}>
              {pick(kpi.name)}
            </Anchor>
          ),
        },
        { id: "testOn", header: t("loan.tests.testOn"), figure: true, cell: ({ testOn }) => day(testOn) },
        {
          id: "baseline",
          header: t("loan.tests.baseline"),
          figure: true,
          cell: (row) => withUnit(row.baseline, row),
        },
        {
          id: "target",
          header: t("loan.tests.target"),
          figure: true,
          cell: (row) => `${comparisonOf(row)} ${withUnit(row.target, row)}`,
        },
        {
          id: "observed",
          header: t("loan.tests.observed"),
          figure: true,
          cell: (row) => <Observed spt={row} />,
        },
        { id: "grade", header: t("loan.tests.grade"), cell: ({ gradeNeeded }) => gradeNeeded },
        {
          id: "due",
          header: t("loan.tests.certificateDue"),
          figure: true,
          cell: ({ certificateDueOn }) => day(certificateDueOn),
        },
        {
          id: "state",
          header: t("loan.tests.state"),
          cell: ({ state, outcome }) =>
            outcome === null ? <TestBadge state={state} /> : <OutcomeBadge outcome={outcome} />,
        },
      ]}
      below={({ periodStartOn, periodEndOn, provenance }) => (
        <Group gap="md">
          <Text size="sm" c="dimmed">
            {t("loan.tests.period")}: {day(periodStartOn)} – {day(periodEndOn)}
          </Text>
          <ProvenanceLine provenance={provenance} />
        </Group>
      )}
    />
  );
}

/** Reaching the target is enough unless the agreement says that it must be exceeded. */
function comparisonOf({ kpi, strict }: Spt): string {
  if (kpi.direction === "higher") return strict ? ">" : "≥";
  return strict ? "<" : "≤";
}

function Observed({ spt: { observation, kpi } }: { readonly spt: Spt }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (observation === null) return t("common.unknown");
  return (
    <>
      <Anchor component={Link} to={`/observations/${observation.id}`}>
        {grouped(observation.value)} {pick(kpi.unit)}
      </Anchor>
      {observation.grade !== null && ` (${observation.grade})`}
    </>
  );
}
