import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton, type Column } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundSummary } from "./fund-answer.ts";

/** Funds that one manages and funds that one holds an interest in. */
export function Funds(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const funds = usePages(fundRoutes.listFunds, { limit: 200 });
  return (
    <Page
      title={t("funds.title")}
      lead={t("funds.intro")}
      actions={
        may("manageFund") && (
          <Button component={Link} to="/funds/new">
            {t("funds.newFund.open")}
          </Button>
        )
      }
    >
      <AnswerGate answer={{ ...funds, data: funds.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("funds.empty")} next={t("funds.emptyNext")} />
          ) : (
            <>
              <FundTable title={t("funds.managed")} items={items.filter(isManaged)} />
              <FundTable title={t("funds.held")} items={items.filter((fund) => !isManaged(fund))} />
            </>
          )
        }
      </AnswerGate>
      <MoreButton onClick={funds.showMore} busy={funds.isFetching} />
    </Page>
  );
}

function isManaged({ standing }: FundSummary): boolean {
  return standing === "managesFund";
}

interface TableProps {
  readonly title: string;
  readonly items: readonly FundSummary[];
}

function FundTable({ title, items }: TableProps): ReactNode {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  const figure = (name: "commitment" | "paidIn" | "unfunded" | "distributed" | "capital" | "netAssets") =>
    ({
      id: name,
      header: t(`funds.${name}`),
      figure: true,
      cell: (fund) => moneyText(fund[name], fund.currency),
    }) satisfies Column<FundSummary>;
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", header: t("funds.name"), names: true, cell: (fund) => <Name fund={fund} /> },
          figure("commitment"),
          figure("paidIn"),
          figure("unfunded"),
          figure("distributed"),
          figure("capital"),
          figure("netAssets"),
        ]}
      />
    </Section>
  );
}

function Name({ fund }: { readonly fund: FundSummary }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <>
      <Anchor component={Link} to={`/funds/${fund.id}`} fw={700}>
        {pick(fund.name)}
      </Anchor>
      <Text size="xs" c="dimmed">
        {t(`funds.form.${fund.form}`)} · {pick(fund.manager.name)} · {day(fund.termEndsOn)}
      </Text>
    </>
  );
}
