import { Anchor } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProvenanceBadge } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useMay, useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { AnnualAccounts } from "./annual-accounts.tsx";
import { LimitBar } from "./facilities.tsx";
import type { FacilityAnswer } from "./facility-answer.ts";
import { TrancheSection } from "./tranche-section.tsx";

const route = getRouteApi("/signed-in/facilities/$facilityId");

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
  const { organization } = useSignedIn();
  const may = useMay();
  const { number, purpose, provenance, currency, borrower, project, lender } = facility;
  const money = (amount: string) => moneyText(amount, currency);
  const isLender = organization.id === lender.id && may("readBooks");
  return (
    <Page
      title={number}
      lead={pick(purpose)}
      back={{ to: "/facilities", label: t("facilities.title") }}
      marks={
        (provenance.fictional || provenance.source !== null) && (
          <ProvenanceBadge fictional={provenance.fictional} />
        )
      }
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
        <TrancheSection
          key={tranche.id}
          facility={facility}
          tranche={tranche}
          n={i + 1}
          mayAsk={isLender && may("requestApproval")}
        />
      ))}
      <LoansSection facility={facility} />
      <SecuritiesSection facility={facility} />
      {isLender && facility.productKinds.includes("capital") && (
        <AnnualAccounts borrowerId={borrower.id} currency={currency} />
      )}
    </Page>
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
              figure: true,
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
  const { day } = useFormat();
  if (facility.securities.length === 0) {
    return (
      <Section title={t("facilities.securities")}>
        <Empty title={t("facilities.noSecurities")} next={t("facilities.noSecuritiesNext")} />
      </Section>
    );
  }
  return (
    <Section title={t("facilities.securities")} lead={t("facilities.securitiesLead")}>
      <DataTable
        caption={t("facilities.securities")}
        rows={facility.securities}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", header: t("facilities.securityName"), names: true, cell: ({ name }) => name },
          { id: "kind", header: t("facilities.securityKind"), cell: ({ kind }) => t(`facilities.${kind}`) },
          {
            id: "detail",
            header: t("facilities.securityDetail"),
            cell: ({ detail }) => (detail === "" ? t("common.unknown") : detail),
          },
          {
            id: "from",
            header: t("facilities.from"),
            figure: true,
            cell: ({ effectiveOn }) => day(effectiveOn),
          },
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
