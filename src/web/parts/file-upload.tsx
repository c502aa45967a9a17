import { Progress, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Route } from "../../contract/route.ts";
import type { CallInput } from "../api/client.ts";
import { useIntentionKey } from "../api/hooks.ts";
import { upload } from "../api/upload.ts";
import { FileDrop } from "./file-drop.tsx";
import { ProblemAlert } from "./problem-alert.tsx";

const largestBytes = 20 * 1024 * 1024;
const nameForm = /\.(pdf|csv|png|jpe?g)$/i;

interface Sending {
  readonly name: string;
  readonly share: number;
}

interface UploadProps<R extends Route> {
  readonly route: R;
  readonly input: CallInput<R>;
}

/** Sends files one after another; what cannot be accepted is said before anything is sent. */
export function FileUpload<R extends Route>({ route, input }: UploadProps<R>): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = useIntentionKey();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [error, setError] = useState<Error | null>(null);

  function objectionTo(file: File): string | undefined {
    if (!nameForm.test(file.name)) return t("report.wrongKind", { name: file.name });
    return file.size > largestBytes ? t("report.tooLarge", { name: file.name }) : undefined;
  }

  async function send(file: File): Promise<void> {
    setSending({ name: file.name, share: 0 });
    await upload(route, input, {
      file,
      idempotencyKey: key.of(`${file.name} ${file.size} ${file.lastModified}`),
      onProgress: (share) => {
        setSending({ name: file.name, share });
      },
    });
    key.forget();
  }

  async function sendAll(files: readonly File[]): Promise<void> {
    setError(null);
    setRefused(files.flatMap((file) => objectionTo(file) ?? []));
    try {
      for (const file of files.filter((candidate) => objectionTo(candidate) === undefined)) await send(file);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setSending(null);
      await queryClient.invalidateQueries();
    }
  }

  return (
    <Stack gap="sm">
      <FileDrop
        disabled={sending !== null}
        onFiles={(files) => {
          void sendAll(files);
        }}
      />
      {sending !== null && <SendingBar sending={sending} />}
      {refused.map((objection) => (
        <Text key={objection} size="sm" c="var(--mantine-color-error)" role="alert">
          {objection}
        </Text>
      ))}
      {error !== null && <ProblemAlert error={error} />}
    </Stack>
  );
}

function SendingBar({ sending }: { readonly sending: Sending }): ReactNode {
  const { t } = useTranslation();
  const label = t("report.uploading", { name: sending.name });
  return (
    <div role="status">
      <Text size="sm">{label}</Text>
      <Progress value={sending.share * 100} aria-label={label} />
    </div>
  );
}
