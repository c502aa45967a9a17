import { Button, CopyButton, Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { webhookRoutes } from "../../../contract/webhook/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

interface SecretProps {
  readonly webhookId: string;
  /** Whether there is a secret that nobody has seen yet. */
  readonly isUnseen: boolean;
}

/** Asks for the newest secret of a webhook, which is given once, and shows it until it is put away. */
export function SecretOnce({ webhookId, isUnseen }: SecretProps): ReactNode {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const show = useIntention(webhookRoutes.showWebhookSecret);
  if (secret === null) {
    if (!isUnseen) return null;
    return (
      <Group>
        {show.error !== null && <ProblemAlert error={show.error} />}
        <Button
          loading={show.isPending}
          onClick={() => {
            const onSuccess = (answer: { secret: string }) => {
              setSecret(answer.secret);
            };
            show.mutate({ params: { webhookId }, body: {} }, { onSuccess });
          }}
        >
          {t("webhooks.showSecret")}
        </Button>
      </Group>
    );
  }
  return (
    <Notice tone="wait" title={t("webhooks.secretTitle")}>
      <Stack gap="sm">
        {t("webhooks.secretDetail")}
        <TextInput readOnly label={t("webhooks.secret")} value={secret} className="secret" />
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? t("common.copied") : t("webhooks.copy")}</Button>
            )}
          </CopyButton>
          <Button
            variant="default"
            onClick={() => {
              setSecret(null);
            }}
          >
            {t("common.close")}
          </Button>
        </Group>
      </Stack>
    </Notice>
  );
}
