import { useNavigate, getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { DraftForm } from "./draft-form.tsx";

const route = getRouteApi("/signed-in/report");

/** First step of a report: the value as a draft. Evidence and submission follow on the observation's own page. */
export function Report(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kpi, period } = route.useSearch();
  const kpis = useAnswer(impactRoutes.listKpis, { query: { limit: 200 } });
  return (
    <Page title={t("report.title")} lead={t("report.intro")}>
      <div className="narrow">
        <Section title={`1. ${t("report.step1")}`} lead={`2. ${t("report.step2")}`}>
          <AnswerGate answer={kpis}>
            {({ items }) => (
              <DraftForm
                kpis={items}
                startWith={{ kpiId: kpi, periodStartOn: period }}
                onDrafted={(observationId) => {
                  announce(t("report.drafted"));
                  void navigate({ to: "/observations/$observationId", params: { observationId } });
                }}
              />
            )}
          </AnswerGate>
        </Section>
      </div>
    </Page>
  );
}
