import { useTranslation } from "react-i18next";
import { webhookRoutes } from "../../../contract/webhook/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { useFormat } from "../../shell/use-format.ts";

/** The name of a type of event; a type without one (a test) stands for itself. */
export function useEventName(): (type: string) => string {
  const { pick } = useFormat();
  const { data } = useAnswer(webhookRoutes.listWebhookEventTypes, {});
  return (type) => {
    const known = data?.items.find((item) => item.type === type);
    return known === undefined ? type : pick(known.name);
  };
}

/** How an attempt ended: the status of the answer, or why there was none. */
export function useResultWord(): (status: number | null, failure: string | null) => string {
  const { t } = useTranslation();
  const failures: Readonly<Record<string, string | undefined>> = t("webhooks.failures", {
    returnObjects: true,
  });
  return (status, failure) => {
    if (failure !== null) return failures[failure] ?? failure;
    return status === null ? t("common.unknown") : `HTTP ${String(status)}`;
  };
}
