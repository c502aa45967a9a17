import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { obligationRoutes } from "../../../contract/obligation/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ObligationLink } from "./obligation-link.tsx";
import { Reminders } from "./reminders.tsx";
import { dayOfMonth, daysInMonth, leadingBlanks, monthAfter, monthOf } from "./month.ts";

type Obligation = z.output<typeof obligationRoutes.listObligations.response>["items"][number];

export function Calendar(): ReactNode {
  const { t } = useTranslation();
  const [view, setView] = useState<"month" | "list" | "reminders">("month");
  const [month, setMonth] = useState(() => monthOf(todayInJapan(new Date())));
  const query = { from: dayOfMonth(month, 1), to: dayOfMonth(month, daysInMonth(month)) };
  const obligations = useAnswer(obligationRoutes.listObligations, { query });
  return (
    <Page title={t("calendar.title")} lead={t("calendar.intro")}>
      <Stack gap="lg">
        <Group justify="space-between">
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => {
                setMonth(monthAfter(month, -1));
              }}
            >
              {t("calendar.previous")}
            </Button>
            <Text fw={700} className="digits" aria-live="polite">
              {month}
            </Text>
            <Button
              variant="default"
              onClick={() => {
                setMonth(monthAfter(month, 1));
              }}
            >
              {t("calendar.next")}
            </Button>
          </Group>
          <SegmentedControl
            aria-label={t("calendar.view")}
            value={view}
            onChange={setView}
            data={(["month", "list", "reminders"] as const).map((value) => ({
              value,
              label: t(`calendar.${value}`),
            }))}
          />
        </Group>
        {view === "reminders" ? (
          <Reminders />
        ) : (
          <AnswerGate answer={obligations} lines={8}>
            {({ items }) =>
              view === "month" ? (
                <MonthGrid month={month} items={items} />
              ) : items.length === 0 ? (
                <Empty title={t("calendar.empty")} next={t("calendar.emptyNext")} />
              ) : (
                <ObligationTable items={items} />
              )
            }
          </AnswerGate>
        )}
        <FeedLink />
      </Stack>
    </Page>
  );
}

interface MonthProps {
  readonly month: string;
  readonly items: readonly Obligation[];
}

function MonthGrid({ month, items }: MonthProps): ReactNode {
  const { t } = useTranslation();
  const days = Array.from({ length: daysInMonth(month) }, (_, i) => dayOfMonth(month, i + 1));
  return (
    <div className="month" role="group" aria-label={`${t("calendar.caption")} ${month}`}>
      {Array.from(t("calendar.weekdays")).map((name, i) => (
        <div key={`${name} ${String(i)}`} className="month-head" aria-hidden="true">
          {name}
        </div>
      ))}
      {Array.from({ length: leadingBlanks(month) }, (_, i) => (
        <div key={`blank ${String(i)}`} aria-hidden="true" />
      ))}
      {days.map((day) => (
        <div key={day} className="month-day">
          <span className="digits">{Number(day.slice(8))}</span>
          {items
            .filter(({ dueOn }) => dueOn === day)
            .map((item) => (
              <div key={item.id}>
                <ObligationLink item={item} />
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}

function ObligationTable({ items }: Pick<MonthProps, "items">): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  return (
    <DataTable
      caption={t("calendar.caption")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { id: "due", header: t("calendar.due"), cell: ({ dueOn }) => day(dueOn) },
        { id: "kind", header: t("calendar.kind"), cell: ({ kind }) => t(`covenantCodes.obligation.${kind}`) },
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
          id: "state",
          header: t("calendar.state"),
          cell: ({ isOpen }) => (
            <StatusBadge tone={isOpen ? "wait" : "good"}>
              {t(isOpen ? "calendar.open" : "calendar.done")}
            </StatusBadge>
          ),
        },
      ]}
    />
  );
}

function FeedLink(): ReactNode {
  const { t } = useTranslation();
  const link = useIntention(obligationRoutes.createCalendarLink);
  return (
    <Section title={t("calendar.link")} lead={t("calendar.linkHint")}>
      <Stack align="flex-start">
        {link.error !== null && <ProblemAlert error={link.error} />}
        <Button
          variant="default"
          loading={link.isPending}
          onClick={() => {
            link.mutate({ body: {} });
          }}
        >
          {t("calendar.makeLink")}
        </Button>
        {link.data !== undefined && (
          <TextInput
            readOnly
            className="narrow"
            label="iCalendar"
            value={`${window.location.origin}${link.data.path}`}
            onFocus={(event) => {
              event.target.select();
            }}
          />
        )}
      </Stack>
    </Section>
  );
}
