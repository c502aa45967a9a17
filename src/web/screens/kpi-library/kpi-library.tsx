import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { kpiLibraryRoutes } from "../../../contract/impact/library-routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { LibraryKpi } from "./kpi-answer.ts";
import { NewKpi } from "./new-kpi.tsx";

export function KpiLibrary(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const kpis = usePages(kpiLibraryRoutes.listKpiLibrary);
  const close = (): void => {
    setAdding(false);
  };
  return (
    <Page
      title={t("kpiLibrary.title")}
      lead={t("kpiLibrary.lead")}
      actions={
        may("defineKpi") && (
          <Button
            onClick={() => {
              setAdding(true);
            }}
          >
            {t("kpiLibrary.add")}
          </Button>
        )
      }
    >
      <AnswerGate answer={{ ...kpis, data: kpis.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("kpiLibrary.empty")} next={t("kpiLibrary.emptyNext")} />
          ) : (
            <KpiTable items={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={kpis.showMore} busy={kpis.isFetching} />
      <Dialog title={t("kpiLibrary.add")} isOpen={isAdding} onClose={close} wide>
        <NewKpi onClose={close} />
      </Dialog>
    </Page>
  );
}

function KpiTable({ items }: { readonly items: readonly LibraryKpi[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <DataTable
      caption={t("kpiLibrary.title")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("kpiLibrary.name"),
          names: true,
          cell: ({ id, current }) => (
            <Anchor component={Link} to={`/kpi-library/${id}`} fw={700}>
              {pick(current.name)}
            </Anchor>
          ),
        },
        { id: "code", header: t("kpiLibrary.code"), cell: ({ code }) => code },
        { id: "project", header: t("kpiLibrary.project"), cell: ({ project }) => pick(project.name) },
        { id: "unit", header: t("kpiLibrary.unit"), cell: ({ current }) => pick(current.unit) },
        {
          id: "marks",
          header: t("kpiLibrary.core"),
          cell: ({ current, overlapsWith }) => (
            <>
              {t(current.isCore ? "kpiLibrary.coreYes" : "kpiLibrary.coreNo")}{" "}
              {overlapsWith.length > 0 && (
                <StatusBadge tone="wait">{t("kpiLibrary.overlapsWith")}</StatusBadge>
              )}
            </>
          ),
        },
        {
          id: "codes",
          header: "SDGs / IRIS+",
          cell: ({ current }) =>
            [...current.sdgCodes, ...current.irisCodes].join(", ") || t("kpiLibrary.ownYes"),
        },
        {
          id: "version",
          header: t("kpiLibrary.version"),
          figure: true,
          cell: ({ current }) => `${current.version} (${day(current.effectiveOn)})`,
        },
      ]}
    />
  );
}
