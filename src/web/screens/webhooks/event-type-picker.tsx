import { Button, Checkbox, Group, SimpleGrid } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { webhookRoutes } from "../../../contract/webhook/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { useFormat } from "../../shell/use-format.ts";

interface PickerProps {
  readonly value: readonly string[];
  readonly onChange: (eventTypes: string[]) => void;
  readonly error?: string | undefined;
}

/** What may be told, each by its name and the type that receivers see. */
export function EventTypePicker({ value, onChange, error }: PickerProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { data } = useAnswer(webhookRoutes.listWebhookEventTypes, {});
  const items = data?.items ?? [];
  return (
    <Checkbox.Group
      label={t("webhooks.events")}
      required
      value={[...value]}
      onChange={onChange}
      error={error}
    >
      <Group gap="xs" my={6}>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onChange(items.map(({ type }) => type));
          }}
        >
          {t("webhooks.all")}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onChange([]);
          }}
        >
          {t("webhooks.none")}
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="xs">
        {items.map(({ type, name }) => (
          <Checkbox key={type} value={type} label={pick(name)} description={type} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
