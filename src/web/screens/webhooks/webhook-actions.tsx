import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { webhookDeliveryRoutes } from "../../../contract/webhook/delivery-routes.ts";
import { webhookRoutes } from "../../../contract/webhook/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import type { WebhookAnswer } from "./webhook-answer.ts";
import { WebhookForm } from "./webhook-form.tsx";

type Opened = "edit" | "rotate" | "disable" | "remove";

/** What an administrator may do with an endpoint. */
export function WebhookActions({ webhook }: { readonly webhook: WebhookAnswer }): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const test = useIntention(webhookDeliveryRoutes.testWebhook);
  const switching = useIntention(webhookRoutes.switchWebhook);
  const error = test.error ?? switching.error;
  const params = { webhookId: webhook.id };
  const close = () => {
    setOpened(null);
  };
  const opener = (which: Opened, label: string) => (
    <Button
      variant="default"
      onClick={() => {
        setOpened(which);
      }}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Button
        loading={test.isPending}
        onClick={() => {
          const onSuccess = () => {
            announce(t("webhooks.tested"));
          };
          test.mutate({ params, body: {} }, { onSuccess });
        }}
      >
        {t("webhooks.test")}
      </Button>
      {opener("edit", t("webhooks.edit"))}
      {opener("rotate", t("webhooks.rotate"))}
      {webhook.state === "enabled" ? (
        opener("disable", t("webhooks.disable"))
      ) : (
        <Button
          loading={switching.isPending}
          onClick={() => {
            const onSuccess = () => {
              announce(t("webhooks.enabledNow"));
            };
            switching.mutate({ params, body: { state: "enabled", reason: "" } }, { onSuccess });
          }}
        >
          {t("webhooks.enable")}
        </Button>
      )}
      {opener("remove", t("webhooks.remove"))}
      {error !== null && <ProblemAlert error={error} />}
      {opened === "edit" && <WebhookForm webhook={webhook} onClose={close} />}
      {opened === "rotate" && <RotateDialog webhookId={webhook.id} onClose={close} />}
      {(opened === "disable" || opened === "remove") && (
        <EndDialog key={opened} ending={opened} webhookId={webhook.id} onClose={close} />
      )}
    </>
  );
}

interface DialogProps {
  readonly webhookId: string;
  readonly onClose: () => void;
}

function RotateDialog({ webhookId, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const rotate = useIntention(webhookRoutes.rotateWebhookSecret);
  return (
    <Dialog title={t("webhooks.rotateTitle")} isOpen onClose={onClose}>
      <Stack>
        {rotate.error !== null && <ProblemAlert error={rotate.error} />}
        <Text>{t("webhooks.rotateLead")}</Text>
        <Group>
          <Button
            loading={rotate.isPending}
            onClick={() => {
              const onSuccess = () => {
                announce(t("webhooks.rotated"));
                onClose();
              };
              rotate.mutate({ params: { webhookId }, body: {} }, { onSuccess });
            }}
          >
            {t("webhooks.rotate")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** Disabling or removing, with a reason for the record. */
function EndDialog({
  ending,
  webhookId,
  onClose,
}: DialogProps & { readonly ending: "disable" | "remove" }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const switching = useIntention(webhookRoutes.switchWebhook);
  const removing = useIntention(webhookRoutes.removeWebhook);
  const error = switching.error ?? removing.error;
  const params = { webhookId };
  const onSuccess = () => {
    announce(t(ending === "disable" ? "webhooks.disabledNow" : "webhooks.removedNow"));
    onClose();
  };
  return (
    <Dialog title={t(`webhooks.${ending}Title`)} isOpen onClose={onClose}>
      <Stack>
        {error !== null && <ProblemAlert error={error} />}
        <Text>{t(`webhooks.${ending}Lead`)}</Text>
        <TextInput
          label={t("webhooks.reason")}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Group>
          <Button
            color="red"
            loading={switching.isPending || removing.isPending}
            onClick={() => {
              if (ending === "disable")
                switching.mutate({ params, body: { state: "disabled", reason } }, { onSuccess });
              else removing.mutate({ params, body: { reason } }, { onSuccess });
            }}
          >
            {t(`webhooks.${ending}`)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
