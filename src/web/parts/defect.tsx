import { Button, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function Defect({ onReload }: { readonly onReload: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack component="section" align="center" py={80} gap="sm" role="alert">
      <Title order={1} size="h2">
        {t("problems.title")}
      </Title>
      <Text c="dimmed">{t("problems.defect")}</Text>
      <Button onClick={onReload}>{t("problems.reload")}</Button>
    </Stack>
  );
}
