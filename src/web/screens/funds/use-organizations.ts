import { partyRoutes } from "../../../contract/party/routes.ts";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface Named {
  readonly id: string;
  readonly name: { readonly ja: string; readonly en: string };
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Known {
  readonly organizations: readonly Option[];
  readonly projects: readonly Option[];
}

/** Organizations and projects that one can choose: those the reader stands to, partners and companies of its funds too. */
export function useOrganizations(): Known {
  const { pick } = useFormat();
  const may = useMay();
  const organizations = useAnswer(partyRoutes.listOrganizations, {});
  const projects = useAnswer(
    projectRoutes.listProjects,
    { query: { limit: 200 } },
    { enabled: may("readProjects") },
  );
  const optionOf = ({ id, name }: Named): Option => ({ value: id, label: pick(name) });
  return {
    organizations: (organizations.data?.items ?? []).map(optionOf),
    projects: (projects.data?.items ?? []).map(optionOf),
  };
}
