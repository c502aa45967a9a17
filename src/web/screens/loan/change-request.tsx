import { Anchor, Button, Group, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Route } from "../../../contract/route.ts";
import type { CallInput } from "../../api/client.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import type { ChangePreview } from "../../parts/change/change-answer.ts";
import { ChangePreviewView } from "../../parts/change/change-preview.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

export interface ChangeRoutes {
  readonly preview: Route;
  readonly request: Route;
}

interface ChangeRequestProps {
  readonly routes: ChangeRoutes;
  /** Undefined until everything that is needed has been filled in. */
  readonly input: { readonly params?: Readonly<Record<string, string>>; readonly body: object } | undefined;
}

/** What a change would do, drawn as it is filled in, and the button that asks a second person for it. */
export function ChangeRequest({ routes, input }: ChangeRequestProps): ReactNode {
  const { t } = useTranslation();
  const [askedId, setAskedId] = useState<string | null>(null);
  const filled = (input ?? { body: {} }) as CallInput<Route>;
  const preview = useAnswer(routes.preview, filled, { enabled: input !== undefined && askedId === null });
  const request = useIntention(routes.request);
  if (askedId !== null) {
    return (
      <Notice tone="good" title={t("servicing.requested")}>
        <Anchor
          renderRoot={(props) => (
            <Link to="/approvals/$approvalId" params={{ approvalId: askedId }} {...props} />
          )}
        >
          {t("servicing.openRequest")}
        </Anchor>
      </Notice>
    );
  }
  if (input === undefined) return null;
  return (
    <Stack>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <AnswerGate answer={preview} lines={3}>
        {(data) => <ChangePreviewView preview={data as ChangePreview} />}
      </AnswerGate>
      <Group>
        <Button
          loading={request.isPending}
          disabled={preview.data === undefined}
          onClick={() => {
            request.mutate(filled, {
              onSuccess: (approval) => {
                setAskedId((approval as { readonly id: string }).id);
                announce(t("servicing.requested"));
              },
            });
          }}
        >
          {t("servicing.request")}
        </Button>
      </Group>
    </Stack>
  );
}
