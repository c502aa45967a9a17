import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { programmeRoutes } from "../../../contract/programme/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { currentVersion, type ProgrammeAnswer } from "./programme-answer.ts";

/** What is offered, and whether applications are taken. */
export function Programmes(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const programmes = usePages(programmeRoutes.listProgrammes);
  return (
    <Page
      title={t("programmes.title")}
      lead={t("programmes.lead")}
      actions={
        may("requestApproval") && may("screenApplications") ? (
          <Button component={Link} to="/programmes/new">
            {t("programmes.new")}
          </Button>
        ) : undefined
      }
    >
      <Section title={t("programmes.list")}>
        <AnswerGate answer={{ ...programmes, data: programmes.items }} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("programmes.empty")} next={t("programmes.emptyNext")} />
            ) : (
              <ProgrammeTable items={items} />
            )
          }
        </AnswerGate>
        <MoreButton onClick={programmes.showMore} busy={programmes.isFetching} />
      </Section>
    </Page>
  );
}

function ProgrammeTable({ items }: { readonly items: readonly ProgrammeAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <DataTable
      caption={t("programmes.list")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("programmes.name"),
          names: true,
          cell: ({ id, name }) => (
            <Anchor component={Link} to={`/programmes/${id}`} fw={700}>
              {pick(name)}
            </Anchor>
          ),
        },
        { id: "lender", header: t("programmes.lender"), cell: ({ lender }) => pick(lender.name) },
        {
          id: "limit",
          header: t("programmes.limit"),
          figure: true,
          cell: (programme) => moneyText(currentVersion(programme)?.terms.limitTotal ?? "0", "JPY"),
        },
        {
          id: "state",
          header: t("programmes.state"),
          cell: ({ isOpen }) => (
            <StatusBadge tone={isOpen ? "good" : "quiet"}>
              {t(isOpen ? "programmes.open" : "programmes.closed")}
            </StatusBadge>
          ),
        },
      ]}
    />
  );
}
