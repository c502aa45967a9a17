import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { auditRoutes } from "../../../contract/audit/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { SecurityLog } from "../administration/security-log.tsx";
import { Checkpoints } from "./checkpoints.tsx";
import { Verification } from "./verification.tsx";

export function Audit(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t("audit.title")} lead={t("audit.intro")}>
      <Verification />
      <Checkpoints />
      <Chain />
      <SecurityLog />
    </Page>
  );
}

function Chain(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const word = useCodeWord();
  const rows = usePages(auditRoutes.listAuditRows);
  return (
    <Section title={t("audit.chain")}>
      <AnswerGate answer={{ ...rows, data: rows.items }} lines={8}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("audit.empty")} next={t("audit.emptyNext")} />
          ) : (
            <DataTable
              caption={t("audit.caption")}
              rows={items}
              rowKey={({ seq }) => String(seq)}
              columns={[
                { id: "seq", header: t("audit.seq"), figure: true, names: true, cell: ({ seq }) => seq },
                {
                  id: "at",
                  header: t("audit.at"),
                  cell: ({ at }) => <span className="unbroken">{instant(at)}</span>,
                },
                { id: "person", header: t("audit.person"), cell: ({ person }) => word("author", person) },
                {
                  id: "action",
                  header: t("audit.action"),
                  cell: ({ action, clockRead }) =>
                    clockRead === null
                      ? word("action", action)
                      : `${word("action", action)} (${t("audit.clockBehind", { read: instant(clockRead) })})`,
                },
                {
                  id: "tables",
                  header: t("audit.tables"),
                  cell: ({ tables }) => tables.map(({ table, count }) => `${table} ${count}`).join(", "),
                },
                { id: "hash", header: t("audit.hash"), cell: ({ hash }) => <HashText hash={hash} short /> },
                {
                  id: "previous",
                  header: t("audit.previous"),
                  cell: ({ previousHash }) => <HashText hash={previousHash} short />,
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={rows.showMore} busy={rows.isFetching} />
    </Section>
  );
}
