import type { Knex } from "knex";
import type { Language } from "../../src/app/identity/ports.ts";
import type {
  ObligationKind,
  ReminderMailRepository,
  ReminderRepository,
  SentReminder,
  WaitingMail,
} from "../../src/app/obligation/ports.ts";
import type { ReminderStage } from "../../src/domain/covenant/reminder.ts";
import type { Bilingual } from "../../src/domain/kernel/bilingual.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

interface ReminderRow {
  readonly obligation_id: string;
  readonly due_on: LocalDate;
  readonly stage: ReminderStage;
}

export function reminderRepository({ on, recorder }: RepositoryScope): ReminderRepository {
  return {
    async of(obligationIds) {
      const query = on("reminder")
        .whereIn("obligation_id", [...obligationIds])
        .orderBy("id");
      return (await rowsOf<ReminderRow>(query)).map(toReminder);
    },
    async add(reminders) {
      await recorder.append(
        "reminder",
        reminders.map((reminder) => ({
          id: reminder.id,
          obligation_kind: reminder.obligationKind,
          obligation_id: reminder.obligationId,
          due_on: reminder.dueOn,
          stage: reminder.stage,
          is_escalation: reminder.isEscalation ? 1 : 0,
        })),
      );
      await recorder.append(
        "reminder_notice",
        reminders.map(({ id, borrowerId, title, detail, link }) => ({
          id,
          borrower_id: borrowerId,
          title: jsonCell({ ja: title.ja, en: title.en }),
          detail: jsonCell({ ja: detail.ja, en: detail.en }),
          link,
        })),
      );
    },
    async list(viewerId, { limit, cursor }) {
      const query = sentReminders(on)
        .where((either) => {
          void either
            .where("reminder.organization_id", viewerId)
            .orWhere("reminder_notice.borrower_id", viewerId);
        })
        .where("reminder.id", "<", cursor ?? afterAllIds)
        .orderBy("reminder.id", "desc")
        .limit(limit + 1);
      return toPage((await rowsOf<SentRow>(query)).map(toSent), limit, ({ id }) => id);
    },
    async find(ids) {
      const query = sentReminders(on)
        .whereIn("reminder.id", [...ids])
        .orderBy(["reminder.due_on", "reminder.id"]);
      return (await rowsOf<SentRow>(query)).map(toSent);
    },
  };
}

function toReminder({ obligation_id, due_on, stage }: ReminderRow): {
  readonly obligationId: string;
  readonly dueOn: LocalDate;
  readonly stage: ReminderStage;
} {
  return { obligationId: obligation_id, dueOn: due_on, stage };
}

interface SentRow extends ReminderRow {
  readonly id: string;
  readonly obligation_kind: ObligationKind;
  readonly is_escalation: number;
  readonly title: string;
  readonly detail: string;
  readonly link: string;
  readonly recorded_at: Instant;
  readonly lender_id: string;
  readonly lender_ja: string;
  readonly lender_en: string;
  readonly borrower_id: string;
  readonly borrower_ja: string;
  readonly borrower_en: string;
}

function sentReminders(on: Knex): Knex.QueryBuilder {
  return on("reminder")
    .join("reminder_notice", "reminder_notice.id", "reminder.id")
    .join("organization as lender", "lender.id", "reminder.organization_id")
    .join("organization as borrower", "borrower.id", "reminder_notice.borrower_id")
    .select("reminder.*", "title", "detail", "link", {
      lender_id: "lender.id",
      lender_ja: "lender.name_ja",
      lender_en: "lender.name_en",
      borrower_id: "borrower.id",
      borrower_ja: "borrower.name_ja",
      borrower_en: "borrower.name_en",
    });
}

function toSent(row: SentRow): SentReminder {
  return {
    id: row.id,
    ...toReminder(row),
    obligationKind: row.obligation_kind,
    isEscalation: row.is_escalation === 1,
    title: readJson<Bilingual>(row.title),
    detail: readJson<Bilingual>(row.detail),
    link: row.link,
    recordedAt: row.recorded_at,
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en } },
    borrower: { id: row.borrower_id, name: { ja: row.borrower_ja, en: row.borrower_en } },
  };
}

interface MailRow {
  readonly id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly reminders: string;
  readonly attempts: number;
  readonly next_at: Instant;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

export function reminderMailRepository({
  on,
  dialect,
}: Pick<RepositoryScope, "on" | "dialect">): ReminderMailRepository {
  const mail = (id: string) => on("reminder_mail").where({ id });
  return {
    async add(mails) {
      if (mails.length === 0) return;
      const rows = mails.map(({ id, organizationId, personId, reminderIds, nextAt }) => ({
        id,
        organization_id: organizationId,
        person_id: personId,
        reminders: jsonCell([...reminderIds]),
        state: "waiting",
        attempts: 0,
        next_at: nextAt,
        settled_at: null,
      }));
      await dialect.insertRows(on, "reminder_mail", rows);
    },
    async waiting(now, limit) {
      const query = on("reminder_mail")
        .join("person", "person.id", "reminder_mail.person_id")
        .where("reminder_mail.state", "waiting")
        .where("reminder_mail.next_at", "<=", now)
        .orderBy("reminder_mail.id")
        .limit(limit)
        .select("reminder_mail.*", "email", "name", "language");
      return (await rowsOf<MailRow>(query)).map(toWaiting);
    },
    async claim(mailId) {
      const claimed = await mail(mailId)
        .where({ state: "waiting" })
        .update({ state: "sending", attempts: on.raw("attempts + 1") });
      return claimed === 1;
    },
    async settle({ id, state, settledAt }) {
      await mail(id).where({ state: "sending" }).update({ state, settled_at: settledAt });
    },
    async postpone({ id, nextAt }) {
      await mail(id).where({ state: "sending" }).update({ state: "waiting", next_at: nextAt });
    },
    async lastRun(lenderId) {
      const query = on("reminder_run").where({ organization_id: lenderId });
      return (await firstOf<{ readonly last_on: LocalDate }>(query))?.last_on;
    },
    async ran(lenderId, day) {
      await on("reminder_run")
        .insert({ organization_id: lenderId, last_on: day })
        .onConflict("organization_id")
        .merge();
    },
  };
}

function toWaiting(row: MailRow): WaitingMail {
  return {
    id: row.id,
    organizationId: row.organization_id,
    personId: row.person_id,
    reminderIds: readJson<readonly string[]>(row.reminders),
    nextAt: row.next_at,
    attempts: row.attempts,
    person: { id: row.person_id, email: row.email, name: row.name, language: row.language },
  };
}
