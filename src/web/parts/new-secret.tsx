import { Button, CopyButton, Group, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "./notice.tsx";

/** An API token, shown this once. */
export function NewSecret({
  secret,
  onClose,
}: {
  readonly secret: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="wait" title={t("settings.secretTitle")}>
      <Stack gap="sm">
        {t("settings.secretDetail")}
        <TextInput readOnly label={t("settings.secret")} value={secret} className="secret" />
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? t("common.copied") : t("settings.copy")}</Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
        </Group>
      </Stack>
    </Notice>
  );
}
