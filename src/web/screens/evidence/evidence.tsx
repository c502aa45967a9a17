import { Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { evidenceRoutes } from "../../../contract/impact/evidence-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { sizeText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { EvidenceLink } from "../../parts/evidence-list.tsx";
import { EvidenceViewer } from "../../parts/evidence-viewer.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { Page } from "../../parts/page.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { DescribeForm } from "./describe-form.tsx";
import type { EvidenceDetail } from "./evidence-answer.ts";

export function Evidence(): ReactNode {
  const { evidenceId = "" } = useParams({ strict: false });
  const { t } = useTranslation();
  const { pick } = useFormat();
  const answer = useAnswer(evidenceRoutes.getEvidence, { params: { evidenceId } });
  return (
    <AnswerGate answer={answer} lines={8}>
      {(evidence) => (
        <Page
          title={evidence.fileName}
          back={{
            to: `/observations/${evidence.observation.id}`,
            label: `${pick(evidence.observation.kpi.name)} ${evidence.observation.periodLabel}`,
          }}
          marks={
            <>
              {evidence.fictional && <FictionalBadge />}
              {evidence.duplicate && <StatusBadge tone="wait">{t("observations.duplicate")}</StatusBadge>}
            </>
          }
          actions={<EvidenceLink id={evidence.id} fileName={t("evidence.download")} />}
        >
          <Stack gap="lg">
            <Section title={t("evidence.viewer")}>
              <EvidenceViewer evidence={evidence} />
            </Section>
            <Details evidence={evidence} />
            {evidence.allowed.includes("describe") && <DescribeForm evidence={evidence} />}
            <Accesses evidence={evidence} />
          </Stack>
        </Page>
      )}
    </AnswerGate>
  );
}

interface Props {
  readonly evidence: EvidenceDetail;
}

function Details({ evidence }: Props): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useFormat();
  const { description, uploadedAt, uploadedBy, keptUntil, mediaType, sizeBytes, sha256 } = evidence;
  const span = [description?.coversFrom, description?.coversTo].flatMap((on) =>
    on === null || on === undefined ? [] : [day(on)],
  );
  return (
    <Section title={t("evidence.details")}>
      <Facts
        items={[
          ...(description === null
            ? []
            : [
                { label: t("evidence.kind"), value: t(`evidence.kinds.${description.documentKind}`) },
                { label: t("evidence.issuer"), value: description.issuer },
                { label: t("evidence.covers"), value: span.join(" – ") },
                { label: t("evidence.shows"), value: description.shows },
              ]),
          { label: t("evidence.uploaded"), value: `${uploadedBy} · ${instant(uploadedAt)}` },
          { label: t("evidence.keptUntil"), value: day(keptUntil) },
          { label: mediaType, value: sizeText(sizeBytes) },
          { label: "SHA-256", value: <HashText hash={sha256} /> },
        ]}
      />
      {description === null && <Text c="dimmed">{t("evidence.undescribed")}</Text>}
    </Section>
  );
}

function Accesses({ evidence: { accesses } }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  return (
    <Section title={t("evidence.accesses")} lead={t("evidence.accessesLead")}>
      <DataTable
        caption={t("evidence.accesses")}
        rows={accesses.map((access, position) => ({ ...access, position }))}
        rowKey={({ position }) => String(position)}
        columns={[
          { id: "at", header: t("evidence.at"), names: true, cell: ({ at }) => instant(at) },
          { id: "kind", header: t("evidence.access"), cell: ({ kind }) => t(`evidence.accessKinds.${kind}`) },
          {
            id: "organization",
            header: t("evidence.organization"),
            cell: ({ organization }) => pick(organization),
          },
          { id: "person", header: t("evidence.person"), cell: ({ person }) => person ?? t("common.unknown") },
        ]}
      />
    </Section>
  );
}
