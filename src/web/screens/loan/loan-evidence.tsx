import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { EvidenceLink } from "../../parts/evidence-list.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

export function LoanEvidence({ loanId }: { readonly loanId: string }): ReactNode {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  const evidence = useAnswer(loanRoutes.getLoanEvidence, { params: { loanId } });
  return (
    <Section title={t("loan.evidence.title")}>
      <AnswerGate answer={evidence}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("loan.evidence.empty")} next={t("loan.evidence.emptyNext")} />
          ) : (
            <DataTable
              caption={t("loan.evidence.caption")}
              rows={items}
              rowKey={({ id, observationId }) => `${id} ${observationId}`}
              columns={[
                {
                  id: "file",
                  header: t("loan.evidence.file"),
                  names: true,
                  cell: ({ id, fileName, fictional }) => (
                    <>
                      <EvidenceLink id={id} fileName={fileName} /> {fictional && <FictionalBadge />}
                    </>
                  ),
                },
                { id: "kpi", header: t("loan.evidence.kpi"), cell: ({ kpiName }) => pick(kpiName) },
                { id: "period", header: t("loan.evidence.period"), cell: ({ periodLabel }) => periodLabel },
                {
                  id: "value",
                  header: t("loan.evidence.value"),
                  figure: true,
                  cell: ({ value, observationId }) => (
                    <Anchor component={Link} to={`/observations/${observationId}`}>
                      {grouped(value)}
                    </Anchor>
                  ),
                },
                {
                  id: "grade",
                  header: t("loan.evidence.grade"),
                  cell: ({ grade }) => grade ?? t("common.unknown"),
                },
                {
                  id: "uploaded",
                  header: t("loan.evidence.uploaded"),
                  cell: ({ uploadedBy, uploadedAt }) => `${uploadedBy} ${instant(uploadedAt)}`,
                },
              ]}
              below={({ sha256 }) => (
                <span className="explanation-hash">
                  SHA-256 <HashText hash={sha256} />
                </span>
              )}
            />
          )
        }
      </AnswerGate>
    </Section>
  );
}
