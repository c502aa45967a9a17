import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { covenantRoutes } from "../../../contract/covenant/routes.ts";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { CovenantDetail } from "./covenant-answer.ts";
import { agreedOf, draftOf, isReady, type TermsDraft } from "./terms-draft.ts";
import { TermsFields } from "./terms-fields.tsx";
import { TermsPreview } from "./terms-preview.tsx";

const route = getRouteApi("/signed-in/covenants/$covenantId/amend");

/** New terms from a test date on, put before a second person. */
export function AmendCovenant(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { covenantId } = route.useParams();
  const covenant = useAnswer(covenantRoutes.getCovenant, { params: { covenantId } });
  return (
    <AnswerGate answer={covenant} lines={10}>
      {(data) => (
        <Page
          title={t("covenantSetUp.amendTitle")}
          lead={t("covenantSetUp.amendLead")}
          back={{ to: `/covenants/${covenantId}`, label: pick(data.name) }}
        >
          <Form covenant={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

/** The first test that nothing was recorded for: from there on terms may change. */
function nextOpenTest({ tests }: CovenantDetail): string {
  const last = tests.findLast(({ verdicts, events }) => verdicts.length + events.length > 0);
  return tests.find(({ testOn }) => last === undefined || testOn > last.testOn)?.testOn ?? "";
}

function Form({ covenant }: { readonly covenant: CovenantDetail }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const loans = useAnswer(loanRoutes.listLoans, { query: { limit: 200 } });
  const request = useIntention(covenantRoutes.requestCovenantAmendment);
  const [terms, setTerms] = useState<TermsDraft>(() => draftOf(covenant.agreed, nextOpenTest(covenant)));
  const [own, setOwn] = useState({ clause: "", reason: "" });
  const loanId =
    covenant.loanId ??
    loans.data?.items.find(({ borrower }) => borrower.id === covenant.borrower.id)?.id ??
    "";
  return (
    <Stack gap="lg">
      <Section title={t("covenants.rule")}>
        <TermsFields draft={terms} onChange={setTerms} kindIsFixed />
      </Section>
      <TermsPreview loanId={loanId} draft={terms} />
      <Section title={t("covenants.reason")}>
        <Stack>
          <TextInput
            label={t("covenantSetUp.clause")}
            value={own.clause}
            onChange={(event) => {
              setOwn({ ...own, clause: event.target.value });
            }}
          />
          <Textarea
            label={t("covenants.reason")}
            required
            autosize
            minRows={2}
            value={own.reason}
            onChange={(event) => {
              setOwn({ ...own, reason: event.target.value });
            }}
          />
        </Stack>
      </Section>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group className="no-print">
        <Button
          disabled={!isReady(terms) || own.reason.trim() === ""}
          loading={request.isPending}
          onClick={() => {
            request.mutate(
              { params: { covenantId: covenant.id }, body: { agreed: agreedOf(terms), ...own } },
              {
                onSuccess: ({ id }) => {
                  announce(t("covenants.requested"));
                  void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
                },
              },
            );
          }}
        >
          {t("covenants.request")}
        </Button>
      </Group>
    </Stack>
  );
}
