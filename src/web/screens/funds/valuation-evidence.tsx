import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundEvidenceRoutes } from "../../../contract/fund/evidence-routes.ts";
import { urlOf } from "../../api/client.ts";
import { useIntentionKey } from "../../api/hooks.ts";
import { upload } from "../../api/upload.ts";
import { sizeText } from "../../figures/amount-text.ts";
import { FileDrop } from "../../parts/file-drop.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { Icon } from "../../parts/icons.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundEvent } from "./fund-answer.ts";

type Evidence = FundEvent["evidence"];

/** Files behind a valuation, each with its hash. */
export function ValuationFiles({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (evidence.length === 0) return null;
  return (
    <ul className="evidence-list" aria-label={t("funds.evidence")}>
      {evidence.map(({ id, fileName, fictional, mediaType, sizeBytes, uploadedBy, uploadedAt, sha256 }) => (
        <li key={id}>
          <Group gap="xs">
            <Anchor
              href={urlOf(fundEvidenceRoutes.downloadValuationEvidence, { params: { evidenceId: id } })}
              download={fileName}
              className="file-link"
              size="sm"
            >
              <Icon name="file" size={16} />
              {fileName}
            </Anchor>
            {fictional && <FictionalBadge />}
          </Group>
          <Text size="xs" c="dimmed">
            {[mediaType, sizeText(sizeBytes), uploadedBy, format.instant(uploadedAt)].join(" · ")}
          </Text>
          <Text size="xs" component="div">
            SHA-256 <HashText hash={sha256} />
          </Text>
        </li>
      ))}
    </ul>
  );
}

interface UploadProps {
  readonly fundId: string;
  readonly eventId: string;
}

export function ValuationUpload({ fundId, eventId }: UploadProps): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = useIntentionKey();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  async function sendAll(files: readonly File[]): Promise<void> {
    setError(null);
    setSending(true);
    try {
      for (const file of files) {
        const idempotencyKey = key.of(`${eventId} ${file.name} ${file.size} ${file.lastModified}`);
        const sending = { file, idempotencyKey, onProgress: () => undefined };
        await upload(fundEvidenceRoutes.addValuationEvidence, { params: { fundId, eventId } }, sending);
        key.forget();
      }
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setSending(false);
      await queryClient.invalidateQueries();
    }
  }

  return (
    <details className="why">
      <summary>{t("funds.addEvidence")}</summary>
      <Stack gap="sm" mt="xs">
        {error !== null && <ProblemAlert error={error} />}
        <FileDrop
          disabled={isSending}
          onFiles={(files) => {
            void sendAll(files);
          }}
        />
      </Stack>
    </details>
  );
}
