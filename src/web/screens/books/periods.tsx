import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { periodRoutes } from "../../../contract/ledger/period-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { PeriodForm } from "./period-form.tsx";

/** Through which day the book is closed, who closed what, and the request to a second person. */
export function Periods({ bookId }: { readonly bookId: string }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useFormat();
  const may = useMay();
  const periods = useAnswer(periodRoutes.getPeriods, { params: { bookId } });
  return (
    <AnswerGate answer={periods} lines={6}>
      {({ closedThroughOn, firstOpenOn, reopenable, events }) => (
        <Stack gap="lg">
          <Section
            title={t("books.periods.title")}
            lead={
              closedThroughOn === null
                ? t("books.periods.nothingClosed")
                : t("books.periods.closedThrough", { day: day(closedThroughOn) })
            }
          >
            {events.length === 0 ? (
              <Empty title={t("books.periods.none")} next={t("books.periods.noneNext")} />
            ) : (
              <DataTable
                caption={t("books.periods.title")}
                rows={events}
                rowKey={({ id }) => id}
                columns={[
                  {
                    id: "period",
                    header: t("books.periods.period"),
                    names: true,
                    cell: ({ startOn, lastOn }) => `${day(startOn)} – ${day(lastOn)}`,
                  },
                  {
                    id: "event",
                    header: t("books.periods.event"),
                    cell: ({ event, kind }) => `${t(`books.periods.${kind}`)} ${t(`books.periods.${event}`)}`,
                  },
                  { id: "reason", header: t("books.periods.reason"), cell: ({ reason }) => reason },
                  {
                    id: "by",
                    header: t("books.periods.by"),
                    cell: ({ requestedBy, approvedBy }) => `${requestedBy} / ${approvedBy}`,
                  },
                  { id: "at", header: t("books.recordedAt"), cell: ({ recordedAt }) => instant(recordedAt) },
                ]}
              />
            )}
          </Section>
          {may("requestApproval") && (
            <PeriodForm key={closedThroughOn} bookId={bookId} nextOn={firstOpenOn} reopenable={reopenable} />
          )}
        </Stack>
      )}
    </AnswerGate>
  );
}
