import { z } from "zod";
import { bilingual, pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerInstant, wireDay, wireId } from "../wire.ts";

export const obligationKinds = [
  "interest",
  "principal",
  "sptTest",
  "sptReport",
  "covenantFigures",
  "information",
  "partnership",
] as const;

export const obligationRoutes = {
  listObligations: route({
    id: "listObligations",
    method: "get",
    path: "/v1/calendar",
    summary: "Everything that falls due between two days: payments, reports, figures, documents",
    tag: "calendar",
    permission: "readLoans",
    query: z.strictObject({ from: wireDay.optional(), to: wireDay.optional() }),
    response: z.strictObject({
      from: answerDay,
      to: answerDay,
      items: z.array(
        z
          .strictObject({
            id: z.string(),
            kind: z.enum(obligationKinds),
            dueOn: answerDay,
            isOpen: z.boolean(),
            title: bilingual,
            detail: bilingual,
            link: z.string(),
          })
          .meta({ id: "Obligation" }),
      ),
    }),
  }),
  listReminders: route({
    id: "listReminders",
    method: "get",
    path: "/v1/reminders",
    summary:
      "What the organization was reminded of, or reminded its borrowers of: 30 and 7 days before, on the day, 7 days after",
    tag: "calendar",
    permission: "readLoans",
    query: pageQuery,
    response: pageOf(
      z
        .strictObject({
          id: wireId,
          kind: z.enum(obligationKinds),
          dueOn: answerDay,
          stage: z.literal([-30, -7, 0, 7]),
          /** Whether the lender was told as well. */
          isEscalation: z.boolean(),
          sentAt: answerInstant,
          title: bilingual,
          detail: bilingual,
          lender: z.strictObject({ id: wireId, name: bilingual }),
          borrower: z.strictObject({ id: wireId, name: bilingual }),
          link: z.string(),
        })
        .meta({ id: "Reminder" }),
    ),
  }),
  createCalendarLink: route({
    id: "createCalendarLink",
    method: "post",
    path: "/v1/calendar/links",
    summary:
      "A private address of the calendar for programs that cannot sign in; revoked among the API tokens",
    tag: "calendar",
    permission: "readLoans",
    body: z.strictObject({}).prefault({}),
    response: z.strictObject({ path: z.string(), expiresAt: answerInstant }),
    status: 201,
  }),
  getCalendarFeed: route({
    id: "getCalendarFeed",
    method: "get",
    path: "/v1/calendar.ics",
    summary:
      "The calendar as iCalendar (RFC 5545), for whoever is signed in or holds a private address of it",
    tag: "calendar",
    permission: "public",
    query: z.strictObject({
      token: z
        .string()
        .regex(/^[\w-]{1,100}$/, "not a token")
        .optional(),
      language: z.enum(["ja", "en"]).default("ja"),
    }),
    responseKind: "file",
    response: z.unknown(),
  }),
} as const;
