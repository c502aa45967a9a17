import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { NotFound } from "../../parts/not-found.tsx";
import { Page } from "../../parts/page.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useCodeWord } from "../../text/use-code-word.ts";
import { newLoanBody, useDraft } from "../new-facility/draft.ts";
import { DrawdownStep } from "../new-facility/drawdown-step.tsx";
import type { FacilityAnswer, Tranche } from "./facility-answer.ts";

const route = getRouteApi("/signed-in/facilities/$facilityId/tranches/$trancheId/new-loan");
const routes = { preview: setupRoutes.previewLoan, request: setupRoutes.requestLoan };

/** A further loan under a tranche: its terms are agreed, only the drawdown and the due dates are new. */
export function NewLoan(): ReactNode {
  const { facilityId, trancheId } = route.useParams();
  const facility = useAnswer(setupRoutes.getFacility, { params: { facilityId } });
  return (
    <AnswerGate answer={facility} lines={10}>
      {(data) => {
        const tranche = data.tranches.find(({ id }) => id === trancheId);
        return tranche === undefined ? <NotFound /> : <LoanPage facility={data} tranche={tranche} />;
      }}
    </AnswerGate>
  );
}

interface LoanProps {
  readonly facility: FacilityAnswer;
  readonly tranche: Tranche;
}

function LoanPage({ facility, tranche }: LoanProps): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const state = useDraft(`sanpo.newLoan.${tranche.id}`, { productKind: tranche.productKind });
  const [refusal, setRefusal] = useState<Error | null>(null);
  const body = newLoanBody(state.draft);
  return (
    <Page
      title={t("facilities.newLoan")}
      lead={t("facilities.newLoanLead")}
      back={{ to: `/facilities/${facility.id}`, label: facility.number }}
      actions={
        <Button variant="subtle" onClick={state.forget}>
          {t("setup.discard")}
        </Button>
      }
    >
      <Section title={t("facilities.limitUse")}>
        <Facts
          items={[
            { label: t("setup.productKind"), value: word("product", tranche.productKind) },
            { label: t("setup.limit"), value: moneyText(facility.limit, facility.currency) },
            { label: t("facilities.undrawn"), value: moneyText(facility.undrawn, facility.currency) },
          ]}
        />
      </Section>
      <DrawdownStep state={state} error={refusal} title={t("facilities.drawdown")} />
      <Section title={t("facilities.newLoanEffect")} lead={t("setup.previewLead")}>
        <ChangeRequest
          routes={routes}
          onRefusal={setRefusal}
          input={body === undefined ? undefined : { params: { trancheId: tranche.id }, body }}
        />
      </Section>
    </Page>
  );
}
