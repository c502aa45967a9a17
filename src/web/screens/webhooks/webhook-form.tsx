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
  const saving = useSaving(webhook, (saved) => {
    onSaved?.(saved);
    onClose();
  });
  const { error } = saving;
  const isNew = webhook === undefined;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    saving.save({ name, url, eventTypes });
  }

  return (
    <Dialog title={t(isNew ? "webhooks.add" : "webhooks.edit")} isOpen onClose={onClose} wide>
      <form onSubmit={submit}>
        <Stack>
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
          {/* Beside the button: the list above is longer than a screen. */}
          {error !== null && <ProblemAlert error={error} />}
          <Group>
            <Button type="submit" loading={saving.isPending} disabled={eventTypes.length === 0}>
              {t(isNew ? "webhooks.create" : "webhooks.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface Draft {
  readonly name: string;
  readonly url: string;
  readonly eventTypes: string[];
}

interface Saving {
  readonly save: (draft: Draft) => void;
  readonly error: Error | null;
  readonly isPending: boolean;
}

function useSaving(webhook: WebhookAnswer | undefined, onSaved: (webhook: WebhookAnswer) => void): Saving {
  const { t } = useTranslation();
  const create = useIntention(webhookRoutes.createWebhook);
  const change = useIntention(webhookRoutes.changeWebhook);
  const saying = (title: string) => ({
    onSuccess: (saved: WebhookAnswer) => {
      announce(title);
      onSaved(saved);
    },
  });
  return {
    save: (body) => {
      if (webhook === undefined) create.mutate({ body }, saying(t("webhooks.created")));
      else change.mutate({ params: { webhookId: webhook.id }, body }, saying(t("webhooks.saved")));
    },
    error: create.error ?? change.error,
    isPending: create.isPending || change.isPending,
  };
}
