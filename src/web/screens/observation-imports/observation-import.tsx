import { Anchor, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { observationImportRoutes } from "../../../contract/observation-import/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { ObservationBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ImportBadge } from "./observation-imports.tsx";

/** One imported table: what became of its rows, and the way back. */
export function ObservationImport(): ReactNode {
  const { importId = "" } = useParams({ strict: false });
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  const answer = useAnswer(observationImportRoutes.getObservationImport, { params: { importId } });
  return (
    <AnswerGate answer={answer} lines={8}>
      {({ id, fileName, sha256, importedBy, importedAt, undone, rows, allowed }) => (
        <Page
          title={fileName}
          back={{ to: "/observation-imports", label: t("observationImports.title") }}
          lead={`${importedBy} · ${instant(importedAt)}`}
          marks={<ImportBadge isUndone={undone !== null} />}
        >
          <Section title={t("observationImports.planned")}>
            <Text size="xs" component="div">
              SHA-256 <HashText hash={sha256} />
            </Text>
            <DataTable
              caption={t("observationImports.planned")}
              rows={rows}
              rowKey={({ line }) => String(line)}
              columns={[
                { id: "line", header: t("observationImports.line"), cell: ({ line }) => line },
                {
                  id: "kpi",
                  header: t("report.kpi"),
                  names: true,
                  cell: ({ kpi, observationId }) => (
                    <Anchor component={Link} to={`/observations/${observationId}`}>
                      {pick(kpi)}
                    </Anchor>
                  ),
                },
                {
                  id: "period",
                  header: t("observationImports.period"),
                  cell: ({ periodLabel }) => periodLabel,
                },
                {
                  id: "value",
                  header: t("observationImports.value"),
                  figure: true,
                  cell: ({ value }) => grouped(value),
                },
                {
                  id: "state",
                  header: t("observationImports.state"),
                  cell: ({ state }) => <ObservationBadge state={state} />,
                },
              ]}
            />
          </Section>
          {undone !== null && (
            <Text>{t("observationImports.undoneBy", { by: undone.by, reason: undone.reason })}</Text>
          )}
          {allowed.includes("undo") && <UndoForm importId={id} />}
          {undone === null && allowed.length === 0 && (
            <Text c="dimmed">{t("observationImports.notUndoable")}</Text>
          )}
        </Page>
      )}
    </AnswerGate>
  );
}

function UndoForm({ importId }: { readonly importId: string }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const undo = useIntention(observationImportRoutes.undoObservationImport);
  return (
    <Section title={t("observationImports.undo")} lead={t("observationImports.undoLead")}>
      <Stack>
        {undo.error !== null && <ProblemAlert error={undo.error} />}
        <Textarea
          label={t("observationImports.undoReason")}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Group>
          <Button
            variant="default"
            disabled={reason.trim() === ""}
            loading={undo.isPending}
            onClick={() => {
              undo.mutate(
                { params: { importId }, body: { reason } },
                {
                  onSuccess: () => {
                    announce(t("observationImports.undoDone"));
                  },
                },
              );
            }}
          >
            {t("observationImports.undo")}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
