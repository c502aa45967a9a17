import { changeProfile } from "../../app/party/change-profile.ts";
import { previewFormChange, readLegalForms } from "../../app/party/read-legal-forms.ts";
import { listOrganizations } from "../../app/party/read-organizations.ts";
import type { partyRoutes } from "../../contract/party/routes.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { Handlers } from "../handler.ts";

export function partyHandlers(): Handlers<typeof partyRoutes> {
  return {
    listLegalForms: ({ query }, { now }) => Promise.resolve(readLegalForms(query.asOf ?? japanDay(now))),
    previewFormChange: ({ query }, { now }) =>
      Promise.resolve(previewFormChange({ ...query, asOf: query.asOf ?? japanDay(now) })),
    listOrganizations: ({ query }, { read, actor, now }) =>
      read((repositories) => listOrganizations({ repositories, actor, asOf: query.asOf ?? japanDay(now) })),
    recordProfile: ({ body }, context) => changeProfile(context, body),
  };
}
