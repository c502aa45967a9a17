import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer } from "./fund-answer.ts";

interface Named {
  readonly id: string;
  readonly name: { readonly ja: string; readonly en: string };
}

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Known {
  readonly organizations: readonly Option[];
  readonly projects: readonly Option[];
}

/** Organizations and projects that one can choose: those the fund and the readable projects name. */
export function useOrganizations(fund: FundAnswer): Known {
  const { pick } = useFormat();
  const may = useMay();
  const projects = useAnswer(
    projectRoutes.listProjects,
    { query: { limit: 200 } },
    { enabled: may("readProjects") },
  );
  const listed = projects.data?.items ?? [];
  const named: readonly Named[] = [
    ...fund.partners.map(({ organization }) => organization),
    ...fund.investments.map(({ company }) => company),
    ...listed.flatMap(({ organizer, participants }) => [
      organizer,
      ...participants.map(({ organization }) => organization),
    ]),
  ];
  const optionOf = ({ id, name }: Named): Option => ({ value: id, label: pick(name) });
  const byId = new Map(named.map((one) => [one.id, one]));
  return { organizations: [...byId.values()].map(optionOf), projects: listed.map(optionOf) };
}
