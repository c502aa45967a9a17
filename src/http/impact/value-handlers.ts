import type { WrittenAssessment } from "../../app/impact/assessment-ports.ts";
import { assessValue, readAssessments, reckonedValue } from "../../app/impact/assess-value.ts";
import { valueRangeView } from "../../app/impact/assessment-view.ts";
import { profileImpact, readProfiles } from "../../app/impact/profile-impact.ts";
import { readFinancePerOutcome } from "../../app/impact/read-finance.ts";
import { readPace } from "../../app/impact/read-pace.ts";
import { toCanonical } from "../../app/canonical.ts";
import type { valueRoutes } from "../../contract/impact/value-routes.ts";
import type { Handlers } from "../handler.ts";
import { viewpointOf } from "../viewpoint.ts";

export function valueHandlers(): Handlers<typeof valueRoutes> {
  return {
    listSocialValue: ({ params }, { read, actor }) =>
      read(async (work) => ({ items: await readAssessments(work, actor, params.projectId) })),
    previewSocialValue: ({ params, body }, { read, actor }) =>
      read(async (work) =>
        valueRangeView(await reckonedValue(work, actor, { ...params, assessment: written(body) })),
      ),
    assessSocialValue: ({ params, body }, context) =>
      assessValue(context, { ...params, assessment: written(body) }),
    listImpactProfiles: ({ params }, { read, actor }) =>
      read(async (work) => ({ items: await readProfiles(work, actor, params.projectId) })),
    recordImpactProfile: ({ params, body }, context) => profileImpact(context, { ...params, profile: body }),
    getKpiPace: ({ params, query }, { read, actor, now }) =>
      read(async (work) => ({ pace: await readPace(work, { actor, now }, { ...params, ...query }) })),
    getFinancePerOutcome: ({ params, query }, { read, actor, now }) => {
      const viewpoint = viewpointOf(query, now);
      return read(async (work) => ({
        viewpoint,
        items: await readFinancePerOutcome(work, actor, { ...params, viewpoint }),
      }));
    },
  };
}

/** Figures are kept as the decimal text that was sent. */
function written(body: object): WrittenAssessment {
  return toCanonical(body) as unknown as WrittenAssessment;
}
