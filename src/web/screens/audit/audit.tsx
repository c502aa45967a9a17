import { Button, List, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { auditRoutes } from "../../../contract/audit/routes.ts";
import { useAnswer, usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { Checkpoints } from "./checkpoints.tsx";

export function Audit(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t("audit.title")} lead={t("audit.intro")}>
      <Verification />
      <Checkpoints />
      <Chain />
    </Page>
  );
}

/** Recomputes everything on demand: it reads the whole chain, so it is asked for, not shown by itself. */
function Verification(): ReactNode {
  const { t } = useTranslation();
  const [isWanted, want] = useState(false);
  const verification = useAnswer(auditRoutes.getVerification, {}, { enabled: isWanted });
  return (
    <Stack gap="sm">
      <div>
        <Button
          loading={verification.isFetching}
          onClick={() => {
            if (isWanted) void verification.refetch();
            want(true);
          }}
        >
          {t("audit.verify")}
        </Button>
      </div>
      {isWanted && (
        <AnswerGate answer={verification} lines={2}>
          {({ holds, checked, firstBadRow }) => (
            <Notice tone={holds ? "good" : "bad"} title={t(holds ? "audit.holds" : "audit.broken")}>
              <details className="why">
                <summary>
                  {t("audit.checkedRows", { count: checked.reduce((sum, { count }) => sum + count, 0) })}
                </summary>
                <List size="sm">
                  {checked.map(({ what, count }) => (
                    <List.Item key={what}>{t("audit.checked", { what, count })}</List.Item>
                  ))}
                </List>
              </details>
              {firstBadRow !== null && (
                <Text size="sm" fw={700}>
                  {t("audit.firstBad", { what: firstBadRow.what, row: firstBadRow.row })}:{" "}
                  {firstBadRow.because}
                </Text>
              )}
            </Notice>
          )}
        </AnswerGate>
      )}
    </Stack>
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
