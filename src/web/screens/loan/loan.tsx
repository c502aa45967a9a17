import { Button, Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { urlOf } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Icon } from "../../parts/icons.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Facts } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ChosenViewpoint, LoanAnswer } from "./loan-answer.ts";
import { LoanClaims } from "./loan-claims.tsx";
import { LoanEvidence } from "./loan-evidence.tsx";
import { LoanJournal } from "./loan-journal.tsx";
import { LoanMeasures } from "./loan-measures.tsx";
import { LoanPrepayment } from "./loan-prepayment.tsx";
import { LoanSchedule } from "./loan-schedule.tsx";
import { LoanTerms } from "./loan-terms.tsx";
import { LoanTests } from "./loan-tests.tsx";
import { RateTimeline } from "./rate-timeline.tsx";
import { ViewpointSwitch } from "./viewpoint-switch.tsx";

const route = getRouteApi("/signed-in/loans/$loanId");

export function Loan(): ReactNode {
  const { t } = useTranslation();
  const { loanId } = route.useParams();
  const { asOf, knownAt } = route.useSearch();
  const viewpoint: ChosenViewpoint = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
  };
  const loan = useAnswer(loanRoutes.getLoan, { params: { loanId }, query: viewpoint });
  return (
    <AnswerGate answer={loan} lines={8}>
      {(data) => (
        <Page
          title={data.number}
          back={{ to: "/loans", label: t("loans.title") }}
          lead={<LoanLead loan={data} />}
          marks={<LoanMarks loan={data} />}
          actions={<ReportLinks loanId={loanId} viewpoint={viewpoint} />}
        >
          <ViewpointNotice loan={data} viewpoint={viewpoint} />
          <LoanHeader loan={data} />
          <LoanTabs loan={data} viewpoint={viewpoint} />
        </Page>
      )}
    </AnswerGate>
  );
}

function LoanLead({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { pick } = useFormat();
  return `${pick(loan.lender.name)} → ${pick(loan.borrower.name)} · ${pick(loan.project.name)}`;
}

function LoanMarks({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {loan.hasFictionalTerms && <FictionalBadge />}
      {loan.state !== "performing" && (
        <StatusBadge tone={loan.state === "repaid" ? "good" : "bad"}>
          {t(`servicing.states.${loan.state}`)}
          {loan.daysPastDue > 0 && ` ${t("servicing.days", { count: loan.daysPastDue })}`}
        </StatusBadge>
      )}
      {loan.pendingApprovals > 0 && (
        <StatusBadge tone="wait">{t("loans.pending", { count: loan.pendingApprovals })}</StatusBadge>
      )}
    </>
  );
}

interface ReportProps {
  readonly loanId: string;
  readonly viewpoint: ChosenViewpoint;
}

function ReportLinks({ loanId, viewpoint }: ReportProps): ReactNode {
  const { t } = useTranslation();
  return (["ja", "en"] as const).map((language) => (
    <Button
      key={language}
      component="a"
      variant="default"
      leftSection={<Icon name="download" size={16} />}
      href={urlOf(loanRoutes.getLoanReport, { params: { loanId }, query: { ...viewpoint, language } })}
      download
    >
      {t(language === "ja" ? "loan.reportJa" : "loan.reportEn")}
    </Button>
  ));
}

interface ViewpointProps {
  readonly loan: LoanAnswer;
  readonly viewpoint: ChosenViewpoint;
}

function ViewpointNotice({ loan, viewpoint }: ViewpointProps): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useFormat();
  const navigate = route.useNavigate();
  const isPast = viewpoint.asOf !== undefined || viewpoint.knownAt !== undefined;
  const change = (chosen: ChosenViewpoint): void => {
    void navigate({ search: ({ tab }) => ({ ...(tab === undefined ? {} : { tab }), ...chosen }) });
  };
  const { asOf, knownAt } = loan.viewpoint;
  return (
    <>
      {isPast && (
        <Notice tone="wait" title={t("loan.viewpoint.banner")}>
          {t("loan.viewpoint.viewing", { asOf: day(asOf), knownAt: instant(knownAt) })}{" "}
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              change({});
            }}
          >
            {t("loan.viewpoint.reset")}
          </Button>
        </Notice>
      )}
      <ViewpointSwitch asOf={asOf} knownAt={knownAt} onChange={change} />
    </>
  );
}

function LoanHeader({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const dayOrNone = (value: string | null): string => (value === null ? t("common.unknown") : day(value));
  return (
    <div className="headline">
      <Facts
        items={[
          {
            label: t("loan.header.rate"),
            value: <strong className="digits">{rateText(loan.annualRate)}</strong>,
          },
          {
            label: t("loan.header.balance"),
            value: <OutstandingFigure loan={loan} />,
          },
          { label: t("loan.header.nextDue"), value: dayOrNone(loan.nextDueOn) },
          loan.nextTestOn === null
            ? { label: t("loans.maturity"), value: day(loan.maturityOn) }
            : { label: t("loan.header.nextTest"), value: day(loan.nextTestOn) },
        ]}
      />
    </div>
  );
}

/** What is owed, and beside it what would be owed had everything been paid as agreed. */
function OutstandingFigure({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  const { outstanding, balance, currency } = loan;
  return (
    <>
      <strong className="digits">{moneyText(outstanding, currency)}</strong>
      {outstanding !== balance && (
        <small className="headline-note">
          {t("loan.header.scheduled", { amount: moneyText(balance, currency) })}
        </small>
      )}
    </>
  );
}

function LoanTabs({ loan, viewpoint }: ViewpointProps): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { tab: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const readsBooks = may("readBooks");
  const tabs = [
    "terms",
    "rates",
    "schedule",
    "claims",
    ...(readsBooks ? (["prepayment", "measures"] as const) : []),
    "tests",
    "evidence",
    ...(readsBooks ? ["journal" as const] : []),
  ] as const;
  const tab = tabs.find((name) => name === asked) ?? "terms";
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(chosen) => {
        const next = tabs.find((candidate) => candidate === chosen);
        if (next !== undefined)
          void navigate({ search: (search) => ({ ...search, tab: next }), replace: true });
      }}
    >
      <Tabs.List aria-label={t("loan.tabs.label")} className="tab-list">
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`loan.tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="terms" pt="lg">
        <LoanTerms loan={loan} viewpoint={viewpoint} />
      </Tabs.Panel>
      <Tabs.Panel value="rates" pt="lg">
        <RateTimeline loan={loan} viewpoint={viewpoint} />
      </Tabs.Panel>
      <Tabs.Panel value="schedule" pt="lg">
        <LoanSchedule loan={loan} viewpoint={viewpoint} />
      </Tabs.Panel>
      <Tabs.Panel value="claims" pt="lg">
        <LoanClaims loanId={loan.id} viewpoint={viewpoint} />
      </Tabs.Panel>
      <Tabs.Panel value="prepayment" pt="lg">
        <LoanPrepayment loan={loan} />
      </Tabs.Panel>
      <Tabs.Panel value="measures" pt="lg">
        <LoanMeasures loan={loan} />
      </Tabs.Panel>
      <Tabs.Panel value="tests" pt="lg">
        <LoanTests loan={loan} />
      </Tabs.Panel>
      <Tabs.Panel value="evidence" pt="lg">
        <LoanEvidence loanId={loan.id} />
      </Tabs.Panel>
      {readsBooks && (
        <Tabs.Panel value="journal" pt="lg">
          <LoanJournal loan={loan} />
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
