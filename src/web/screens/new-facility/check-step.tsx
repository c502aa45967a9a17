import { Button, Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangePreviewView } from "../../parts/change/change-preview.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { facilityBody, type DraftState } from "./draft.ts";

/** Everything that would be written, and the request that puts it before a second person. */
export function CheckStep({ state }: { readonly state: DraftState }): ReactNode {
  const body = facilityBody(state.draft);
  const preview = useAnswer(setupRoutes.previewFacility, { body });
  return (
    <AnswerGate answer={preview} lines={10}>
      {(data) => (
        <Stack gap="lg">
          <ChangePreviewView preview={data} />
          <RequestBar state={state} />
        </Stack>
      )}
    </AnswerGate>
  );
}

function RequestBar({ state }: { readonly state: DraftState }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const request = useIntention(setupRoutes.requestFacility);
  function ask(): void {
    request.mutate(
      { body: facilityBody(state.draft) },
      {
        onSuccess: ({ id }) => {
          state.forget();
          announce(t("verdict.requested"), t("setup.requestedDetail"));
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
          <Text size="sm">{t("setup.requestedDetail")}</Text>
          <Button onClick={ask} loading={request.isPending}>
            {t("setup.request")}
          </Button>
        </Group>
      </Notice>
    </Stack>
  );
}
