import { Anchor, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function NotFound(): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack component="section" align="center" py={80} gap="xs">
      <Title order={1} size="h2">
        {t("problems.notFoundTitle")}
      </Title>
      <Text c="dimmed">{t("problems.notFound")}</Text>
      <Anchor component={Link} to="/">
        {t("problems.toMyDay")}
      </Anchor>
    </Stack>
  );
}
