import { Button, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { outcomeRoutes } from "../../../contract/impact/outcome-routes.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { contractBody, emptyPart, type ContractDraft } from "./contract-draft.ts";
import { PartFields } from "./contract-part-fields.tsx";
import type { Project } from "./impact-answer.ts";

const routes = {
  preview: outcomeRoutes.previewOutcomeContract,
  request: outcomeRoutes.requestOutcomeContract,
};
const grades = ["E0", "E1", "E2", "E3", "E4"] as const;

/** A contract as it was signed, put before a second person of the organization that keeps it. */
export function ContractForm({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const kpiId = project.kpis[0]?.id ?? "";
  const [draft, setDraft] = useState<ContractDraft>({
    number: "",
    nameJa: "",
    nameEn: "",
    payerId: "",
    payeeId: "",
    cap: "",
    gradeNeeded: "E2",
    agreedOn: "",
    parts: [emptyPart(1, kpiId)],
  });
  const change = (part: Partial<ContractDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const body = contractBody(draft);
  const { parts } = draft;
  return (
    <Section title={t("impactValue.newContract")} lead={t("impactValue.newContractLead")}>
      <ContractFields project={project} draft={draft} onChange={change} />
      {parts.map((part) => (
        <PartFields
          key={part.id}
          kpis={project.kpis}
          part={part}
          onChange={(changed) => {
            change({ parts: parts.map((one) => (one.id === part.id ? changed : one)) });
          }}
          onRemove={
            parts.length === 1
              ? undefined
              : () => {
                  change({ parts: parts.filter(({ id }) => id !== part.id) });
                }
          }
        />
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => {
            const id = Math.max(...parts.map((part) => part.id)) + 1;
            change({ parts: [...parts, emptyPart(id, kpiId)] });
          }}
        >
          {t("impactValue.addPart")}
        </Button>
      </Group>
      <ChangeRequest
        routes={routes}
        input={body === undefined ? undefined : { params: { projectId: project.id }, body }}
      />
    </Section>
  );
}

interface FieldsProps {
  readonly project: Project;
  readonly draft: ContractDraft;
  readonly onChange: (part: Partial<ContractDraft>) => void;
}

function ContractFields({ project, draft, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const parties = new Map(
    [project.organizer, ...project.participants.map(({ organization }) => organization)].map((one) => [
      one.id,
      pick(one.name),
    ]),
  );
  const choices = [
    { value: "", label: t("impactValue.choose") },
    ...[...parties].map(([value, label]) => ({ value, label })),
  ];
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {(["number", "nameJa", "nameEn", "cap", "agreedOn"] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`impactValue.contractFields.${name}`)}
          required
          type={name === "agreedOn" ? "date" : "text"}
          value={draft[name]}
          onChange={(event) => {
            onChange({ [name]: event.target.value });
          }}
        />
      ))}
      {(["payerId", "payeeId"] as const).map((name) => (
        <NativeSelect
          key={name}
          label={t(`impactValue.contractFields.${name}`)}
          required
          value={draft[name]}
          data={choices}
          onChange={(event) => {
            onChange({ [name]: event.target.value });
          }}
        />
      ))}
      <NativeSelect
        label={t("impactValue.gradeNeeded")}
        value={draft.gradeNeeded}
        data={[...grades]}
        onChange={(event) => {
          onChange({ gradeNeeded: grades.find((grade) => grade === event.target.value) ?? "E2" });
        }}
      />
    </SimpleGrid>
  );
}
