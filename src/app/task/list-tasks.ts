/** My day: what waits for this person, what falls due within thirty days, what is overdue. Derived, never stored. */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { mayDo, reaches } from "../../domain/party/access.ts";
import { approvalView } from "../approval/approval-view.ts";
import { listKpis } from "../impact/read-kpis.ts";
import { sptProgress } from "../loan/agreement-view.ts";

import { positionOf } from "../loan/loan-position.ts";
import type { LoanFacts } from "../loan/ports.ts";
import { covenantTasks } from "./covenant-tasks.ts";
import type { TaskReader, TaskView } from "./task-view.ts";

const page = { limit: 200, cursor: undefined };
const horizonDays = 30;

export async function listTasks(reader: TaskReader): Promise<readonly TaskView[]> {
  const { roles } = reader.actor;
  const tasks = [
    ...(mayDo(roles, "reportObservation") ? await reportingTasks(reader) : []),
    ...(mayDo(roles, "reviewObservation") ? await reviewTasks(reader) : []),
    ...(mayDo(roles, "requestApproval") ? await loanTasks(reader) : []),
    ...(mayDo(roles, "approve") ? await approvalTasks(reader) : []),
    ...(await covenantTasks(reader)),
  ];
  const order = { overdue: 0, waiting: 1, due: 2 } as const;
  return tasks.toSorted((a, b) => order[a.bucket] - order[b.bucket] || compareDue(a.dueOn, b.dueOn));
}

function compareDue(a: LocalDate | null, b: LocalDate | null): number {
  return (a ?? "9999") < (b ?? "9999") ? -1 : 1;
}

function bucketOf(dueOn: LocalDate | null, today: LocalDate): TaskView["bucket"] {
  if (dueOn === null) return "waiting";
  return dueOn < today ? "overdue" : "due";
}

async function reportingTasks({ repositories, actor, now }: TaskReader): Promise<readonly TaskView[]> {
  const today = japanDay(now);
  const { items } = await listKpis({ repositories, actor, now }, page);
  const open = items
    .filter(({ organizer }) => organizer.id === actor.organizationId)
    .flatMap(({ id, name, openPeriods }) =>
      openPeriods.map(({ label, dueOn, startOn }): TaskView => ({
        kind: "reportObservation",
        bucket: bucketOf(dueOn as LocalDate | null, today),
        title: { ja: `${name.ja}：${label}の実績を報告`, en: `Report ${name.en} for ${label}` },
        detail: { ja: "実績値と証憑を提出してください。", en: "Submit the value with its evidence." },
        dueOn: dueOn as LocalDate | null,
        link: `/report?kpi=${id}&period=${startOn}`,
      })),
    );
  const returned = await repositories.impact.listObservations(
    actor.organizationId,
    { state: "returned" },
    page,
  );
  const corrections = returned.items.map(({ observationId, kpi, period, events }): TaskView => ({
    kind: "correctObservation",
    bucket: "waiting",
    title: {
      ja: `${kpi.name.ja}：${period.label}が差し戻されました`,
      en: `${kpi.name.en} for ${period.label} was returned`,
    },
    detail: { ja: events.at(-1)?.note ?? "", en: events.at(-1)?.note ?? "" },
    dueOn: null,
    link: `/observations/${observationId}`,
  }));
  return [...open, ...corrections];
}

async function reviewTasks({ repositories, actor }: TaskReader): Promise<readonly TaskView[]> {
  const { items } = await repositories.impact.listObservations(
    actor.organizationId,
    { state: "submitted" },
    page,
  );
  const tasks: TaskView[] = [];
  for (const { observationId, kpi, period } of items) {
    const standing = await repositories.impact.standingTo(actor.organizationId, kpi.project.id);
    if (!reaches("reviewObservation", standing)) continue;
    tasks.push({
      kind: "reviewObservation",
      bucket: "waiting",
      title: {
        ja: `${kpi.name.ja}：${period.label}の実績を確認`,
        en: `Review ${kpi.name.en} for ${period.label}`,
      },
      detail: { ja: kpi.organizer.name.ja, en: kpi.organizer.name.en },
      dueOn: null,
      link: `/reviews/${observationId}`,
    });
  }
  return tasks;
}

async function loanTasks({ repositories, calendar, actor, now }: TaskReader): Promise<readonly TaskView[]> {
  const viewer = actor.organizationId;
  const today = japanDay(now);
  const ids = await repositories.loans.idsOfLender(viewer);
  const facts = await repositories.loans.facts(viewer, ids.slice(0, page.limit), now);
  const kpiIds = facts.flatMap(({ agreement }) => (agreement?.spts ?? []).map(({ kpi }) => kpi.id));
  const observations = await repositories.impact.observationsOfKpis(viewer, [...new Set(kpiIds)]);
  const waiting = await repositories.approvals.waitingFor(
    viewer,
    facts.flatMap(({ agreement }) => agreement?.id ?? []),
  );
  return facts.flatMap((known) => {
    const isWaiting = waiting.some(({ subjectId }) => subjectId === known.agreement?.id);
    const progress = sptProgress(known.agreement?.spts ?? [], {
      observations,
      decisions: known.decisions,
      pendingTests: [],
      viewpoint: { asOf: today, knownAt: now },
    });
    const ready = progress.filter(({ state }) => state === "ready" && !isWaiting);
    return [...ready.map(({ sptId }) => decideTask(known, sptId)), ...dueTasks(known, { calendar, today })];
  });
}

function decideTask({ loan, agreement }: LoanFacts, sptId: string): TaskView {
  const spt = agreement?.spts.find(({ id }) => id === sptId);
  const testOn = spt?.testOn ?? "";
  return {
    kind: "decideTest",
    bucket: "waiting",
    title: { ja: `${loan.number}：${testOn}の判定`, en: `${loan.number}: decide the test of ${testOn}` },
    detail: { ja: loan.borrower.name.ja, en: loan.borrower.name.en },
    dueOn: null,
    link: `/agreements/${agreement?.id ?? ""}/tests/${testOn}`,
  };
}

function dueTasks(
  facts: LoanFacts,
  { calendar, today }: { readonly calendar: HolidayCalendar; readonly today: LocalDate },
): readonly TaskView[] {
  const {
    dueDates,
    facts: { loan },
  } = positionOf(facts, calendar);
  return dueDates
    .filter(({ adjustedDueOn }) => adjustedDueOn >= today && adjustedDueOn <= addDays(today, horizonDays))
    .map(({ adjustedDueOn }) => ({
      kind: "interestDue",
      bucket: "due",
      title: { ja: `${loan.number}：利払日`, en: `${loan.number}: interest due` },
      detail: { ja: loan.borrower.name.ja, en: loan.borrower.name.en },
      dueOn: adjustedDueOn,
      link: `/loans/${loan.id}`,
    }));
}

async function approvalTasks({ repositories, actor, now }: TaskReader): Promise<readonly TaskView[]> {
  const { items } = await repositories.approvals.list(actor.organizationId, { state: "waiting" }, page);
  return items
    .map((approval) => approvalView(approval, { actor, now, factsDigestNow: undefined }))
    .filter(({ allowed }) => allowed.includes("approve"))
    .map(({ id, title, requestedBy }) => ({
      kind: "approve",
      bucket: "waiting",
      title,
      detail: { ja: `依頼者：${requestedBy.name}`, en: `Requested by ${requestedBy.name}` },
      dueOn: null,
      link: `/approvals/${id}`,
    }));
}
