import { z } from "zod";
import { bilingual } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerInstant, wireDay } from "../wire.ts";

export const obligationKinds = [
  "interest",
  "principal",
  "sptReport",
  "covenantFigures",
  "information",
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
