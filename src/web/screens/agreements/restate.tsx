import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { AgreementAnswer } from "./agreement-answer.ts";
import { RestatementEffects } from "./restatement-effects.tsx";

const triggers = ["methodChange", "error", "structuralChange", "organicGrowth"] as const;

interface Draft {
  readonly kpiId: string;
  readonly trigger: (typeof triggers)[number];
  readonly baselineAfter: string;
  readonly effectiveOn: string;
  readonly consentedOn: string;
  readonly reason: string;
}

type Body = Omit<Draft, "consentedOn"> & { readonly consentedOn?: string };

/** What a new baseline would do, before anybody decides; asking for approval comes after seeing it. */
export function Restate({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const [body, setBody] = useState<Body | null>(null);
  const effects = useAnswer(
    agreementRoutes.previewRestatement,
    { params: { agreementId: agreement.id }, body: body ?? emptyDraft(agreement) },
    { enabled: body !== null },
  );
  return (
    <Stack gap="lg">
      <Section title={t("agreements.tabs.restate")} lead={t("restatement.lead")}>
        <DraftForm agreement={agreement} error={effects.error} onShow={setBody} />
        {effects.error !== null && <ProblemAlert error={effects.error} />}
      </Section>
      {body !== null && effects.data !== undefined && (
        <>
          <RestatementEffects effects={effects.data} />
          <Ask agreementId={agreement.id} body={body} />
        </>
      )}
    </Stack>
  );
}

function emptyDraft({ spts }: AgreementAnswer): Draft {
  return {
    kpiId: spts[0]?.kpi.id ?? "",
    trigger: "methodChange",
    baselineAfter: "",
    effectiveOn: "",
    consentedOn: "",
    reason: "",
  };
}

interface FormProps {
  readonly agreement: AgreementAnswer;
  readonly error: Error | null;
  readonly onShow: (body: Body) => void;
}

function DraftForm({ agreement, error, onShow }: FormProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [draft, setDraft] = useState<Draft>(emptyDraft(agreement));
  const kpis = [...new Map(agreement.spts.map(({ kpi }) => [kpi.id, kpi])).values()];
  const text = (field: "baselineAfter" | "effectiveOn" | "consentedOn" | "reason", type: string) => (
    <TextInput
      label={t(`restatement.${field}`)}
      type={type}
      required={field !== "consentedOn"}
      value={draft[field]}
      error={fieldMessage(error, field)}
      onChange={(event) => {
        setDraft({ ...draft, [field]: event.target.value });
      }}
    />
  );

  function show(event: SubmitEvent): void {
    event.preventDefault();
    const { consentedOn, ...rest } = draft;
    onShow(consentedOn === "" ? rest : { ...rest, consentedOn });
  }

  return (
    <form onSubmit={show}>
      <Stack gap="md" maw={480}>
        <Select
          label={t("restatement.kpi")}
          data={kpis.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          value={draft.kpiId}
          allowDeselect={false}
          onChange={(kpiId) => {
            if (kpiId !== null) setDraft({ ...draft, kpiId });
          }}
        />
        <Select
          label={t("restatement.trigger")}
          data={triggers.map((value) => ({ value, label: t(`restatement.triggers.${value}`) }))}
          value={draft.trigger}
          allowDeselect={false}
          onChange={(chosen) => {
            setDraft({ ...draft, trigger: triggers.find((known) => known === chosen) ?? draft.trigger });
          }}
        />
        {text("baselineAfter", "text")}
        {text("effectiveOn", "date")}
        {text("consentedOn", "date")}
        {text("reason", "text")}
        <Group>
          <Button type="submit">{t("agreements.preview")}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Ask({ agreementId, body }: { readonly agreementId: string; readonly body: Body }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const request = useIntention(agreementRoutes.requestRestatement);

  function ask(): void {
    request.mutate(
      { params: { agreementId }, body },
      {
        onSuccess: ({ id }) => {
          announce(t("agreements.requested"), t("verdict.requestedDetail"));
          void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
        },
      },
    );
  }

  return (
    <Stack className="no-print">
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group>
        <Button onClick={ask} loading={request.isPending}>
          {t("agreements.request")}
        </Button>
      </Group>
    </Stack>
  );
}
