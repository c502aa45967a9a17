import { Anchor, SimpleGrid } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { AgreementAnswer } from "./agreement-answer.ts";
import { termsBodyOf } from "./draft-body.ts";
import { draftOf } from "./draft-of-agreement.ts";
import { FrameFields } from "./set-up-parties.tsx";
import { TermsStepper } from "./terms-stepper.tsx";

const route = getRouteApi("/signed-in/agreements/$agreementId/new-terms");

/** Other steps, SPTs or KPIs from a day on, beginning with the terms there are. */
export function NewTerms(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { agreementId } = route.useParams();
  const agreement = useAnswer(agreementRoutes.getAgreement, { params: { agreementId } });
  return (
    <AnswerGate answer={agreement} lines={8}>
      {(data) => (
        <Page
          title={t("newTerms.title")}
          lead={t("newTerms.lead")}
          back={{ to: `/agreements/${agreementId}`, label: pick(data.name) }}
        >
          {data.state === "suspended" && <SuspendedNotice agreementId={agreementId} />}
          <Steps agreement={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

/** Terms alone do not bring the steps back: whoever agrees again says so. */
function SuspendedNotice({ agreementId }: { readonly agreementId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="wait" title={t("newTerms.suspended")}>
      {t("newTerms.suspendedNext")}{" "}
      <Anchor component={Link} to={`/agreements/${agreementId}?tab=stop`} size="sm">
        {t("newTerms.toResumption")}
      </Anchor>
    </Notice>
  );
}

function Steps({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const [draft, setDraft] = useState(() => draftOf(agreement));
  const [isShown, setShown] = useState(false);
  const [settled] = useDebouncedValue(draft, 300);
  const input = { params: { agreementId: agreement.id }, body: termsBodyOf(settled) };
  const preview = useAnswer(agreementRoutes.previewAgreementTerms, input, { enabled: isShown });
  const request = useIntention(agreementRoutes.requestAgreementTerms);
  return (
    <TermsStepper
      draft={draft}
      onChange={setDraft}
      projectId={agreement.project.id}
      first={(props) => (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <FrameFields {...props} />
        </SimpleGrid>
      )}
      preview={preview}
      error={request.error}
      isPending={request.isPending}
      onEffect={() => {
        setShown(true);
      }}
      ask={(onSuccess) => {
        request.mutate(input, { onSuccess });
      }}
    />
  );
}
