import { Anchor, Text } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { facilityAnswer } from "../../../contract/loan/setup-answers.ts";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProvenanceBadge } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { AnnualAccounts } from "./annual-accounts.tsx";
import { LimitBar } from "./facilities.tsx";

const route = getRouteApi("/signed-in/facilities/$facilityId");

type FacilityAnswer = z.output<typeof facilityAnswer>;
type Tranche = FacilityAnswer["tranches"][number];

export function Facility(): ReactNode {
  const { facilityId } = route.useParams();
  const facility = useAnswer(setupRoutes.getFacility, { params: { facilityId } });
  return (
    <AnswerGate answer={facility} lines={10}>
      {(data) => <FacilityPage facility={data} />}
    </AnswerGate>
  );
}

function FacilityPage({ facility }: { readonly facility: FacilityAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { organization, roles } = useSignedIn();
  const { number, purpose, provenance, currency, borrower, project, lender } = facility;
  const money = (amount: string) => moneyText(amount, currency);
  const isLender = organization.id === lender.id && !roles.every((role) => role === "organizer");
  return (
    <Page
      title={number}
      lead={pick(purpose)}
      back={{ to: "/facilities", label: t("facilities.title") }}
      marks={<ProvenanceBadge fictional={provenance.fictional} />}
    >
      <Section title={t("facilities.limitUse")}>
        <Facts
          items={[
            { label: t("setup.borrower"), value: pick(borrower.name) },
            { label: t("setup.project"), value: pick(project.name) },
            { label: t("setup.limit"), value: money(facility.limit) },
            { label: t("facilities.drawn"), value: money(facility.drawn) },
            { label: t("facilities.undrawn"), value: money(facility.undrawn) },
            { label: t("setup.ranking"), value: t(`setup.${facility.ranking}`) },
            { label: t("setup.agreedOn"), value: day(facility.agreedOn) },
          ]}
        />
        <LimitBar facility={facility} />
      </Section>
      {facility.tranches.map((tranche, i) => (
        <TrancheSection key={tranche.id} tranche={tranche} n={i + 1} currency={currency} />
      ))}
      <LoansSection facility={facility} />
      <SecuritiesSection facility={facility} />
      {isLender && facility.productKinds.includes("capital") && (
        <AnnualAccounts borrowerId={borrower.id} currency={currency} />
      )}
    </Page>
  );
}

interface TrancheProps {
  readonly tranche: Tranche;
  readonly n: number;
  readonly currency: string;
}

function TrancheSection({ tranche, n, currency }: TrancheProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const word = useCodeWord();
  const { interestRule, product } = tranche;
  const terms = product.at(-1)?.terms;
  return (
    <Section title={t("facilities.tranche", { n })}>
      <Facts
        items={[
          { label: t("setup.productKind"), value: word("product", tranche.productKind) },
          { label: t("setup.baseRate"), value: tranche.baseRateIndex },
          { label: t("setup.dayCount"), value: word("dayCount", interestRule.dayCount) },
          { label: t("setup.dayInclusion"), value: word("dayInclusion", interestRule.dayInclusion) },
          { label: t("setup.rounding"), value: word("rounding", interestRule.rounding) },
          { label: t("setup.convention"), value: word("convention", tranche.businessDayConvention) },
          ...(terms === undefined
            ? []
            : [{ label: t("setup.lateCharge"), value: rateText(terms.lateChargeRate) }]),
        ]}
      />
      <DataTable
        caption={t("facilities.versions", { n })}
        rows={tranche.pricing}
        rowKey={({ effectiveOn, recordedAt }) => `${effectiveOn} ${recordedAt}`}
        columns={[
          { id: "from", header: t("facilities.from"), names: true, cell: (row) => day(row.effectiveOn) },
          {
            id: "margin",
            header: t("facilities.margin"),
            figure: true,
            cell: ({ creditMargin }) => rateText(creditMargin),
          },
        ]}
      />
      {terms?.capitalRates !== null && terms?.capitalRates !== undefined && (
        <DataTable
          caption={t("facilities.tiers", { n })}
          rows={terms.capitalRates.tiers}
          rowKey={({ profitFrom }) => profitFrom ?? "lowest"}
          columns={[
            {
              id: "profit",
              header: t("setup.profitFrom"),
              names: true,
              cell: ({ profitFrom }) =>
                profitFrom === null ? t("setup.lowestTier") : moneyText(profitFrom, currency),
            },
            {
              id: "rate",
              header: t("setup.tierRate"),
              figure: true,
              cell: ({ annualRate }) => rateText(annualRate),
            },
          ]}
        />
      )}
      <Text size="sm" c="dimmed">
        {t("facilities.termsVersions", { count: product.length })}
      </Text>
    </Section>
  );
}

function LoansSection({ facility }: { readonly facility: FacilityAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Section title={t("facilities.loans")}>
      {facility.drawnLoans.length === 0 ? (
        <Empty title={t("facilities.noLoans")} />
      ) : (
        <DataTable
          caption={t("facilities.loans")}
          rows={facility.drawnLoans}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "number",
              header: t("setup.loanNumber"),
              names: true,
              cell: ({ id, number }) => (
                <Anchor component={Link} to={`/loans/${id}`}>
                  {number}
                </Anchor>
              ),
            },
            {
              id: "days",
              header: t("setup.drawdownOn"),
              cell: ({ drawdowns }) => drawdowns.map(({ on }) => day(on)).join("、"),
            },
            {
              id: "drawn",
              header: t("facilities.drawn"),
              figure: true,
              cell: ({ drawn }) => moneyText(drawn, facility.currency),
            },
          ]}
        />
      )}
    </Section>
  );
}

function SecuritiesSection({ facility }: { readonly facility: FacilityAnswer }): ReactNode {
  const { t } = useTranslation();
  if (facility.securities.length === 0) return null;
  return (
    <Section title={t("facilities.securities")}>
      <DataTable
        caption={t("facilities.securities")}
        rows={facility.securities}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", header: t("facilities.securityName"), names: true, cell: ({ name }) => name },
          { id: "kind", header: t("facilities.securityKind"), cell: ({ kind }) => t(`facilities.${kind}`) },
          { id: "detail", header: t("facilities.securityDetail"), cell: ({ detail }) => detail },
          {
            id: "amount",
            header: t("facilities.securityAmount"),
            figure: true,
            cell: ({ amount }) =>
              amount === null ? t("common.unknown") : moneyText(amount, facility.currency),
          },
        ]}
      />
    </Section>
  );
}
