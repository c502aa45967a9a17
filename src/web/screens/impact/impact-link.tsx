import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function ImpactLink({ projectId }: { readonly projectId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Button component={Link} to={`/projects/${projectId}/impact`} variant="default">
      {t("impactValue.openLink")}
    </Button>
  );
}
