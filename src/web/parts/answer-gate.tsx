import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem.ts";
import { NotFound } from "./not-found.tsx";
import { ProblemAlert } from "./problem-alert.tsx";

interface GateProps<Data> {
  readonly answer: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** Shows a skeleton until the answer is there, or what went wrong with a way to ask again. */
export function AnswerGate<Data>({ answer, lines = 4, children }: GateProps<Data>): ReactNode {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error instanceof Problem && answer.error.status === 404) return <NotFound />;
  if (answer.error !== null) return <ProblemAlert error={answer.error} onRetry={answer.refetch} />;
  return <LoadingLines lines={lines} />;
}

export function LoadingLines({ lines }: { readonly lines: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-live="polite">
      <VisuallyHidden>{t("common.loading")}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={line === 0 ? 36 : 20} width={line === 0 ? "45%" : "100%"} />
      ))}
    </Stack>
  );
}
