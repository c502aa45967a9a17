import { Anchor } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanImportRoutes } from "../../../contract/loan-import/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { LoanImport } from "./import-answer.ts";
import { TemplateStep } from "./template-step.tsx";
import { UploadStep } from "./upload-step.tsx";

/** Past imports, and the first two steps of a new one. */
export function LoanImports(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const imports = usePages(loanImportRoutes.listLoanImports);
  return (
    <Page title={t("loanImports.title")} lead={t("loanImports.lead")}>
      <TemplateStep />
      {may("requestApproval") && (
        <UploadStep
          onUploaded={(id) => {
            void navigate({ to: `/loan-imports/${id}` });
          }}
        />
      )}
      <Section title={t("loanImports.list")}>
        <AnswerGate answer={{ ...imports, data: imports.items }} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("loanImports.empty")} next={t("loanImports.emptyNext")} />
            ) : (
              <ImportTable items={items} />
            )
          }
        </AnswerGate>
        <MoreButton onClick={imports.showMore} busy={imports.isFetching} />
      </Section>
    </Page>
  );
}

function ImportTable({ items }: { readonly items: readonly LoanImport[] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  return (
    <DataTable
      caption={t("loanImports.list")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "file",
          header: t("loanImports.file"),
          names: true,
          cell: ({ id, fileName }) => (
            <Anchor component={Link} to={`/loan-imports/${id}`} fw={700}>
              {fileName}
            </Anchor>
          ),
        },
        { id: "rows", header: t("loanImports.rows"), figure: true, cell: ({ rows }) => rows },
        {
          id: "state",
          header: t("loanImports.state"),
          cell: ({ state }) => t(`loanImports.states.${state}`),
        },
        { id: "by", header: t("loanImports.by"), cell: ({ person }) => person },
        { id: "at", header: t("loanImports.at"), cell: ({ createdAt }) => instant(createdAt) },
      ]}
    />
  );
}
