import { Button, Group, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { partyRoutes } from "../../../contract/party/routes.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Forms = AnswerOf<typeof partyRoutes.listLegalForms>;
type Cell = Forms["items"][number]["cells"]["setUp"];

const columns = [
  "outsideEquity",
  "distribution",
  "missionLock",
  "assetLock",
  "corporateTax",
  "donorRelief",
  "setUp",
] as const;

/** All forms side by side; a short cut leaves the one that serves a need. */
export function LegalForms(): ReactNode {
  const { t } = useTranslation();
  const forms = useAnswer(partyRoutes.listLegalForms, {});
  return (
    <Page
      title={t("parties.legalForms")}
      lead={t("parties.legalFormsLead")}
      back={{ to: "/organizations", label: t("parties.organizations") }}
    >
      <AnswerGate answer={forms} lines={10}>
        {(answer) => <Comparison answer={answer} />}
      </AnswerGate>
    </Page>
  );
}

function Comparison({ answer: { items, shortCuts } }: { readonly answer: Forms }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const [chosen, choose] = useState<string>();
  const rows = chosen === undefined ? items : items.filter(({ code }) => code === chosen);
  return (
    <Section title={t("parties.caption")}>
      <Group gap="xs">
        {shortCuts.map(({ need, code }) => (
          <Button
            key={need}
            size="xs"
            variant={chosen === code ? "filled" : "default"}
            aria-pressed={chosen === code}
            onClick={() => {
              choose(chosen === code ? undefined : code);
            }}
          >
            {t(`parties.shortCuts.${need}`)}
          </Button>
        ))}
      </Group>
      <DataTable
        caption={t("parties.caption")}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { id: "form", header: t("parties.form"), names: true, cell: ({ name }) => pick(name) },
          ...columns.map((column) => ({
            id: column,
            header: t(`parties.columns.${column}`),
            cell: ({ cells }: Forms["items"][number]) => <FormCell cell={cells[column]} />,
          })),
          { id: "lock", header: t("parties.lock"), figure: true, cell: ({ lockGrade }) => lockGrade },
          {
            id: "source",
            header: t("parties.source"),
            cell: ({ source, reviewedOn }) => (
              <Text size="xs" c="dimmed">
                {source} · {day(reviewedOn)}
              </Text>
            ),
          },
        ]}
      />
    </Section>
  );
}

function FormCell({ cell }: { readonly cell: Cell }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <>
      {pick(cell.words)}{" "}
      {!cell.confirmed && <StatusBadge tone="wait">{t("parties.unconfirmed")}</StatusBadge>}
    </>
  );
}
