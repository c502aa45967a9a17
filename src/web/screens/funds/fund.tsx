import { Button, Tabs } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { FictionalBadge, ProvenanceLine } from "../../parts/provenance.tsx";
import { Facts } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer } from "./fund-answer.ts";
import { FundEvents } from "./fund-events.tsx";
import { FundImpact } from "./fund-impact.tsx";
import { FundInvestments } from "./fund-investments.tsx";
import { FundLinks } from "./fund-links.tsx";
import { FundPartners } from "./fund-partners.tsx";
import { FundPerformance } from "./fund-performance.tsx";
import { FundPosition } from "./fund-position.tsx";
import { FundRestatement } from "./fund-restatement.tsx";
import { FundStatements } from "./fund-statements.tsx";
import { FundTerms } from "./fund-terms.tsx";
import { fundTabs, type FundTab } from "./fund-tabs.ts";

const route = getRouteApi("/signed-in/funds/$fundId");

/** The manager's workspace and a partner's position are one page: the server decides whose figures it shows. */
export function Fund(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const may = useMay();
  const { fundId } = route.useParams();
  const fund = useAnswer(fundRoutes.getFund, { params: { fundId } });
  return (
    <AnswerGate answer={fund} lines={8}>
      {(data) => (
        <Page
          title={pick(data.name)}
          back={{ to: "/funds", label: t("funds.title") }}
          lead={`${t(`funds.form.${data.form}`)} · ${t("funds.manager")}: ${pick(data.manager.name)}`}
          marks={data.provenance.fictional && <FictionalBadge />}
          actions={
            data.standing === "managesFund" &&
            may("manageFund") && (
              <Button component={Link} to={`/funds/${fundId}/changes/call`}>
                {t("funds.record")}
              </Button>
            )
          }
        >
          {data.warnings.map(({ kind, message }) => (
            <Notice key={message.ja} tone="wait" title={t(`funds.warnings.${kind}`)}>
              {pick(message)}
            </Notice>
          ))}
          <Headline fund={data} />
          <FundTabs fund={data} />
          <ProvenanceLine provenance={data.provenance} />
        </Page>
      )}
    </AnswerGate>
  );
}

function Headline({ fund }: { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const figure = (name: "commitment" | "paidIn" | "unfunded" | "distributed" | "capital" | "netAssets") => ({
    label: t(`funds.${name}`),
    value: <strong className="digits">{moneyText(fund[name], fund.currency)}</strong>,
  });
  return (
    <div className="headline">
      <Facts
        items={[
          figure("commitment"),
          figure("paidIn"),
          figure("unfunded"),
          figure("distributed"),
          figure(fund.standing === "managesFund" ? "netAssets" : "capital"),
          { label: t("funds.termEndsOn"), value: day(fund.termEndsOn) },
        ]}
      />
    </div>
  );
}

interface Allowed {
  readonly manages: boolean;
  readonly seesProjects: boolean;
}

/** What a reader opens first comes first: the manager its partners, a partner its position. */
function tabsFor({ standing }: FundAnswer, { manages, seesProjects }: Allowed): readonly FundTab[] {
  const isManager = standing === "managesFund";
  const shown: Partial<Readonly<Record<FundTab, boolean>>> = {
    position: !isManager,
    partners: isManager,
    impact: seesProjects,
    links: isManager && manages,
  };
  return fundTabs.filter((name) => shown[name] ?? true);
}

function FundTabs({ fund }: { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { tab: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const tabs = tabsFor(fund, { manages: may("manageFund"), seesProjects: may("readProjects") });
  const tab = tabs.find((name) => name === asked) ?? tabs[0] ?? "events";
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(chosen) => {
        const next = tabs.find((candidate) => candidate === chosen);
        if (next !== undefined) void navigate({ search: { tab: next }, replace: true });
      }}
    >
      <Tabs.List aria-label={t("funds.tabs.label")} className="tab-list">
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`funds.tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} pt="lg">
        <TabContent tab={tab} fund={fund} />
      </Tabs.Panel>
    </Tabs>
  );
}

function TabContent({ tab, fund }: { readonly tab: FundTab; readonly fund: FundAnswer }): ReactNode {
  const screens: Readonly<Record<FundTab, ReactNode>> = {
    position: <FundPosition fund={fund} />,
    partners: <FundPartners fund={fund} />,
    investments: <FundInvestments fund={fund} />,
    events: <FundEvents fund={fund} />,
    performance: <FundPerformance fund={fund} />,
    statements: <FundStatements fund={fund} />,
    impact: <FundImpact fund={fund} />,
    restatement: <FundRestatement fund={fund} />,
    terms: <FundTerms fund={fund} />,
    links: <FundLinks fund={fund} />,
  };
  return screens[tab];
}
