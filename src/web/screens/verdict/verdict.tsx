import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type SubmitEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { announce } from "../../parts/announce.ts";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { RatchetPreviewView } from "../../parts/ratchet/ratchet-preview.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

const route = getRouteApi("/signed-in/agreements/$agreementId/tests/$testOn");

/** Shows what deciding a test would do; nothing is written until someone else approves the request made here. */
export function Verdict(): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { agreementId, testOn } = route.useParams();
  const [receivedOn, setReceivedOn] = useState<string | null>(null);
  const body = { testOn, ...(receivedOn === null ? {} : { certificateReceivedOn: receivedOn }) };
  const preview = useAnswer(loanRoutes.previewRatchet, { params: { agreementId }, body });
  return (
    <Page
      title={t("verdict.lead", { day: day(testOn) })}
      back={{ to: "/loans", label: t("loans.title") }}
      lead={t("verdict.intro")}
    >
      <ReceivedForm receivedOn={receivedOn} onChange={setReceivedOn} error={preview.error} />
      <AnswerGate answer={preview} lines={10}>
        {(data) => (
          <Stack gap="lg">
            <RatchetPreviewView preview={data} />
            <RequestBar agreementId={agreementId} body={body} />
          </Stack>
        )}
      </AnswerGate>
    </Page>
  );
}

interface FormProps {
  readonly receivedOn: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error: Error | null;
}

function ReceivedForm({ receivedOn, onChange, error }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [day, setDay] = useState(receivedOn ?? "");

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    onChange(day === "" ? null : day);
  }

  return (
    <form onSubmit={submit} className="no-print">
      <Group align="flex-end">
        <TextInput
          type="date"
          label={t("verdict.received")}
          description={t("verdict.receivedHint")}
          value={day}
          error={fieldMessage(error, "certificateReceivedOn")}
          onChange={(event) => {
            setDay(event.target.value);
          }}
        />
        <Button type="submit" variant="default">
          {t("verdict.recompute")}
        </Button>
        {receivedOn !== null && (
          <Button
            variant="subtle"
            onClick={() => {
              setDay("");
              onChange(null);
            }}
          >
            {t("verdict.clear")}
          </Button>
        )}
      </Group>
    </form>
  );
}

interface RequestProps {
  readonly agreementId: string;
  readonly body: { readonly testOn: string; readonly certificateReceivedOn?: string };
}

function RequestBar({ agreementId, body }: RequestProps): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const request = useIntention(loanRoutes.requestRatchetDecision);
  if (!may("requestApproval")) return null;

  function ask(): void {
    request.mutate(
      { params: { agreementId }, body },
      {
        onSuccess: ({ id }) => {
          announce(t("verdict.requested"), t("verdict.requestedDetail"));
          void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
        },
      },
    );
  }

  return (
    <Stack className="no-print">
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Notice tone="info">
        <Group justify="space-between">
          <Text size="sm">{t("verdict.requestedDetail")}</Text>
          <Button onClick={ask} loading={request.isPending}>
            {t("verdict.request")}
          </Button>
        </Group>
      </Notice>
    </Stack>
  );
}
