import type { Actor } from "../../app/actor.ts";
import { authenticateCalendarToken } from "../../app/identity/authenticate.ts";
import { createApiToken } from "../../app/identity/create-api-token.ts";
import type { IdentityPorts } from "../../app/identity/ports.ts";
import type { DueBetween } from "../../app/obligation/ports.ts";
import { feedRange, readObligations } from "../../app/obligation/read-obligations.ts";
import { readReminders } from "../../app/obligation/read-reminders.ts";
import type { AppPorts, Repositories } from "../../app/ports.ts";
import type { obligationRoutes } from "../../contract/obligation/routes.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { addDays } from "../../domain/kernel/local-date.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { problem } from "../problem.ts";
import { calendarFeed } from "./calendar-feed.ts";

export interface ObligationHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar">;
  readonly identity: IdentityPorts;
}

const shownDays = 90;
const linkDays = 365;

export function obligationHandlers({
  ports,
  identity,
}: ObligationHandlerDeps): Handlers<typeof obligationRoutes> {
  const obligations = (repositories: Repositories, { actor, now }: Asked, range: DueBetween) =>
    readObligations(
      {
        repositories,
        calendar: ports.calendar,
        viewerId: actor.organizationId,
        viewpoint: { asOf: japanDay(now), knownAt: now },
      },
      range,
    );
  return {
    listObligations: ({ query }, { read, actor, now }) =>
      read(async (repositories) => {
        const from = query.from ?? japanDay(now);
        const to = query.to ?? addDays(from, shownDays);
        const items = await obligations(repositories, { actor, now }, { from, to });
        return {
          from,
          to,
          items: items.map(({ lenderId: _lender, borrowerId: _borrower, ...shown }) => shown),
        };
      }),
    listReminders: ({ query }, { read, actor }) =>
      read((repositories) => readReminders(repositories, actor, pageRequest(query))),
    createCalendarLink: async (_input, { actor, now, newId }) => {
      const { secret, token } = await createApiToken(identity, {
        actor,
        name: "iCalendar",
        scope: "calendar",
        days: linkDays,
        now,
        newId,
      });
      return { path: `/v1/calendar.ics?token=${secret}`, expiresAt: token.expiresAt };
    },
    getCalendarFeed: async ({ query: { token, language } }, { read, actor: signedIn, now }) => {
      const actor = signedIn ?? (await holderOf(identity, token, now));
      if (actor === undefined || !mayDo(actor.roles, "readLoans")) throw problem("notSignedIn");
      const items = await read((repositories) =>
        obligations(repositories, { actor, now }, feedRange(japanDay(now))),
      );
      // The route is public: nobody else knows who holds the address.
      if (signedIn === undefined) logFeed(identity, actor);
      const bytes = new TextEncoder().encode(calendarFeed(items, { language, now }));
      return { fileName: "sanpo.ics", mediaType: "text/calendar; charset=utf-8", bytes };
    },
  };
}

function logFeed({ securityLog }: IdentityPorts, { personId, organizationId }: Actor): void {
  securityLog({ event: "exported", personId, organizationId, detail: "getCalendarFeed" });
}

interface Asked {
  readonly actor: Actor;
  readonly now: Instant;
}

async function holderOf(
  identity: IdentityPorts,
  token: string | undefined,
  now: Instant,
): Promise<Actor | undefined> {
  return token === undefined ? undefined : authenticateCalendarToken(identity, { token, now });
}
