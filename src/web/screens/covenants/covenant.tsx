import { Button, Stack } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { covenantRoutes } from "../../../contract/covenant/routes.ts";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { ratioText, stepText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { CovenantBadge } from "../../parts/covenant/covenant-marks.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCovenantWord } from "./covenant-words.ts";
import { AnswerForm } from "./answer-form.tsx";
import type { CovenantDetail } from "./covenant-answer.ts";
import { TestSection } from "./test-section.tsx";

const route = getRouteApi("/signed-in/covenants/$covenantId");

export function Covenant(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { covenantId } = route.useParams();
  const covenant = useAnswer(covenantRoutes.getCovenant, { params: { covenantId } });
  return (
    <AnswerGate answer={covenant} lines={10}>
      {(data) => (
        <Page
          title={pick(data.name)}
          back={{ to: "/covenants", label: t("covenants.title") }}
          lead={`${pick(data.borrower.name)} · ${data.facility.number} · ${data.code}`}
          marks={
            <>
              {data.current !== null && <CovenantBadge state={data.current.state} />}
              {data.provenance.fictional && <FictionalBadge />}
            </>
          }
          actions={<Draft covenant={data} />}
        >
          <Stack gap="lg">
            <Agreed covenant={data} />
            <Amendments covenant={data} />
            {data.tests
              .filter(({ state }) => state !== "scheduled")
              .toReversed()
              .map((test) => (
                <TestSection key={test.testOn} test={test} warning={data.agreed.warning}>
                  <AnswerForm covenant={data} test={test} />
                </TestSection>
              ))}
          </Stack>
        </Page>
      )}
    </AnswerGate>
  );
}

/** The certificate covers every covenant of the facility tested on the same day. */
function Draft({ covenant }: { readonly covenant: CovenantDetail }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const loans = useAnswer(loanRoutes.listLoans, { query: { limit: 200 } });
  const draft = useIntention(statementRoutes.draftCertificate);
  const loanId =
    covenant.loanId ?? loans.data?.items.find(({ borrower }) => borrower.id === covenant.borrower.id)?.id;
  const testOn = covenant.current?.testOn;
  if (loanId === undefined || testOn === undefined) return null;
  return (
    <>
      {draft.error !== null && <ProblemAlert error={draft.error} />}
      {covenant.mayAmend && (
        <Button component={Link} to={`/covenants/${covenant.id}/amend`} variant="default">
          {t("covenantSetUp.amend")}
        </Button>
      )}
      <Button component={Link} to="/calendar" variant="default">
        {t("calendar.title")}
      </Button>
      <Button
        variant="default"
        loading={draft.isPending}
        onClick={() => {
          draft.mutate(
            { body: { loanId, testOn } },
            {
              onSuccess: ({ id }) => {
                announce(t("certificates.done"));
                void navigate({ to: "/certificates/$certificateId", params: { certificateId: id } });
              },
            },
          );
        }}
      >
        {t("covenants.certificate")}
      </Button>
    </>
  );
}

function Agreed({ covenant }: { readonly covenant: CovenantDetail }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const word = useCovenantWord();
  const { agreed, clause } = covenant;
  const { schedule, consequence, warning } = agreed;
  const step = consequence.stepBp === null ? "" : `（${stepText(consequence.stepBp)}）`;
  return (
    <Section title={t("covenants.rule")}>
      <Facts
        items={[
          { label: t("covenants.name"), value: t(`covenantCodes.covenantKind.${agreed.kind}`) },
          ...Object.entries(agreed.params).flatMap(([name, value]) =>
            value === null
              ? []
              : [
                  {
                    label: word("param", name),
                    value: typeof value === "string" ? word("option", parameterText(value)) : String(value),
                  },
                ],
          ),
          { label: t("covenants.basis"), value: t(`covenantCodes.statementBasis.${agreed.basis}`) },
          {
            label: t("covenants.consequence"),
            value: `${t(`covenantCodes.consequence.${consequence.kind}`)}${step}`,
          },
          {
            label: t("covenants.schedule"),
            value: t("covenants.scheduleText", {
              first: day(schedule.firstTestOn),
              last: day(schedule.lastTestOn),
              every: schedule.everyMonths,
              due: schedule.dueAfterMonths,
              grace: schedule.graceDays,
            }),
          },
          ...(warning === null
            ? []
            : [
                {
                  label: t("covenants.warning"),
                  value: warning.measure === "share" ? ratioText(warning.level) : grouped(warning.level),
                },
              ]),
          ...(clause === "" ? [] : [{ label: t("covenants.clause"), value: clause }]),
        ]}
      />
    </Section>
  );
}

function Amendments({ covenant: { amendments } }: { readonly covenant: CovenantDetail }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (amendments.length === 0) return null;
  return (
    <Section title={t("covenantSetUp.amendments")}>
      <Facts
        items={amendments.map(({ id, fromTestOn, clause, reason, approvedBy }) => ({
          key: id,
          label: t("covenantSetUp.amendedFrom", { day: day(fromTestOn) }),
          value: [clause, reason, t("covenantSetUp.approvedBy", { name: approvedBy.name })]
            .filter((text) => text !== "")
            .join(" · "),
        }))}
      />
    </Section>
  );
}

/** Parameters are decimals or names of lines. */
function parameterText(value: string): string {
  return /^-?\d/.test(value) ? grouped(value) : value;
}
