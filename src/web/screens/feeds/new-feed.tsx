import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { feedForms, feedRoutes } from "../../../contract/feed/routes.ts";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { draftOfMapping, MappingFields, wireMapping } from "./mapping-fields.tsx";

interface Terms {
  readonly kpiId: string;
  readonly name: string;
  readonly form: (typeof feedForms)[number];
  readonly proof: "signature" | "bearer";
}

export function NewFeed({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [terms, setTerms] = useState<Terms>({ kpiId: "", name: "", form: "ngsiLd", proof: "bearer" });
  const [mapping, setMapping] = useState(() => draftOfMapping(null));
  const create = useIntention(feedRoutes.createFeed);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const body = { ...terms, ...(terms.form !== "sanpo" && { mapping: wireMapping(mapping) }) };
    create.mutate(
      { body },
      {
        onSuccess: ({ id }) => {
          announce(t("feeds.created"));
          onClose();
          void navigate({ to: `/feeds/${id}` });
        },
      },
    );
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TermFields
          terms={terms}
          error={create.error}
          onChange={(part) => {
            setTerms({ ...terms, ...part });
          }}
        />
        {terms.form !== "sanpo" && (
          <MappingFields
            draft={mapping}
            onChange={(part) => {
              setMapping({ ...mapping, ...part });
            }}
          />
        )}
        {create.error !== null && <ProblemAlert error={create.error} />}
        <div>
          <Button type="submit" loading={create.isPending} disabled={terms.kpiId === ""}>
            {t("feeds.save")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface TermProps {
  readonly terms: Terms;
  readonly error: Error | null;
  readonly onChange: (part: Partial<Terms>) => void;
}

function TermFields({ terms, error, onChange }: TermProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { data } = useAnswer(impactRoutes.listKpis, { query: { limit: 200 } });
  return (
    <>
      <NativeSelect
        label={t("feeds.kpi")}
        required
        value={terms.kpiId}
        data={[
          { value: "", label: t("feeds.chooseKpi"), disabled: true },
          ...(data?.items ?? []).map(({ id, name, project }) => ({
            value: id,
            label: `${pick(name)} – ${pick(project.name)}`,
          })),
        ]}
        onChange={(event) => {
          onChange({ kpiId: event.target.value });
        }}
      />
      <TextInput
        label={t("feeds.name")}
        required
        maxLength={100}
        value={terms.name}
        error={fieldMessage(error, "name")}
        onChange={(event) => {
          onChange({ name: event.target.value });
        }}
      />
      <NativeSelect
        label={t("feeds.form")}
        value={terms.form}
        data={feedForms.map((value) => ({ value, label: t(`feeds.forms.${value}`) }))}
        onChange={(event) => {
          const form = feedForms.find((value) => value === event.target.value);
          if (form !== undefined) onChange({ form });
        }}
      />
      <NativeSelect
        label={t("feeds.proof")}
        description={t("feeds.proofHint")}
        value={terms.proof}
        data={(["bearer", "signature"] as const).map((value) => ({
          value,
          label: t(`feeds.proofs.${value}`),
        }))}
        onChange={(event) => {
          onChange({ proof: event.target.value === "signature" ? "signature" : "bearer" });
        }}
      />
    </>
  );
}
