import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { performanceAnswer } from "../../../contract/fund/answers.ts";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { TierTrace } from "../../parts/fund/tier-trace.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer, NetFigures } from "./fund-answer.ts";
import { JCurve, useMultiple, XirrFigure } from "./net-figures.tsx";

type Performance = z.output<typeof performanceAnswer>;

interface FundProps {
  readonly fund: FundAnswer;
}

/** DPI, RVPI, TVPI, PIC and rates of return, gross and net, and what an end today would bring. */
export function FundPerformance({ fund }: FundProps): ReactNode {
  const { t } = useTranslation();
  const performance = useAnswer(fundRoutes.getFundPerformance, { params: { fundId: fund.id } });
  return (
    <AnswerGate answer={performance} lines={8}>
      {(data) => (
        <Stack gap="lg">
          <Section title={t("funds.net")} lead={t("funds.performanceLead")}>
            <Net figures={data.net} currency={fund.currency} />
            <JCurve points={data.net.jCurve} until={data.viewpoint.asOf} currency={fund.currency} />
          </Section>
          <Section title={t("funds.gross")}>
            <Gross performance={data} currency={fund.currency} />
          </Section>
          <ByPartner fund={fund} performance={data} />
          <Clawback fund={fund} />
        </Stack>
      )}
    </AnswerGate>
  );
}

interface NetProps {
  readonly figures: NetFigures;
  readonly currency: string;
}

export function Net({ figures, currency }: NetProps): ReactNode {
  const { t } = useTranslation();
  const multiple = useMultiple();
  return (
    <Facts
      items={[
        ...(["tvpi", "dpi", "rvpi", "pic"] as const).map((name) => ({
          label: t(`funds.metrics.${name}`),
          value: <strong className="digits">{multiple(figures[name])}</strong>,
        })),
        { label: t("funds.metrics.xirr"), value: <XirrFigure xirr={figures.xirr} /> },
        { label: t("funds.netAssetValue"), value: moneyText(figures.netAssetValue, currency) },
      ]}
    />
  );
}

interface GrossProps {
  readonly performance: Performance;
  readonly currency: string;
}

function Gross({ performance: { gross }, currency }: GrossProps): ReactNode {
  const { t } = useTranslation();
  const multiple = useMultiple();
  return (
    <Facts
      items={[
        {
          label: t("funds.metrics.moic"),
          value: <strong className="digits">{multiple(gross.moic)}</strong>,
        },
        { label: t("funds.metrics.xirr"), value: <XirrFigure xirr={gross.xirr} /> },
        { label: t("funds.invested"), value: moneyText(gross.cost, currency) },
        { label: t("funds.proceeds"), value: moneyText(gross.proceeds, currency) },
        { label: t("funds.fairValue"), value: moneyText(gross.fairValue, currency) },
      ]}
    />
  );
}

type Row = Performance["partners"][number];

function ByPartner({ fund, performance }: FundProps & { readonly performance: Performance }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const multiple = useMultiple();
  const nameOf = (partnerId: string): string => {
    const partner = fund.partners.find(({ id }) => id === partnerId);
    return partner === undefined ? "" : `${String(partner.number)}. ${pick(partner.organization.name)}`;
  };
  const money = (name: "paidIn" | "distributed" | "netAssetValue"): Column<Row> => ({
    id: name,
    header: t(`funds.${name}`),
    figure: true,
    cell: (row) => moneyText(row[name], fund.currency),
  });
  const ratio = (name: "dpi" | "rvpi" | "tvpi" | "pic"): Column<Row> => ({
    id: name,
    header: name.toUpperCase(),
    figure: true,
    cell: (row) => multiple(row[name]),
  });
  return (
    <Section title={t("funds.partnersPerformance")}>
      <DataTable
        caption={t("funds.partnersPerformance")}
        rows={performance.partners}
        rowKey={({ partnerId }) => partnerId}
        columns={[
          {
            id: "partner",
            header: t("funds.partner"),
            names: true,
            cell: ({ partnerId }) => nameOf(partnerId),
          },
          money("paidIn"),
          money("distributed"),
          money("netAssetValue"),
          ratio("dpi"),
          ratio("rvpi"),
          ratio("tvpi"),
          ratio("pic"),
          { id: "xirr", header: "XIRR", figure: true, cell: ({ xirr }) => <XirrFigure xirr={xirr} /> },
        ]}
      />
    </Section>
  );
}

function Clawback({ fund }: FundProps): ReactNode {
  const { t } = useTranslation();
  const clawback = useAnswer(fundRoutes.getClawback, { params: { fundId: fund.id } });
  const money = (amount: string): string => moneyText(amount, fund.currency);
  return (
    <Section title={t("funds.clawback")} lead={t("funds.clawbackLead")}>
      <AnswerGate answer={clawback}>
        {({ liquidation, carryPaid, clawback: due }) => (
          <>
            <Facts
              items={[
                { label: t("funds.liquidation"), value: money(liquidation.amount) },
                { label: t("funds.carryPaid"), value: money(carryPaid) },
                {
                  label: t("funds.clawbackDue"),
                  value: <strong className="digits">{money(due)}</strong>,
                },
              ]}
            />
            {liquidation.tiers.length > 0 && <TierTrace tiers={liquidation.tiers} currency={fund.currency} />}
          </>
        )}
      </AnswerGate>
    </Section>
  );
}
