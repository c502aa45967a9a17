import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { baseRateRoutes } from "../../../contract/loan/base-rate-routes.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { isDecimalText, shiftPoint } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { ChangePreviewView } from "../../parts/change/change-preview.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface Fields {
  readonly indexCode: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly effectiveOn: string;
  readonly percent: string;
  readonly source: string;
}

const noFields: Fields = { indexCode: "", nameJa: "", nameEn: "", effectiveOn: "", percent: "", source: "" };

type FixingBody = Parameters<
  ReturnType<typeof useIntention<typeof baseRateRoutes.requestFixing>>["mutate"]
>[0]["body"];

interface IndexesProps {
  readonly indexes: readonly {
    readonly code: string;
    readonly name: { readonly ja: string; readonly en: string };
  }[];
}

/** A new fixing: what it would change is shown before anybody is asked. */
export function FixingForm({ indexes }: IndexesProps): ReactNode {
  const { t } = useTranslation();
  const [fields, setFields] = useState({ ...noFields, indexCode: indexes[0]?.code ?? "" });
  const [asked, ask] = useState<FixingBody>();
  const isNew = !indexes.some(({ code }) => code === fields.indexCode);
  const preview = useAnswer(
    baseRateRoutes.previewFixing,
    { body: asked ?? bodyOf(fields, isNew) },
    { enabled: asked !== undefined },
  );
  const input = (
    name: keyof Fields,
    label: string,
    field: string,
    type: "text" | "date" = "text",
  ): ReactNode => (
    <TextInput
      label={label}
      type={type}
      required={name !== "source"}
      className={name === "percent" ? "figure-input" : ""}
      value={fields[name]}
      error={fieldMessage(preview.error, field)}
      onChange={(event) => {
        setFields({ ...fields, [name]: event.target.value });
        ask(undefined);
      }}
    />
  );
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    ask(bodyOf(fields, isNew));
  }
  return (
    <Section title={t("baseRates.new")} lead={t("baseRates.newLead")}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <IndexChoice
            indexes={indexes}
            value={isNew ? "" : fields.indexCode}
            onChoose={(indexCode) => {
              setFields({ ...fields, indexCode });
              ask(undefined);
            }}
          />
          {isNew && input("indexCode", t("baseRates.code"), "indexCode")}
          {isNew && input("nameJa", t("baseRates.nameJa"), "name")}
          {isNew && input("nameEn", t("baseRates.nameEn"), "name")}
          {input("effectiveOn", t("facilities.from"), "effectiveOn", "date")}
          {input("percent", t("baseRates.percent"), "annualRate")}
          {input("source", t("baseRates.source"), "source")}
          <Button type="submit" variant="default">
            {t("baseRates.preview")}
          </Button>
        </Group>
      </form>
      {preview.error !== null && <ProblemAlert error={preview.error} />}
      <Previewed body={asked} preview={preview.data} />
    </Section>
  );
}

interface PreviewedProps {
  readonly body: FixingBody | undefined;
  readonly preview: AnswerOf<typeof baseRateRoutes.previewFixing> | undefined;
}

/** What was previewed, and the way to ask for just that. */
function Previewed({ body, preview }: PreviewedProps): ReactNode {
  if (body === undefined || preview === undefined) return null;
  return (
    <>
      <ChangePreviewView preview={preview} />
      <RequestButton body={body} />
    </>
  );
}

interface ChoiceProps extends IndexesProps {
  readonly value: string;
  readonly onChoose: (indexCode: string) => void;
}

function IndexChoice({ indexes, value, onChoose }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <NativeSelect
      label={t("setup.baseRate")}
      value={value}
      data={[
        ...indexes.map(({ code, name }) => ({ value: code, label: pick(name) })),
        { value: "", label: t("baseRates.newIndex") },
      ]}
      onChange={(event) => {
        onChoose(event.target.value);
      }}
    />
  );
}

function bodyOf(
  { indexCode, nameJa, nameEn, effectiveOn, percent, source }: Fields,
  isNew: boolean,
): FixingBody {
  const figure = percent.normalize("NFKC").trim();
  return {
    indexCode,
    effectiveOn,
    annualRate: isDecimalText(figure) ? shiftPoint(figure, -2) : figure,
    source,
    ...(isNew ? { name: { ja: nameJa, en: nameEn } } : {}),
  };
}

function RequestButton({ body }: { readonly body: FixingBody }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const request = useIntention(baseRateRoutes.requestFixing);
  return (
    <>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group>
        <Button
          loading={request.isPending}
          onClick={() => {
            request.mutate(
              { body },
              {
                onSuccess: ({ id }) => {
                  announce(t("verdict.requested"));
                  void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
                },
              },
            );
          }}
        >
          {t("setup.request")}
        </Button>
      </Group>
    </>
  );
}
