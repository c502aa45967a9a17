import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Text } from "@mantine/core";
import { obligationRoutes } from "../../../contract/obligation/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ObligationLink } from "./obligation-link.tsx";

const stageNames = { [-30]: "before30", [-7]: "before7", 0: "onDay", 7: "after7" } as const;

/** What was told to whom, the newest first. */
export function Reminders(): ReactNode {
  const { t } = useTranslation();
  const { day, instant, pick } = useFormat();
  const { organization } = useSignedIn();
  const reminders = usePages(obligationRoutes.listReminders);
  return (
    <>
      <AnswerGate answer={{ ...reminders, data: reminders.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("calendar.noReminders")} next={t("calendar.noRemindersNext")} />
          ) : (
            <DataTable
              caption={t("calendar.reminders")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { id: "due", header: t("calendar.due"), cell: ({ dueOn }) => day(dueOn) },
                {
                  id: "what",
                  header: t("calendar.what"),
                  names: true,
                  cell: (item) => (
                    <>
                      <ObligationLink item={item} />
                      <Text size="xs" c="dimmed">
                        {pick(item.detail)}
                      </Text>
                    </>
                  ),
                },
                {
                  id: "party",
                  header: t("calendar.party"),
                  cell: ({ lender, borrower }) =>
                    pick((lender.id === organization.id ? borrower : lender).name),
                },
                {
                  id: "stage",
                  header: t("calendar.stage"),
                  cell: ({ stage, isEscalation }) => (
                    <StatusBadge tone={isEscalation ? "bad" : "wait"}>
                      {t(`calendar.stages.${stageNames[stage]}`)}
                    </StatusBadge>
                  ),
                },
                {
                  id: "sent",
                  header: t("calendar.sentAt"),
                  figure: true,
                  cell: ({ sentAt }) => instant(sentAt),
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={reminders.showMore} busy={reminders.isFetching} />
    </>
  );
}
