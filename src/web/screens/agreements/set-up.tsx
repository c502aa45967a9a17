import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { agreementBodyOf } from "./draft-body.ts";
import { emptyDraft, type AgreementDraft } from "./draft.ts";
import { PartyFields, type TrancheChoice } from "./set-up-parties.tsx";
import { TermsStepper } from "./terms-stepper.tsx";

/** An agreement in steps; nothing is recorded before a second person has approved it. */
export function SetUp(): ReactNode {
  const { t } = useTranslation();
  const tranches = useAnswer(agreementRoutes.listOpenTranches, {});
  return (
    <Page
      title={t("setUp.title")}
      lead={t("setUp.lead")}
      back={{ to: "/agreements", label: t("agreements.title") }}
    >
      <AnswerGate answer={tranches}>
        {({ items }) => {
          const [first] = items;
          return first === undefined ? (
            <Empty title={t("setUp.noTranche")} />
          ) : (
            <Steps tranches={items} first={first} />
          );
        }}
      </AnswerGate>
    </Page>
  );
}

interface StepsProps {
  readonly tranches: readonly TrancheChoice[];
  readonly first: TrancheChoice;
}

function Steps({ tranches, first }: StepsProps): ReactNode {
  const [draft, setDraft] = useState<AgreementDraft>({ ...emptyDraft, trancheId: first.id });
  const [isShown, setShown] = useState(false);
  const [settled] = useDebouncedValue(draft, 300);
  const body = agreementBodyOf(settled);
  const preview = useAnswer(agreementRoutes.previewAgreement, { body }, { enabled: isShown });
  const request = useIntention(agreementRoutes.requestAgreement);
  return (
    <TermsStepper
      draft={draft}
      onChange={setDraft}
      projectId={tranches.find(({ id }) => id === draft.trancheId)?.projectId}
      first={(props) => <PartyFields {...props} tranches={tranches} />}
      preview={preview}
      error={request.error}
      isPending={request.isPending}
      onEffect={() => {
        setShown(true);
      }}
      ask={(onSuccess) => {
        request.mutate({ body }, { onSuccess });
      }}
    />
  );
}
