import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Route } from "../../../contract/route.ts";
import type { CallInput } from "../../api/client.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../announce.ts";
import { AnswerGate } from "../answer-gate.tsx";
import { Notice } from "../notice.tsx";
import { ProblemAlert } from "../problem-alert.tsx";
import type { ChangePreview } from "./change-answer.ts";
import { ChangePreviewView } from "./change-preview.tsx";

export interface ChangeRoutes {
  readonly preview: Route;
  readonly request: Route;
}

interface ChangeInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly body: object;
}

interface ChangeRequestProps {
  readonly routes: ChangeRoutes;
  /** Undefined until everything that is needed has been filled in. */
  readonly input: ChangeInput | undefined;
  /** Told what the server refuses, for the fields it points at. */
  readonly onRefusal?: (error: Error | null) => void;
}

const settleMillis = 300;

function inputOf(text: string): CallInput<Route> {
  return (JSON.parse(text) ?? { body: {} }) as CallInput<Route>;
}

/** What a change would do, drawn as it is filled in, and the button that asks a second person for it. */
export function ChangeRequest({ routes, input, onRefusal }: ChangeRequestProps): ReactNode {
  const { t } = useTranslation();
  const typed = JSON.stringify(input ?? null);
  const [settled] = useDebouncedValue(typed, settleMillis);
  const [asked, setAsked] = useState<{ readonly typed: string; readonly id: string } | null>(null);
  const filled = inputOf(settled);
  const isAsked = asked?.typed === typed;
  const preview = useAnswer(routes.preview, filled, {
    enabled: settled !== "null" && !isAsked,
    keepsLast: true,
  });
  const request = useIntention(routes.request);
  const refusal = preview.error;
  useEffect(() => {
    onRefusal?.(refusal);
  }, [refusal, onRefusal]);
  if (isAsked) return <Asked approvalId={asked.id} />;
  if (input === undefined) return <Text c="dimmed">{t("change.fillIn")}</Text>;
  const isShown = typed === settled && !preview.isPlaceholderData && preview.data !== undefined;
  function ask(): void {
    request.mutate(filled, {
      onSuccess: (approval) => {
        setAsked({ typed, id: (approval as { readonly id: string }).id });
        announce(t("servicing.requested"));
      },
    });
  }
  return (
    <Stack aria-busy={!isShown}>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <AnswerGate answer={preview} lines={3}>
        {(data) => <ChangePreviewView preview={data as ChangePreview} />}
      </AnswerGate>
      <AskBar
        onAsk={ask}
        isAsking={request.isPending}
        isShown={isShown}
        isReckoning={!isShown && preview.error === null}
      />
    </Stack>
  );
}

interface AskBarProps {
  readonly onAsk: () => void;
  readonly isAsking: boolean;
  /** Whether the preview is of what stands in the fields. */
  readonly isShown: boolean;
  readonly isReckoning: boolean;
}

function AskBar({ onAsk, isAsking, isShown, isReckoning }: AskBarProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Group>
      <Button loading={isAsking} disabled={!isShown} onClick={onAsk}>
        {t("servicing.request")}
      </Button>
      {isReckoning && (
        <Text size="sm" c="dimmed" role="status">
          {t("change.reckoning")}
        </Text>
      )}
    </Group>
  );
}

/** The button is gone: what came of it takes the focus. */
function Asked({ approvalId }: { readonly approvalId: string }): ReactNode {
  const { t } = useTranslation();
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    outcome.current?.focus();
  }, []);
  return (
    <div ref={outcome} tabIndex={-1}>
      <Notice tone="good" title={t("servicing.requested")}>
        <Text size="sm">{t("setup.requestedDetail")}</Text>
        <Anchor
          renderRoot={(props) => <Link to="/approvals/$approvalId" params={{ approvalId }} {...props} />}
        >
          {t("servicing.openRequest")}
        </Anchor>
      </Notice>
    </div>
  );
}
