import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { doorRoutes } from "../../../contract/identity/door-routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

export function SecurityEvents({ query }: { readonly query: Readonly<Record<string, string>> }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const word = useCodeWord();
  const events = usePages(doorRoutes.listSecurityEvents, query);
  return (
    <>
      <AnswerGate answer={{ ...events, data: events.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("common.noMatch")} />
          ) : (
            <DataTable
              caption={t("administration.log")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: "at",
                  header: t("audit.at"),
                  cell: ({ occurredAt }) => <span className="unbroken">{instant(occurredAt)}</span>,
                },
                {
                  id: "event",
                  header: t("administration.event"),
                  names: true,
                  cell: ({ event }) => word("securityEvent", event),
                },
                {
                  id: "person",
                  header: t("audit.person"),
                  cell: ({ person }) => person?.name ?? t("common.unknown"),
                },
                {
                  id: "address",
                  header: t("account.address"),
                  cell: ({ address }) => address ?? t("common.unknown"),
                },
                {
                  id: "detail",
                  header: t("administration.detail"),
                  cell: ({ detail }) => <span className="wrap-anywhere">{detailText(detail, word)}</span>,
                },
                {
                  id: "subjects",
                  header: t("administration.subjects"),
                  cell: ({ subjects }) => <code className="wrap-anywhere">{subjects.join(" ")}</code>,
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={events.showMore} busy={events.isFetching} />
    </>
  );
}

/** What the server says begins with the operation, where there is one. */
function detailText(detail: string | null, word: ReturnType<typeof useCodeWord>): string {
  if (detail === null) return "";
  const [operation = "", ...more] = detail.split(" ");
  const shown = word("operation", operation);
  return [shown === operation ? word("action", operation) : shown, ...more].join(" ");
}
