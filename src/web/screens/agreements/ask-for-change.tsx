import { Button, Group, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { approvalAnswer } from "../../../contract/approval/routes.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import type { ChangePreview } from "../../parts/change/change-answer.ts";
import { ChangePreviewView } from "../../parts/change/change-preview.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

type Approval = z.output<typeof approvalAnswer>;

export interface AskProps {
  readonly preview: {
    readonly data: ChangePreview | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly ask: (onAsked: (approval: Approval) => void) => void;
}

/** The effect first, then the button that puts it before a second person. */
export function AskForChange({ preview, error, isPending, ask }: AskProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <AnswerGate answer={preview} lines={8}>
      {(data) => (
        <Stack gap="lg">
          <ChangePreviewView preview={data} />
          {error !== null && <ProblemAlert error={error} />}
          <Group className="no-print">
            <Button
              loading={isPending}
              onClick={() => {
                ask(({ id }) => {
                  announce(t("agreements.requested"), t("verdict.requestedDetail"));
                  void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
                });
              }}
            >
              {t("agreements.request")}
            </Button>
          </Group>
        </Stack>
      )}
    </AnswerGate>
  );
}
