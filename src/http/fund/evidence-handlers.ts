import { addValuationEvidence, readValuationEvidence } from "../../app/fund/valuation-evidence.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { fundEvidenceRoutes } from "../../contract/fund/evidence-routes.ts";
import type { Handlers } from "../handler.ts";

interface EvidenceHandlerDeps {
  readonly ports: Pick<AppPorts, "transact" | "now">;
  readonly files: EvidenceFiles;
}

export function fundEvidenceHandlers({
  files,
  ports,
}: EvidenceHandlerDeps): Handlers<typeof fundEvidenceRoutes> {
  return {
    addValuationEvidence: ({ params, file }, context) =>
      addValuationEvidence(files, context, { ...params, ...file }),
    /** Reading evidence leaves an audit row, so this query runs as a unit of work. */
    downloadValuationEvidence: ({ params }, { actor, newId }) =>
      ports.transact({ actor, action: "downloadValuationEvidence", now: ports.now, newId }, (work, now) =>
        readValuationEvidence(files, { work, actor, now }, params.evidenceId),
      ),
  };
}
