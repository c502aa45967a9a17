import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { doorRoutes } from "../../../contract/identity/door-routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { deviceText } from "../../figures/device-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

export function MemberSessions(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const sessions = usePages(doorRoutes.listMemberSessions);
  const revoke = useIntention(doorRoutes.revokeMemberSession);
  return (
    <Section title={t("administration.sessions")} lead={t("administration.sessionsLead")}>
      {revoke.error !== null && <ProblemAlert error={revoke.error} />}
      <AnswerGate answer={{ ...sessions, data: sessions.items }}>
        {(items) => (
          <DataTable
            caption={t("administration.sessions")}
            rows={items}
            rowKey={({ id, createdAt }) => id + createdAt}
            columns={[
              { id: "person", header: t("settings.name"), names: true, cell: ({ person }) => person.name },
              { id: "device", header: t("account.device"), cell: ({ device }) => deviceText(device) },
              { id: "address", header: t("account.address"), cell: ({ address }) => address },
              { id: "since", header: t("account.signedInAt"), cell: ({ createdAt }) => instant(createdAt) },
              { id: "seen", header: t("account.lastSeenAt"), cell: ({ lastSeenAt }) => instant(lastSeenAt) },
              {
                id: "end",
                header: t("account.end"),
                cell: ({ id, person }) => (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t("account.endFor", { name: person.name })}
                    onClick={() => {
                      revoke.mutate({ params: { sessionId: id } });
                    }}
                  >
                    {t("account.end")}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </AnswerGate>
      <MoreButton onClick={sessions.showMore} busy={sessions.isFetching} />
    </Section>
  );
}
