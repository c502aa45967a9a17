import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { rateText } from "../../figures/amount-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer } from "./application-answer.ts";
import { noKpi, type FormDraft, type KpiDraft, type UseDraft } from "./form-draft.ts";

interface StepProps {
  readonly application: ApplicationAnswer;
  readonly draft: FormDraft;
  readonly onChange: (part: Partial<FormDraft>) => void;
}

export function BasicsStep({ application: { terms }, draft, onChange }: StepProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const words: Readonly<Record<string, string | undefined>> = t("applications.forms", {
    returnObjects: true,
  });
  const choose = { value: "", label: t("applications.choose") };
  return (
    <Stack>
      <NativeSelect
        label={t("applications.items.legalForm")}
        value={draft.legalForm}
        data={[choose, ...Object.keys(words).map((code) => ({ value: code, label: words[code] ?? code }))]}
        onChange={(event) => {
          onChange({ legalForm: event.target.value });
        }}
      />
      <NativeSelect
        label={t("applications.items.purpose")}
        value={draft.purpose}
        data={[choose, ...terms.purposes.map(({ code, name }) => ({ value: code, label: pick(name) }))]}
        onChange={(event) => {
          onChange({ purpose: event.target.value });
        }}
      />
      <Textarea
        label={t("applications.items.business")}
        autosize
        minRows={3}
        maxLength={4000}
        value={draft.business}
        onChange={(event) => {
          onChange({ business: event.target.value });
        }}
      />
    </Stack>
  );
}

export function MoneyStep({ application: { terms }, draft, onChange }: StepProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const tiers = new Map(terms.tiers.map((tier) => [tier.code, tier]));
  return (
    <Stack>
      <NativeSelect
        label={t("applications.items.tier")}
        value={draft.tier}
        data={[
          { value: "", label: t("applications.choose") },
          ...[...tiers.values()].map(({ code, name, adjustment }) => ({
            value: code,
            label: `${pick(name)} (${rateText(adjustment)})`,
          })),
        ]}
        onChange={(event) => {
          onChange({ tier: event.target.value });
        }}
      />
      {(["equipment", "working"] as const).map((kind) => (
        <UseFields
          key={kind}
          kind={kind}
          use={draft[kind]}
          onChange={(use) => {
            onChange({ [kind]: use });
          }}
        />
      ))}
    </Stack>
  );
}

interface UseProps {
  readonly kind: "equipment" | "working";
  readonly use: UseDraft;
  readonly onChange: (use: UseDraft) => void;
}

const useFigures = [
  ["amount", "useAmount"],
  ["termMonths", "useMonths"],
  ["graceMonths", "useGrace"],
] as const;

function UseFields({ kind, use, onChange }: UseProps): ReactNode {
  const { t } = useTranslation();
  const name = t(`applications.useKinds.${kind}`);
  return (
    <fieldset className="plain-fieldset">
      <Checkbox
        label={t("applications.useWanted", { use: name })}
        checked={use.wanted}
        onChange={(event) => {
          onChange({ ...use, wanted: event.target.checked });
        }}
      />
      {use.wanted && (
        <Stack mt="sm">
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {useFigures.map(([field, label]) => (
              <TextInput
                key={field}
                inputMode="numeric"
                label={`${name}：${t(`applications.${label}`)}`}
                value={use[field]}
                onChange={(event) => {
                  onChange({ ...use, [field]: event.target.value });
                }}
              />
            ))}
          </SimpleGrid>
          <TextInput
            label={`${name}：${t("applications.useWhat")}`}
            maxLength={500}
            value={use.what}
            onChange={(event) => {
              onChange({ ...use, what: event.target.value });
            }}
          />
        </Stack>
      )}
    </fieldset>
  );
}

export function ImpactStep({ application, draft, onChange }: StepProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const project = useAnswer(projectRoutes.getProject, { params: { projectId: application.project.id } });
  const kpis = project.data?.kpis ?? [];
  return (
    <Stack>
      <Textarea
        label={t("applications.items.logicModel")}
        autosize
        minRows={3}
        maxLength={4000}
        value={draft.logicModel}
        onChange={(event) => {
          onChange({ logicModel: event.target.value });
        }}
      />
      <TextInput
        type="date"
        label={t("applications.items.kpiTestOn")}
        className="narrow"
        value={draft.kpiTestOn}
        onChange={(event) => {
          onChange({ kpiTestOn: event.target.value });
        }}
      />
      {project.data !== undefined && kpis.length === 0 && <Text>{t("applications.noKpis")}</Text>}
      {kpis.map(({ id, name, unit }) => (
        <KpiFields
          key={id}
          name={`${pick(name)} (${pick(unit)})`}
          kpi={draft.kpis[id] ?? noKpi}
          onChange={(kpi) => {
            onChange({ kpis: { ...draft.kpis, [id]: kpi } });
          }}
        />
      ))}
    </Stack>
  );
}

interface KpiProps {
  readonly name: string;
  readonly kpi: KpiDraft;
  readonly onChange: (kpi: KpiDraft) => void;
}

function KpiFields({ name, kpi, onChange }: KpiProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="plain-fieldset">
      <Checkbox
        label={`${name}：${t("applications.kpiPromise")}`}
        checked={kpi.promised}
        onChange={(event) => {
          onChange({ ...kpi, promised: event.target.checked });
        }}
      />
      {kpi.promised && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
          {(["baseline", "target"] as const).map((field) => (
            <TextInput
              key={field}
              inputMode="decimal"
              label={t(`applications.${field}`)}
              value={kpi[field]}
              onChange={(event) => {
                onChange({ ...kpi, [field]: event.target.value });
              }}
            />
          ))}
        </SimpleGrid>
      )}
    </fieldset>
  );
}
