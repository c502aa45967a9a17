import { SimpleGrid, Stack, Text, UnstyledButton } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { taskRoutes } from "../../../contract/task/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { daysBetween, todayInJapan } from "../../figures/day-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Icon } from "../../parts/icons.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay, useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Task = z.output<typeof taskRoutes.listTasks.response>["items"][number];
type Bucket = Task["bucket"];

const buckets = ["waiting", "due", "overdue"] as const satisfies readonly Bucket[];
const tones = { waiting: "info", due: "wait", overdue: "bad" } as const;

export function MyDay(): ReactNode {
  const { t } = useTranslation();
  const { person } = useSignedIn();
  const tasks = useAnswer(taskRoutes.listTasks, {});
  return (
    <Page title={t("myDay.title")} lead={t("myDay.greeting", { name: person.name })}>
      <AnswerGate answer={tasks} lines={6}>
        {({ items }) => <Tasks items={items} />}
      </AnswerGate>
    </Page>
  );
}

function Tasks({ items }: { readonly items: readonly Task[] }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [chosen, choose] = useState<Bucket | null>(null);
  const shown = items.filter(({ bucket }) => chosen === null || bucket === chosen);
  const next = may("reportObservation") ? t("myDay.nextOrganizer") : t("myDay.nextLender");
  return (
    <Stack gap="lg">
      <SimpleGrid cols={3} spacing={{ base: "xs", sm: "md" }} role="group" aria-label={t("myDay.filterBy")}>
        {buckets.map((bucket) => (
          <BucketCard
            key={bucket}
            bucket={bucket}
            count={items.filter((task) => task.bucket === bucket).length}
            isChosen={chosen === bucket}
            onChoose={() => {
              choose(chosen === bucket ? null : bucket);
            }}
          />
        ))}
      </SimpleGrid>
      {shown.length === 0 ? (
        <Empty title={t(chosen === null ? "myDay.empty" : "myDay.emptyFiltered")} next={next} />
      ) : (
        <ul className="task-list">
          {shown.map((task) => (
            <TaskItem key={`${task.kind} ${task.link} ${task.dueOn ?? ""}`} task={task} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

interface CardProps {
  readonly bucket: Bucket;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function BucketCard({ bucket, count, isChosen, onChoose }: CardProps): ReactNode {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      className={`bucket bucket-${bucket}`}
      aria-pressed={isChosen}
      aria-label={`${t(`myDay.${bucket}`)} ${t("common.count", { count })}`}
      onClick={onChoose}
    >
      <span className="bucket-count digits">{count}</span>
      <span className="bucket-name">{t(`myDay.${bucket}`)}</span>
    </UnstyledButton>
  );
}

function TaskItem({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { history } = useRouter();

  function open(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(task.link);
  }

  return (
    <li>
      <a href={task.link} className="task" onClick={open}>
        <StatusBadge tone={tones[task.bucket]}>{t(`codes.task.${task.kind}`)}</StatusBadge>
        <span className="task-words">
          <Text component="span" fw={700}>
            {pick(task.title)}
          </Text>
          <Text component="span" size="sm" c="dimmed">
            {pick(task.detail)}
          </Text>
        </span>
        {task.dueOn !== null && <DueWords dueOn={task.dueOn} />}
        <Icon name="chevron" size={16} />
      </a>
    </li>
  );
}

function DueWords({ dueOn }: { readonly dueOn: string }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [today] = useState(() => todayInJapan(new Date()));
  const left = daysBetween(today, dueOn);
  const distance =
    left === 0
      ? t("myDay.dueToday")
      : left > 0
        ? t("myDay.daysLeft", { count: left })
        : t("myDay.daysOver", { count: -left });
  return (
    <span className="task-due">
      <Text component="span" size="sm">
        {t("myDay.dueOn", { day: day(dueOn) })}
      </Text>
      <Text component="span" size="xs" c="dimmed">
        {distance}
      </Text>
    </span>
  );
}
