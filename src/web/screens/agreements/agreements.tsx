import { Anchor, Button, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { LoadingLines } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { Workbench } from "./workbench.tsx";

export function Agreements(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Page
      title={t("agreements.title")}
      lead={t("agreements.lead")}
      actions={
        may("requestApproval") && (
          <Button component={Link} to="/agreements/new">
            {t("agreements.make")}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Workbench />
        <AgreementList />
      </Stack>
    </Page>
  );
}

function AgreementList(): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const word = useCodeWord();
  const agreements = usePages(agreementRoutes.listAgreements);
  if (agreements.error !== null)
    return <ProblemAlert error={agreements.error} onRetry={agreements.refetch} />;
  if (agreements.items === undefined) return <LoadingLines lines={4} />;
  if (agreements.items.length === 0) return <Empty title={t("agreements.empty")} />;
  return (
    <Section title={t("agreements.title")}>
      <DataTable
        caption={t("agreements.caption")}
        rows={agreements.items}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "name",
            header: t("agreements.name"),
            names: true,
            cell: ({ id, name }) => (
              <Anchor component={Link} to={`/agreements/${id}`}>
                {pick(name)}
              </Anchor>
            ),
          },
          { id: "borrower", header: t("agreements.borrower"), cell: ({ borrower }) => pick(borrower.name) },
          {
            id: "loans",
            header: t("agreements.loans"),
            cell: ({ loans }) => loans.map(({ number }) => number).join(", "),
          },
          {
            id: "aggregation",
            header: t("agreements.aggregation"),
            cell: ({ aggregation }) => word("aggregation", aggregation),
          },
          {
            id: "next",
            header: t("agreements.nextTest"),
            figure: true,
            cell: ({ nextTestOn }) => (nextTestOn === null ? t("common.unknown") : day(nextTestOn)),
          },
          {
            id: "state",
            header: t("agreements.state"),
            cell: ({ state }) => (
              <StatusBadge tone={state === "inForce" ? "good" : "quiet"}>
                {t(`agreements.states.${state}`)}
              </StatusBadge>
            ),
          },
        ]}
      />
      <MoreButton onClick={agreements.showMore} busy={agreements.isFetching} />
    </Section>
  );
}
