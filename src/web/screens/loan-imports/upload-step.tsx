import { Progress, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanImportRoutes } from "../../../contract/loan-import/routes.ts";
import { useIntentionKey } from "../../api/hooks.ts";
import { upload } from "../../api/upload.ts";
import { FileDrop } from "../../parts/file-drop.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";

export function UploadStep({ onUploaded }: { readonly onUploaded: (id: string) => void }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = useIntentionKey();
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [error, setError] = useState<Error | null>(null);

  async function send(file: File): Promise<void> {
    setError(null);
    setSending({ name: file.name, share: 0 });
    try {
      const { id } = await upload(
        loanImportRoutes.uploadLoanBook,
        { body: {} },
        {
          file,
          idempotencyKey: key.of(`${file.name} ${file.size} ${file.lastModified}`),
          onProgress: (share) => {
            setSending({ name: file.name, share });
          },
        },
      );
      key.forget();
      onUploaded(id);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setSending(null);
      await queryClient.invalidateQueries();
    }
  }

  return (
    <Section title={t("loanImports.uploadTitle")}>
      <FileDrop
        disabled={sending !== null}
        tables={{ hint: t("loanImports.uploadHint") }}
        onFiles={([file]) => {
          if (file !== undefined) void send(file);
        }}
      />
      {sending !== null && (
        <div role="status">
          <Text size="sm">{t("loanImports.uploading", { name: sending.name })}</Text>
          <Progress
            value={sending.share * 100}
            aria-label={t("loanImports.uploading", { name: sending.name })}
          />
        </div>
      )}
      {error !== null && <ProblemAlert error={error} />}
    </Section>
  );
}
