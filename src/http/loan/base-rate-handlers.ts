import { previewChange, requestChange } from "../../app/approval/request-change.ts";
import { fixingPayload } from "../../app/loan/fixing-change.ts";
import { listBaseRates, listFixings } from "../../app/loan/read-base-rates.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { baseRateRoutes } from "../../contract/loan/base-rate-routes.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { changePreviewOf } from "../../app/approval/approval-view.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

export function baseRateHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<typeof baseRateRoutes> {
  return {
    listBaseRates: ({ query: { asOf } }, { read, actor, now }) =>
      read((repositories) => listBaseRates(repositories, actor, asOf ?? japanDay(now))),
    listFixings: ({ query: { index, ...page } }, { read, actor }) =>
      read((repositories) => listFixings(repositories, actor, { indexCode: index, page: pageRequest(page) })),
    previewFixing: ({ body }, { read, actor, now }) =>
      read(async (work) => {
        const payload = fixingPayload({ ...body, name: body.name });
        return changePreviewOf({
          preview: await previewChange(ports, { work, actor, now }, { kind: "fixing", payload }),
        });
      }),
    requestFixing: ({ body }, context) =>
      requestChange(ports, context, {
        kind: "fixing",
        payload: fixingPayload({ ...body, name: body.name }),
      }),
  };
}
