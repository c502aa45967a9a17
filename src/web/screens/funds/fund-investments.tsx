import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer, Investment } from "./fund-answer.ts";
import { ValuationFiles } from "./valuation-evidence.tsx";

export function FundInvestments({ fund }: { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { investments, currency } = fund;
  if (investments.length === 0)
    return <Empty title={t("funds.noInvestments")} next={t("funds.noInvestmentsNext")} />;
  const figure = (name: "invested" | "cost" | "fairValue" | "proceeds"): Column<Investment> => ({
    id: name,
    header: t(`funds.${name}`),
    figure: true,
    cell: (row) => moneyText(row[name], currency),
  });
  return (
    <Section title={t("funds.investments")}>
      <DataTable
        caption={t("funds.investmentsCaption")}
        rows={investments}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "company",
            header: t("funds.company"),
            names: true,
            cell: (investment) => <Company investment={investment} />,
          },
          figure("invested"),
          figure("cost"),
          figure("fairValue"),
          figure("proceeds"),
          {
            id: "moic",
            header: "MOIC",
            figure: true,
            cell: ({ moic }) => (moic === null ? t("funds.none") : `${grouped(moic)}×`),
          },
          {
            id: "rank",
            header: t("funds.rank"),
            cell: ({ rank, valuedOn }) =>
              rank === null || valuedOn === null ? (
                t("funds.none")
              ) : (
                <>
                  {t(`funds.ranks.${rank}`)}
                  <Text size="xs" c="dimmed">
                    {day(valuedOn)}
                  </Text>
                </>
              ),
          },
        ]}
        below={(investment) => hasMore(investment) && <Below investment={investment} currency={currency} />}
      />
    </Section>
  );
}

function Company({ investment }: { readonly investment: Investment }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const may = useMay();
  const { company, project, instrument, units, provenance } = investment;
  return (
    <>
      {pick(company.name)} {provenance.fictional && <FictionalBadge />}{" "}
      {units === "0" && <StatusBadge tone="good">{t("funds.fullyExited")}</StatusBadge>}
      <Text size="xs" c="dimmed">
        {t(`funds.instruments.${instrument}`)}
        {units !== "0" && ` · ${t("funds.units")} ${grouped(units)}`}
      </Text>
      {project !== null && may("readProjects") && (
        <Anchor component={Link} to={`/projects/${project.id}`} size="xs">
          {pick(project.name)}
        </Anchor>
      )}
    </>
  );
}

function hasMore({ distributableAmount, redemptions, evidence }: Investment): boolean {
  return distributableAmount !== null || redemptions.length > 0 || evidence.length > 0;
}

interface BelowProps {
  readonly investment: Investment;
  readonly currency: string;
}

/** What the company may pay for its own shares, when it has promised to, and what its value rests on. */
function Below({ investment, currency }: BelowProps): ReactNode {
  return (
    <>
      <Promises investment={investment} currency={currency} />
      <ValuationFiles evidence={investment.evidence} />
    </>
  );
}

function Promises({ investment, currency }: BelowProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { distributableAmount: known, redemptions } = investment;
  return (
    <Text size="sm" c="dimmed">
      {known !== null &&
        `${t("funds.distributableAmount")}: ${t("funds.distributableAt", {
          day: day(known.asOf),
          amount: moneyText(known.amount, currency),
          source: known.source,
        })}`}
      {known !== null && redemptions.length > 0 && " · "}
      {redemptions.length > 0 &&
        `${t("funds.redemptions")}: ${redemptions
          .map(({ on, amount }) => `${day(on)} ${moneyText(amount, currency)}`)
          .join(", ")}`}
    </Text>
  );
}
