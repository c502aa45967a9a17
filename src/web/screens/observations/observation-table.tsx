import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { observationAnswer } from "../../../contract/impact/answers.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { ObservationBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

export type ObservationAnswer = z.output<typeof observationAnswer>;

interface TableProps {
  readonly caption: string;
  readonly items: readonly ObservationAnswer[];
  readonly link: (item: ObservationAnswer, label: string) => ReactNode;
}

export function ObservationTable({ caption, items, link }: TableProps): ReactNode {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "kpi",
          header: t("report.kpi"),
          names: true,
          cell: (item) => link(item, `${pick(item.kpi.name)} ${item.periodLabel}`),
        },
        { id: "project", header: t("observations.project"), cell: ({ project }) => pick(project.name) },
        {
          id: "value",
          header: t("observations.value"),
          figure: true,
          cell: ({ value, kpi }) => `${grouped(value)} ${pick(kpi.unit)}`,
        },
        {
          id: "evidence",
          header: t("observations.evidence"),
          figure: true,
          cell: ({ evidence }) => evidence.length,
        },
        {
          id: "submittedAt",
          header: t("observations.submittedAt"),
          cell: ({ submittedAt }) => (submittedAt === null ? t("common.unknown") : instant(submittedAt)),
        },
        {
          id: "state",
          header: t("observations.state"),
          cell: ({ state }) => <ObservationBadge state={state} />,
        },
      ]}
    />
  );
}
