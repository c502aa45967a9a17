import { Anchor, Stack } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { ObservationBadge, StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { PaceSection } from "../impact/pace-section.tsx";
import type { Kpi as KpiAnswer } from "../report/kpi-answer.ts";
import { KpiChart } from "./kpi-chart.tsx";

const route = getRouteApi("/signed-in/kpis/$kpiId");

export function Kpi(): ReactNode {
  const { pick } = useFormat();
  const { kpiId } = route.useParams();
  const kpi = useAnswer(impactRoutes.getKpi, { params: { kpiId } });
  return (
    <AnswerGate answer={kpi} lines={8}>
      {(data) => (
        <Page
          title={pick(data.name)}
          back={{ to: `/projects/${data.project.id}`, label: pick(data.project.name) }}
          lead={<ProvenanceLine provenance={data.provenance} />}
        >
          <Stack gap="lg">
            <KpiSeries kpi={data} />
            <PaceSection kpiId={data.id} unit={data.unit} />
            <KpiDefinition kpi={data} />
          </Stack>
        </Page>
      )}
    </AnswerGate>
  );
}

function KpiDefinition({ kpi }: { readonly kpi: KpiAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { baseline, targets, unit } = kpi;
  return (
    <Section
      title={t("common.details")}
      marks={
        <Anchor component={Link} to={`/kpi-library/${kpi.id}`} size="sm">
          {t("kpiLibrary.title")}
        </Anchor>
      }
    >
      <Facts
        items={[
          { label: t("kpi.formula"), value: pick(kpi.formula) },
          { label: t("kpi.unit"), value: pick(unit) },
          { label: t("kpi.direction"), value: t(`codes.direction.${kpi.direction}`) },
          {
            label: t("kpi.baseline"),
            value:
              baseline === null
                ? t("common.none")
                : `${grouped(baseline.value)} ${pick(unit)} (${day(baseline.on)})`,
          },
          ...targets.map(({ testOn, value }) => ({
            label: `${t("kpi.target")} ${day(testOn)}`,
            value: `${grouped(value)} ${pick(unit)}`,
          })),
        ]}
      />
    </Section>
  );
}

function KpiSeries({ kpi }: { readonly kpi: KpiAnswer }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t("kpi.series")}>
      {kpi.observations.length === 0 ? (
        <Empty title={t("kpi.noSeries")} />
      ) : (
        <>
          <KpiChart kpi={kpi} />
          <ObservationRows kpi={kpi} />
        </>
      )}
    </Section>
  );
}

function ObservationRows({ kpi }: { readonly kpi: KpiAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <DataTable
      caption={t("kpi.table")}
      rows={kpi.observations}
      rowKey={({ id }) => id}
      rowClass={({ conflicting }) => (conflicting ? "is-conflicting" : "")}
      columns={[
        { id: "period", header: t("kpi.period"), names: true, cell: ({ periodLabel }) => periodLabel },
        {
          id: "value",
          header: t("kpi.value"),
          figure: true,
          cell: ({ id, value }) => (
            <Anchor component={Link} to={`/observations/${id}`}>
              {grouped(value)} {pick(kpi.unit)}
            </Anchor>
          ),
        },
        {
          id: "state",
          header: t("kpi.state"),
          cell: ({ state, conflicting }) => (
            <>
              <ObservationBadge state={state} />{" "}
              {conflicting && (
                <StatusBadge tone="wait" title={t("kpi.conflictHint")}>
                  {t("kpi.conflict")}
                </StatusBadge>
              )}
            </>
          ),
        },
        { id: "grade", header: t("kpi.grade"), cell: ({ grade }) => grade ?? t("common.unknown") },
        {
          id: "source",
          header: t("common.source"),
          cell: ({ provenance }) => <ProvenanceLine provenance={provenance} />,
        },
      ]}
    />
  );
}
