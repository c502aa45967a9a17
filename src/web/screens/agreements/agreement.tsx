import { Button, Tabs } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay, useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { AgreementAnswer } from "./agreement-answer.ts";
import { AgreementTerms } from "./agreement-terms.tsx";
import { Restate } from "./restate.tsx";
import { Simulator } from "./simulator.tsx";
import { Stop } from "./stop.tsx";

const route = getRouteApi("/signed-in/agreements/$agreementId");

export function Agreement(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { agreementId } = route.useParams();
  const agreement = useAnswer(agreementRoutes.getAgreement, { params: { agreementId } });
  return (
    <AnswerGate answer={agreement} lines={8}>
      {(data) => (
        <Page
          title={pick(data.name)}
          back={{ to: "/agreements", label: t("agreements.title") }}
          lead={`${pick(data.lender.name)} → ${pick(data.borrower.name)} · ${pick(data.project.name)}`}
          actions={<Actions agreement={data} />}
          marks={
            <StatusBadge tone={data.state === "inForce" ? "good" : "quiet"}>
              {t(`agreements.states.${data.state}`)}
            </StatusBadge>
          }
        >
          <AgreementTabs agreement={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

/** Whether the reader asks for changes of this agreement: for its lender alone. */
function useMayAsk({ lender }: AgreementAnswer): boolean {
  const may = useMay();
  const { organization } = useSignedIn();
  return may("requestApproval") && lender.id === organization.id;
}

function Actions({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const mayAsk = useMayAsk(agreement);
  if (!mayAsk || agreement.state === "declassified") return null;
  return (
    <Button component={Link} to={`/agreements/${agreement.id}/new-terms`} variant="default">
      {t("newTerms.open")}
    </Button>
  );
}

function AgreementTabs({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const mayAsk = useMayAsk(agreement);
  const { tab: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const askingTabs = mayAsk ? (["restate", "stop"] as const) : [];
  const tabs = ["terms", "simulate", ...askingTabs] as const;
  const tab = tabs.find((name) => name === asked) ?? "terms";
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(chosen) => {
        const next = tabs.find((candidate) => candidate === chosen);
        if (next !== undefined) void navigate({ search: { tab: next }, replace: true });
      }}
    >
      <Tabs.List aria-label={t("agreements.title")} className="tab-list">
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`agreements.tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="terms" pt="lg">
        <AgreementTerms agreement={agreement} />
      </Tabs.Panel>
      <Tabs.Panel value="simulate" pt="lg">
        <Simulator agreement={agreement} />
      </Tabs.Panel>
      <Tabs.Panel value="restate" pt="lg">
        <Restate agreement={agreement} />
      </Tabs.Panel>
      <Tabs.Panel value="stop" pt="lg">
        <Stop agreement={agreement} />
      </Tabs.Panel>
    </Tabs>
  );
}
