import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanImportRoutes } from "../../../contract/loan-import/routes.ts";
import { queryText } from "../../api/path.ts";
import { Icon } from "../../parts/icons.tsx";
import { Section } from "../../parts/section.tsx";

export function TemplateStep(): ReactNode {
  const { t } = useTranslation();
  const files = [
    { label: t("loanImports.templateXlsx"), query: { format: "xlsx", part: "rows" } },
    { label: t("loanImports.templateCsv"), query: { format: "csv", part: "rows" } },
    { label: t("loanImports.templateNotes"), query: { format: "xlsx", part: "notes" } },
  ];
  return (
    <Section title={t("loanImports.templateTitle")} lead={t("loanImports.templateLead")}>
      <Group gap="xs">
        {files.map(({ label, query }) => (
          <Button
            key={label}
            component="a"
            href={loanImportRoutes.downloadLoanTemplate.path + queryText(query)}
            download
            variant="default"
            leftSection={<Icon name="download" size={16} />}
          >
            {label}
          </Button>
        ))}
      </Group>
    </Section>
  );
}
