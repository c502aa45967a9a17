import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { doorRoutes } from "../../../contract/identity/door-routes.ts";
import { usePages } from "../../api/hooks.ts";
import { endOfDayInJapan } from "../../figures/day-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

/** Sign-ins, failures, denials and changes of access; filtered here, and saved as a file as filtered. */
export function SecurityLog(): ReactNode {
  const { t } = useTranslation();
  const [event, setEvent] = useState("");
  const [until, setUntil] = useState("");
  const words = t("codes.securityEvent", { returnObjects: true });
  const query = {
    ...(event === "" ? {} : { event }),
    ...(until === "" ? {} : { to: endOfDayInJapan(until) }),
  };
  return (
    <Section title={t("administration.log")} lead={t("administration.logLead")}>
      <Group align="flex-end" justify="space-between">
        <Group align="flex-end">
          <NativeSelect
            label={t("administration.event")}
            value={event}
            data={[
              { value: "", label: t("administration.allEvents") },
              ...Object.entries(words).map(([value, label]) => ({ value, label })),
            ]}
            onChange={(change) => {
              setEvent(change.target.value);
            }}
          />
          <TextInput
            label={t("administration.until")}
            type="date"
            value={until}
            onChange={(change) => {
              setUntil(change.target.value);
            }}
          />
        </Group>
        <ExportButtons route={doorRoutes.listSecurityEvents} query={query} />
      </Group>
      <SecurityEvents query={query} />
    </Section>
  );
}

function SecurityEvents({ query }: { readonly query: Readonly<Record<string, string>> }): ReactNode {
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
                { id: "at", header: t("audit.at"), cell: ({ occurredAt }) => instant(occurredAt) },
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
                  cell: ({ detail }) => (
                    <span className="wrap-anywhere">{detail ?? t("common.unknown")}</span>
                  ),
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
