import { Button, List, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem.ts";
import { Notice } from "./notice.tsx";

interface ProblemProps {
  readonly error: Error;
  readonly onRetry?: (() => unknown) | undefined;
}

/** What went wrong in the reader's words, each complaint on its own line, and a way on. */
export function ProblemAlert({ error, onRetry }: ProblemProps): ReactNode {
  const { t } = useTranslation();
  const complaints = error instanceof Problem ? (error.answer.errors ?? []) : [];
  return (
    <Notice tone="bad" urgent title={t("problems.title")}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{useProblemText(error)}</Text>
        {complaints.length > 0 && (
          <List size="sm">
            {complaints.map(({ pointer, message }) => (
              <List.Item key={`${pointer ?? ""} ${message}`}>{message}</List.Item>
            ))}
          </List>
        )}
        {onRetry !== undefined && mayChange(error) && (
          <Button variant="default" size="xs" onClick={() => void onRetry()}>
            {t("common.retry")}
          </Button>
        )}
      </Stack>
    </Notice>
  );
}

/** A rule that refuses what was asked refuses it again. */
function mayChange(error: Error): boolean {
  return !(error instanceof Problem) || ![400, 403, 422].includes(error.status);
}

function useProblemText(error: Error): string {
  const { t } = useTranslation();
  if (!(error instanceof Problem)) return t("problems.defect");
  if (error.status === 0) return t("problems.unreachable");
  if (error.answer.code === "unexpectedAnswer") return t("problems.unexpectedAnswer");
  if (error.status === 412 || error.status === 428) return t("problems.conflict");
  return error.status >= 500 ? t("problems.server") : error.message;
}
