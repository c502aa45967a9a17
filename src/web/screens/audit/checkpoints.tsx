import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { auditRoutes } from "../../../contract/audit/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

/** How far the chain had come, signed and kept outside the database. */
export function Checkpoints(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const checkpoints = useAnswer(auditRoutes.listCheckpoints, {});
  const take = useIntention(auditRoutes.takeCheckpoint);
  return (
    <Section title={t("audit.checkpoints")} lead={t("audit.checkpointsLead")}>
      {take.error !== null && <ProblemAlert error={take.error} />}
      <div>
        <Button
          variant="default"
          loading={take.isPending}
          onClick={() => {
            take.mutate(
              {},
              {
                onSuccess: () => {
                  announce(t("audit.checkpointTaken"));
                },
              },
            );
          }}
        >
          {t("audit.takeCheckpoint")}
        </Button>
      </div>
      <AnswerGate answer={checkpoints} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("audit.noCheckpoint")} />
          ) : (
            <DataTable
              caption={t("audit.checkpoints")}
              rows={items}
              rowKey={({ seq, at }) => `${String(seq)} ${at}`}
              columns={[
                { id: "at", header: t("audit.at"), names: true, cell: ({ at }) => instant(at) },
                { id: "rows", header: t("audit.rows"), figure: true, cell: ({ seq }) => seq },
                {
                  id: "root",
                  header: t("audit.root"),
                  cell: ({ merkleRoot }) => <HashText hash={merkleRoot} short />,
                },
                {
                  id: "signature",
                  header: t("audit.signature"),
                  cell: ({ signature }) => signature.slice(0, 16),
                },
              ]}
            />
          )
        }
      </AnswerGate>
    </Section>
  );
}
