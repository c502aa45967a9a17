import { Anchor, Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { observationImportRoutes } from "../../../contract/observation-import/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { queryText } from "../../api/path.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Icon } from "../../parts/icons.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { CheckTable } from "./check-table.tsx";
import { Mappings } from "./mappings.tsx";

/** Template, check, import; and the imports so far. */
export function ObservationImports(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const imports = usePages(observationImportRoutes.listObservationImports);
  return (
    <Page title={t("observationImports.title")} lead={t("observationImports.lead")}>
      <Section title={t("observationImports.template")} lead={t("observationImports.templateLead")}>
        <Group gap="xs">
          {(["xlsx", "csv"] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={observationImportRoutes.downloadObservationTemplate.path + queryText({ format })}
              download
              variant="default"
              leftSection={<Icon name="download" size={16} />}
            >
              {t(`observationImports.${format}`)}
            </Button>
          ))}
        </Group>
      </Section>
      <Mappings />
      <CheckTable />
      <Section title={t("observationImports.list")}>
        <AnswerGate answer={{ ...imports, data: imports.items }} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("observationImports.empty")} />
            ) : (
              <DataTable
                caption={t("observationImports.list")}
                rows={items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    id: "file",
                    header: t("observationImports.file"),
                    names: true,
                    cell: ({ id, fileName }) => (
                      <Anchor component={Link} to={`/observation-imports/${id}`} fw={700}>
                        {fileName}
                      </Anchor>
                    ),
                  },
                  {
                    id: "rows",
                    header: t("observationImports.rows"),
                    figure: true,
                    cell: ({ rowCount }) => rowCount,
                  },
                  { id: "by", header: t("observationImports.by"), cell: ({ importedBy }) => importedBy },
                  {
                    id: "at",
                    header: t("observationImports.at"),
                    cell: ({ importedAt }) => instant(importedAt),
                  },
                  {
                    id: "state",
                    header: t("observationImports.state"),
                    cell: ({ undone }) => <ImportBadge isUndone={undone !== null} />,
                  },
                ]}
              />
            )
          }
        </AnswerGate>
        <MoreButton onClick={imports.showMore} busy={imports.isFetching} />
      </Section>
    </Page>
  );
}

export function ImportBadge({ isUndone }: { readonly isUndone: boolean }): ReactNode {
  const { t } = useTranslation();
  return isUndone ? (
    <StatusBadge tone="quiet">{t("observationImports.undone")}</StatusBadge>
  ) : (
    <StatusBadge tone="good">{t("observationImports.imported")}</StatusBadge>
  );
}
