import { Stack } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChangeRequest, type ChangeRoutes } from "../../parts/change/change-request.tsx";
import { Section } from "../../parts/section.tsx";
import { CodeRows } from "./code-rows.tsx";
import { CovenantTemplates } from "./covenant-templates.tsx";
import { EligibilityFields, LimitFields, NameFields, WeightFields } from "./programme-fields.tsx";
import { LendingFields } from "./lending-fields.tsx";
import { noTier, type ProgrammeDraft } from "./programme-draft.ts";

interface FormProps {
  readonly begin: ProgrammeDraft;
  readonly isNew: boolean;
  readonly routes: ChangeRoutes;
  readonly inputOf: (draft: ProgrammeDraft) => Parameters<typeof ChangeRequest>[0]["input"];
}

/** Everything a programme says, with what the server refuses beside its field, and the request for a second person. */
export function ProgrammeForm({ begin, isNew, routes, inputOf }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(begin);
  const [error, setError] = useState<Error | null>(null);
  const onChange = (part: Partial<ProgrammeDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const fields = { draft, onChange, error };
  return (
    <Stack gap="lg">
      {isNew && (
        <Section title={t("programmes.name")}>
          <NameFields {...fields} />
        </Section>
      )}
      <Section title={t("programmes.limits")}>
        <LimitFields {...fields} />
      </Section>
      <Section title={t("programmes.eligibility")} lead={t("programmes.eligibilityLead")}>
        <EligibilityFields {...fields} />
        <CodeRows
          list="purposes"
          rows={draft.purposes}
          error={error}
          onChange={(purposes) => {
            onChange({ purposes });
          }}
        />
      </Section>
      <Section title={t("programmes.tiers")} lead={t("programmes.tiersLead")}>
        <CodeRows
          list="tiers"
          rows={draft.tiers}
          blank={noTier}
          error={error}
          onChange={(tiers) => {
            onChange({ tiers: tiers.map((tier) => ({ ...noTier, ...tier })) });
          }}
        />
      </Section>
      <Section title={t("programmes.documents")} lead={t("programmes.documentsLead")}>
        <CodeRows
          list="documents"
          rows={draft.documents}
          error={error}
          onChange={(documents) => {
            onChange({ documents });
          }}
        />
      </Section>
      <Section title={t("programmes.weights")} lead={t("programmes.weightsLead")}>
        <WeightFields {...fields} />
      </Section>
      <Section title={t("programmes.lending")} lead={t("programmes.lendingLead")}>
        <LendingFields {...fields} />
      </Section>
      <Section title={t("programmes.covenants")} lead={t("programmes.covenantsLead")}>
        <CovenantTemplates
          templates={draft.lending.covenants}
          error={error}
          onChange={(covenants) => {
            onChange({ lending: { ...draft.lending, covenants } });
          }}
        />
      </Section>
      <ChangeRequest routes={routes} input={inputOf(draft)} onRefusal={setError} />
    </Stack>
  );
}
