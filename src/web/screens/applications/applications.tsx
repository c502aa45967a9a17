import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton, type Column } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationSummary } from "./application-answer.ts";
import { StateMark } from "./state-mark.tsx";

/** Applications with how far each has come, what is missing and by when. */
export function Applications(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const applications = usePages(applicationRoutes.listApplications);
  const columns = useColumns();
  const next = may("apply") ? "applications.emptyNextOrganizer" : "applications.emptyNextLender";
  return (
    <Page
      title={t("applications.title")}
      lead={t("applications.lead")}
      actions={
        may("readProgrammes") ? (
          <Button component={Link} to="/programmes" variant="default">
            {t("applications.openProgrammes")}
          </Button>
        ) : undefined
      }
    >
      <Section title={t("applications.list")}>
        <AnswerGate answer={{ ...applications, data: applications.items }} lines={6}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("applications.empty")} next={t(next)} />
            ) : (
              <DataTable
                caption={t("applications.list")}
                rows={items}
                rowKey={({ id }) => id}
                columns={columns}
              />
            )
          }
        </AnswerGate>
        <MoreButton onClick={applications.showMore} busy={applications.isFetching} />
      </Section>
    </Page>
  );
}

function useColumns(): readonly Column<ApplicationSummary>[] {
  const { t } = useTranslation();
  const { pick, day, instant } = useFormat();
  return [
    {
      id: "number",
      header: t("applications.number"),
      names: true,
      cell: ({ id, number }) => (
        <Anchor component={Link} to={`/applications/${id}`} fw={700}>
          {number}
        </Anchor>
      ),
    },
    { id: "borrower", header: t("applications.borrower"), cell: ({ borrower }) => pick(borrower.name) },
    {
      id: "amount",
      header: t("applications.amount"),
      figure: true,
      cell: ({ amount }) => moneyText(amount, "JPY"),
    },
    { id: "state", header: t("applications.state"), cell: ({ state }) => <StateMark state={state} /> },
    {
      id: "complete",
      header: t("applications.complete"),
      figure: true,
      cell: ({ percent }) => `${String(percent)}%`,
    },
    {
      id: "missing",
      header: t("applications.missingBy"),
      cell: ({ missing, answerByOn }) =>
        [
          missing === 0 ? "" : t("applications.missingCount", { count: missing }),
          answerByOn === null ? "" : t("applications.by", { day: day(answerByOn) }),
        ]
          .filter((part) => part !== "")
          .join(" "),
    },
    { id: "changed", header: t("applications.changed"), cell: ({ changedAt }) => instant(changedAt) },
  ];
}
