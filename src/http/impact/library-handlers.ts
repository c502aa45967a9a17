import { assignKpi, endKpiAssignment } from "../../app/impact/assign-kpi.ts";
import { createKpi, defineKpiVersion } from "../../app/impact/define-kpi.ts";
import { listLibrary, readLibraryKpi } from "../../app/impact/kpi-library-view.ts";
import { setKpiLevel } from "../../app/impact/set-kpi-level.ts";
import type { kpiLibraryRoutes } from "../../contract/impact/library-routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

export function kpiLibraryHandlers(): Handlers<typeof kpiLibraryRoutes> {
  return {
    listKpiLibrary: ({ query }, { read, actor }) =>
      read((work) => listLibrary(work, actor, pageRequest(query))),
    getLibraryKpi: ({ params }, { read, actor }) => read((work) => readLibraryKpi(work, actor, params.kpiId)),
    createKpi: ({ body }, context) => createKpi(context, withBlanks(body)),
    defineKpiVersion: ({ params, body }, context) =>
      defineKpiVersion(context, { ...withBlanks(body), ...params }),
    setKpiLevel: ({ params, body }, context) => setKpiLevel(context, { ...body, ...params }),
    assignKpi: ({ params, body: { subjectId, ...body } }, context) =>
      assignKpi(context, { ...body, ...params, subjectId }),
    endKpiAssignment: ({ params, body }, context) => endKpiAssignment(context, { ...body, ...params }),
  };
}

interface MayLack {
  readonly overlapGroup?: string | undefined;
  readonly smallestCell?: number | undefined;
}

function withBlanks<T extends MayLack>(
  body: T,
): T & { readonly overlapGroup: string | undefined; readonly smallestCell: number | undefined } {
  return { ...body, overlapGroup: body.overlapGroup, smallestCell: body.smallestCell };
}
