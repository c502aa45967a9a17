import { Button, Group, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { webhookDeliveryRoutes } from "../../../contract/webhook/delivery-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { WebhookAnswer } from "./webhook-answer.ts";

/** Sends once more what did not arrive, or what the receiver has lost. */
export function Replay({ webhook }: { readonly webhook: WebhookAnswer }): ReactNode {
  const { t } = useTranslation();
  const [sinceOn, setSinceOn] = useState("");
  const replay = useIntention(webhookDeliveryRoutes.replayWebhook);
  const params = { webhookId: webhook.id };
  const onSuccess = ({ added, more }: { added: number; more: boolean }) => {
    announce(t("webhooks.replayed", { count: added }), more ? t("webhooks.replayedMore") : "");
  };
  return (
    <Section title={t("webhooks.replayTitle")} lead={t("webhooks.replayLead")}>
      {replay.error !== null && <ProblemAlert error={replay.error} />}
      <Group align="flex-end">
        <Button
          variant="default"
          disabled={webhook.dead === 0}
          loading={replay.isPending}
          onClick={() => {
            replay.mutate({ params, body: { what: "deadLetters" } }, { onSuccess });
          }}
        >
          {t("webhooks.replayDead")}
        </Button>
        <TextInput
          type="date"
          label={t("webhooks.sinceOn")}
          value={sinceOn}
          error={fieldMessage(replay.error, "sinceOn")}
          onChange={(event) => {
            setSinceOn(event.target.value);
          }}
        />
        <Button
          variant="default"
          disabled={sinceOn === ""}
          loading={replay.isPending}
          onClick={() => {
            replay.mutate({ params, body: { what: "since", sinceOn } }, { onSuccess });
          }}
        >
          {t("webhooks.replaySince")}
        </Button>
      </Group>
    </Section>
  );
}
