import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { Section } from "../../parts/section.tsx";
import type { AgreementAnswer } from "./agreement-answer.ts";
import { AskForChange } from "./ask-for-change.tsx";

interface StopBody {
  readonly kind: "declassification" | "suspension" | "resumption";
  readonly effectiveOn: string;
  readonly reason: string;
}

/** Steps that stop for a time or for good; the loans are shown without them first. */
export function Stop({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const [body, setBody] = useState<StopBody | null>(null);
  const params = { agreementId: agreement.id };
  const nothing: StopBody = { kind: "suspension", effectiveOn: "", reason: "" };
  const input = { params, body: body ?? nothing };
  const preview = useAnswer(agreementRoutes.previewAgreementEvent, input, { enabled: body !== null });
  const request = useIntention(agreementRoutes.requestAgreementEvent);
  return (
    <Stack gap="lg">
      <Section title={t("agreements.tabs.stop")}>
        <StopForm agreement={agreement} error={preview.error} onShow={setBody} />
      </Section>
      {body !== null && (
        <AskForChange
          preview={preview}
          error={request.error}
          isPending={request.isPending}
          ask={(onSuccess) => {
            request.mutate({ params, body }, { onSuccess });
          }}
        />
      )}
    </Stack>
  );
}

interface FormProps {
  readonly agreement: AgreementAnswer;
  readonly error: Error | null;
  readonly onShow: (body: StopBody) => void;
}

function StopForm({ agreement, error, onShow }: FormProps): ReactNode {
  const { t } = useTranslation();
  const kinds =
    agreement.state === "suspended"
      ? (["resumption", "declassification"] as const)
      : (["suspension", "declassification"] as const);
  const [kind, setKind] = useState<StopBody["kind"]>(kinds[0]);
  const [effectiveOn, setEffectiveOn] = useState("");
  const [reason, setReason] = useState("");

  function show(event: SubmitEvent): void {
    event.preventDefault();
    onShow({ kind, effectiveOn, reason });
  }

  return (
    <form onSubmit={show}>
      <Stack gap="md" maw={480}>
        <Select
          label={t("agreements.what")}
          data={kinds.map((value) => ({ value, label: t(`agreements.eventKinds.${value}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(chosen) => {
            setKind(kinds.find((known) => known === chosen) ?? kind);
          }}
        />
        <TextInput
          type="date"
          required
          label={t("agreements.on")}
          value={effectiveOn}
          error={fieldMessage(error, "effectiveOn")}
          onChange={(event) => {
            setEffectiveOn(event.target.value);
          }}
        />
        <TextInput
          required
          label={t("agreements.reason")}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Group>
          <Button type="submit">{t("agreements.preview")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
