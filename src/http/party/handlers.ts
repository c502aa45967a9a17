import { previewFormChange, readLegalForms } from "../../app/party/read-legal-forms.ts";
import type { partyRoutes } from "../../contract/party/routes.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { Handlers } from "../handler.ts";

export function partyHandlers(): Handlers<typeof partyRoutes> {
  return {
    listLegalForms: ({ query }, { now }) => Promise.resolve(readLegalForms(query.asOf ?? japanDay(now))),
    previewFormChange: ({ query }, { now }) =>
      Promise.resolve(previewFormChange({ ...query, asOf: query.asOf ?? japanDay(now) })),
  };
}
