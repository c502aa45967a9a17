import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { Facts } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer } from "./application-answer.ts";
import { ApplicationForm } from "./application-form.tsx";
import { Conditions } from "./conditions.tsx";
import { ContentSheet, History } from "./content-sheet.tsx";
import { ContractForm } from "./contract-form.tsx";
import { Decided, DecisionForm } from "./decision-form.tsx";
import { ReviewBoard } from "./review-board.tsx";
import { ReviewForm } from "./review-form.tsx";
import { Screening } from "./screening.tsx";
import { Standing } from "./standing.tsx";
import { StateMark } from "./state-mark.tsx";

const route = getRouteApi("/signed-in/applications/$applicationId");

/** One application: to its organizer a form while it is with him, to its lender what to do next. */
export function Application(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { applicationId } = route.useParams();
  const application = useAnswer(applicationRoutes.getApplication, { params: { applicationId } });
  return (
    <AnswerGate answer={application} lines={12}>
      {(data) => (
        <Page
          title={`${data.number} ${pick(data.borrower.name)}`}
          lead={`${pick(data.programme.name)} – ${t("applications.version", { version: data.termsVersion })}`}
          back={{ to: "/applications", label: t("applications.back") }}
          marks={<StateMark state={data.state} />}
        >
          <Facts
            items={[
              { label: t("applications.project"), value: pick(data.project.name) },
              { label: t("applications.amount"), value: moneyText(data.amount, "JPY") },
            ]}
          />
          <Body application={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

function Body({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const may = useMay();
  const { standing, state } = application;
  const isWithOrganizer = state === "draft" || state === "returned";
  if (standing === "borrower" && isWithOrganizer && may("apply")) {
    return <ApplicationForm key={application.id} application={application} />;
  }
  return (
    <>
      {standing === "lender" && <LenderSide application={application} />}
      <Decided application={application} />
      <Conditions application={application} />
      <ContentSheet application={application} />
      <Standing application={application} />
      <History application={application} />
    </>
  );
}

function LenderSide({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { review, allowed, id } = application;
  if (review === null) return null;
  if (review.hasConflict) return <Notice tone="info">{t("applications.hasConflict")}</Notice>;
  return (
    <>
      {may("screenApplications") && <Screening application={application} review={review} />}
      {may("reviewApplications") && <ReviewForm application={application} review={review} />}
      <ReviewBoard application={application} review={review} />
      {allowed.includes("approved") && <DecisionForm key={id} application={application} review={review} />}
      {allowed.includes("contracted") && <ContractForm application={application} />}
    </>
  );
}
