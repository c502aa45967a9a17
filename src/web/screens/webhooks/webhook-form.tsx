import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { webhookRoutes } from "../../../contract/webhook/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { EventTypePicker } from "./event-type-picker.tsx";
import type { WebhookAnswer } from "./webhook-answer.ts";

interface FormProps {
  /** Absent for a new one. */
  readonly webhook?: WebhookAnswer;
  readonly onClose: () => void;
  readonly onSaved?: (webhook: WebhookAnswer) => void;
}

export function WebhookForm({ webhook, onClose, onSaved }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [eventTypes, setEventTypes] = useState<string[]>([...(webhook?.eventTypes ?? [])]);
  const create = useIntention(webhookRoutes.createWebhook);
  const change = useIntention(webhookRoutes.changeWebhook);
  const error = create.error ?? change.error;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const body = { name, url, eventTypes };
    const onSuccess = (saved: WebhookAnswer) => {
      announce(t(webhook === undefined ? "webhooks.created" : "webhooks.saved"));
      onSaved?.(saved);
      onClose();
    };
    if (webhook === undefined) create.mutate({ body }, { onSuccess });
    else change.mutate({ params: { webhookId: webhook.id }, body }, { onSuccess });
  }

  return (
    <Dialog title={t(webhook === undefined ? "webhooks.add" : "webhooks.edit")} isOpen onClose={onClose} wide>
      <form onSubmit={submit}>
        <Stack>
          {error !== null && <ProblemAlert error={error} />}
          <TextInput
            label={t("webhooks.name")}
            description={t("webhooks.nameHint")}
            required
            maxLength={100}
            value={name}
            error={fieldMessage(error, "name")}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <TextInput
            label={t("webhooks.url")}
            description={t("webhooks.urlHint")}
            type="url"
            required
            maxLength={2000}
            value={url}
            error={fieldMessage(error, "url")}
            onChange={(event) => {
              setUrl(event.target.value);
            }}
          />
          <EventTypePicker
            value={eventTypes}
            onChange={setEventTypes}
            error={fieldMessage(error, "eventTypes")}
          />
          <Group>
            <Button
              type="submit"
              loading={create.isPending || change.isPending}
              disabled={eventTypes.length === 0}
            >
              {t(webhook === undefined ? "webhooks.create" : "webhooks.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
