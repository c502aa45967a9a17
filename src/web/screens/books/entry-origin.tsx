import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useCodeWord } from "../../text/use-code-word.ts";

type Origin = z.output<typeof ledgerRoutes.getJournalEntry.response>["origin"];

/** From the entry down to the fact it was posted for, as the audit chain holds it. */
export function EntryOrigin({ origin }: { readonly origin: Origin }): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const { seq, action, approvalId, fact } = origin;
  const approval = (
    <Anchor component={Link} to={`/approvals/${approvalId ?? ""}`} size="sm">
      {t("books.entry.approval")}
    </Anchor>
  );
  return (
    <Section title={t("books.entry.origin")} lead={t("books.entry.originLead")}>
      <Facts
        items={[
          { label: t("books.entry.unit"), value: String(seq) },
          { label: t("books.entry.action"), value: word("action", action) },
          ...(approvalId === null ? [] : [{ label: t("books.entry.approval"), value: approval }]),
        ]}
      />
      {fact === null ? <Text size="sm">{t("books.entry.noFact")}</Text> : <FactTable fact={fact} />}
    </Section>
  );
}

/** Columns under the names that the database and the audit chain know them by. */
function FactTable({ fact: { table, cells } }: { readonly fact: NonNullable<Origin["fact"]> }): ReactNode {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={`${t("books.entry.fact")}: ${table}`}
      rows={Object.entries(cells).filter(([, cell]) => cell !== null)}
      rowKey={([column]) => column}
      columns={[
        {
          id: "column",
          header: `${t("books.entry.fact")} (${table})`,
          names: true,
          cell: ([column]) => column,
        },
        { id: "cell", header: "", cell: ([, cell]) => String(cell) },
      ]}
    />
  );
}
