import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ratioText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import { DataTable } from "../data-table.tsx";
import { EvidenceLink } from "../evidence-list.tsx";
import { HashText } from "../hash-text.tsx";
import { OutcomeBadge } from "../status-badge.tsx";
import type { Outcome } from "./preview-answer.ts";

export function OutcomeTable({ outcomes }: { readonly outcomes: readonly Outcome[] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const withUnit = (value: string | null, { kpi }: Outcome): string =>
    value === null ? t("common.unknown") : `${grouped(value)} ${pick(kpi.unit)}`;
  const attainment = (ratio: string | null): string =>
    ratio === null ? t("preview.undefined") : ratioText(ratio);
  return (
    <DataTable
      caption={t("preview.outcomesCaption")}
      rows={outcomes}
      rowKey={({ sptId }) => sptId}
      columns={[
        {
          id: "kpi",
          header: t("preview.kpi"),
          names: true,
          cell: ({ kpi }) => (
            <Anchor component={Link} to={`/kpis/${kpi.id}`}>
              {pick(kpi.name)}
            </Anchor>
          ),
        },
        {
          id: "value",
          header: t("preview.observed"),
          figure: true,
          cell: (row) => <ObservedValue outcome={row} />,
        },
        { id: "target", header: t("preview.target"), figure: true, cell: (row) => withUnit(row.target, row) },
        {
          id: "baseline",
          header: t("preview.baseline"),
          figure: true,
          cell: (row) => withUnit(row.baseline, row),
        },
        { id: "plain", header: t("preview.plain"), figure: true, cell: ({ plain }) => attainment(plain) },
        {
          id: "fromBaseline",
          header: t("preview.fromBaseline"),
          figure: true,
          cell: ({ fromBaseline }) => attainment(fromBaseline),
        },
        {
          id: "grade",
          header: t("preview.grade"),
          cell: ({ grade, gradeNeeded }) => `${grade ?? t("common.unknown")} (${gradeNeeded})`,
        },
        {
          id: "outcome",
          header: t("preview.outcome"),
          cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
        },
      ]}
      below={(row) => <OutcomeEvidence outcome={row} />}
    />
  );
}

function ObservedValue({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { value, observationId, observationVersion, kpi } = outcome;
  if (value === null) return t("common.unknown");
  const text = `${grouped(value)} ${pick(kpi.unit)}`;
  if (observationId === null) return text;
  return (
    <>
      <Anchor component={Link} to={`/observations/${observationId}`}>
        {text}
      </Anchor>
      {observationVersion !== null && (
        <Text component="span" size="xs" c="dimmed">
          {` v${observationVersion}`}
        </Text>
      )}
    </>
  );
}

function OutcomeEvidence({ outcome }: { readonly outcome: Outcome }): ReactNode {
  if (outcome.evidence.length === 0) return null;
  return (
    <ul className="evidence-lines">
      {outcome.evidence.map(({ id, fileName, sha256 }) => (
        <li key={id}>
          <EvidenceLink id={id} fileName={fileName} /> <span className="hash-label">SHA-256</span>{" "}
          <HashText hash={sha256} />
        </li>
      ))}
    </ul>
  );
}
