import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { doorRoutes } from "../../../contract/identity/door-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { deviceText } from "../../figures/device-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

export function OwnSessions(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const answer = useAnswer(doorRoutes.listSessions, {});
  const revoke = useIntention(doorRoutes.revokeSession);
  const revokeOthers = useIntention(doorRoutes.revokeOtherSessions);
  const error = revoke.error ?? revokeOthers.error;
  return (
    <Section title={t("account.sessions")} lead={t("account.sessionsLead")}>
      {error !== null && <ProblemAlert error={error} />}
      <AnswerGate answer={answer} lines={3}>
        {({ items }) => (
          <>
            <DataTable
              caption={t("account.sessions")}
              rows={items}
              rowKey={({ id, createdAt }) => id + createdAt}
              columns={[
                {
                  id: "device",
                  header: t("account.device"),
                  names: true,
                  cell: ({ device }) => deviceText(device),
                },
                { id: "address", header: t("account.address"), cell: ({ address }) => address },
                {
                  id: "created",
                  header: t("account.signedInAt"),
                  cell: ({ createdAt }) => instant(createdAt),
                },
                {
                  id: "seen",
                  header: t("account.lastSeenAt"),
                  cell: ({ lastSeenAt }) => instant(lastSeenAt),
                },
                {
                  id: "end",
                  header: t("account.end"),
                  cell: ({ id, isThis, device }) =>
                    isThis ? (
                      <StatusBadge tone="good">{t("account.thisSession")}</StatusBadge>
                    ) : (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t("account.endFor", { name: deviceText(device) })}
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
            {items.length > 1 && (
              <Group>
                <Button
                  variant="default"
                  loading={revokeOthers.isPending}
                  onClick={() => {
                    revokeOthers.mutate({});
                  }}
                >
                  {t("account.endOthers")}
                </Button>
              </Group>
            )}
          </>
        )}
      </AnswerGate>
    </Section>
  );
}
