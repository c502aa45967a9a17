import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { programmeRoutes } from "../../../contract/programme/routes.ts";
import { Page } from "../../parts/page.tsx";
import { emptyProgramme, versionBody } from "./programme-draft.ts";
import { ProgrammeForm } from "./programme-form.tsx";

const routes = { preview: programmeRoutes.previewProgramme, request: programmeRoutes.requestProgramme };

/** A programme of one's own organization, put before a second person. */
export function NewProgramme(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page
      title={t("programmes.newTitle")}
      lead={t("programmes.newLead")}
      back={{ to: "/programmes", label: t("programmes.back") }}
    >
      <ProgrammeForm
        isNew
        begin={emptyProgramme}
        routes={routes}
        inputOf={(draft) => {
          const { code, ja, en } = draft;
          const version = versionBody(draft);
          if (version === undefined || code === "" || ja === "" || en === "") return undefined;
          return { body: { ...version, code, name: { ja, en } } };
        }}
      />
    </Page>
  );
}
