import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { programmeRoutes } from "../../../contract/programme/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { currentVersion, type ProgrammeAnswer } from "./programme-answer.ts";
import { emptyProgramme, programmeDraftOf, versionBody } from "./programme-draft.ts";
import { ProgrammeForm } from "./programme-form.tsx";

const route = getRouteApi("/signed-in/programmes/$programmeId/new-version");
const routes = {
  preview: programmeRoutes.previewProgrammeTerms,
  request: programmeRoutes.requestProgrammeTerms,
};

/** New terms of a programme, put before a second person. */
export function EditProgramme(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { programmeId } = route.useParams();
  const programme = useAnswer(programmeRoutes.getProgramme, { params: { programmeId } });
  return (
    <AnswerGate answer={programme} lines={10}>
      {(data) => (
        <Page
          title={t("programmes.editTitle")}
          lead={t("programmes.editLead")}
          back={{ to: `/programmes/${programmeId}`, label: pick(data.name) }}
        >
          <NewVersion programme={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

function NewVersion({ programme }: { readonly programme: ProgrammeAnswer }): ReactNode {
  const latest = programme.versions.at(-1) ?? currentVersion(programme);
  return (
    <ProgrammeForm
      isNew={false}
      begin={latest === undefined ? emptyProgramme : programmeDraftOf(latest)}
      routes={routes}
      inputOf={(draft) => {
        const body = versionBody(draft);
        return body === undefined ? undefined : { params: { programmeId: programme.id }, body };
      }}
    />
  );
}
