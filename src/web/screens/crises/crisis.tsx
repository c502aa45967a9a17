import { Anchor } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { programmeRoutes } from "../../../contract/programme/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { outstandingOf, type CrisisAnswer } from "./crisis-answer.ts";

const route = getRouteApi("/signed-in/crisis-events/$crisisId");

/** One crisis event: what it opened and granted, and the loans it was found to strike. */
export function Crisis(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { crisisId } = route.useParams();
  const crisis = useAnswer(programmeRoutes.getCrisisEvent, { params: { crisisId } });
  return (
    <AnswerGate answer={crisis} lines={8}>
      {(data) => (
        <Page
          title={pick(data.name)}
          lead={t(`crises.kinds.${data.kind}`)}
          back={{ to: "/crisis-events", label: t("crises.back") }}
        >
          <Event crisis={data} />
          <Measures crisis={data} />
          <Loans crisis={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

function Event({ crisis }: { readonly crisis: CrisisAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useFormat();
  const { startsOn, endsOn, regions, loans, recordedAt } = crisis;
  return (
    <Section title={t("crises.event")}>
      <Facts
        items={[
          { label: t("crises.startsOn"), value: day(startsOn) },
          { label: t("crises.endsOn"), value: day(endsOn) },
          {
            label: t("crises.regions"),
            value: regions.join("、"),
          },
          { label: t("crises.count"), value: loans.length },
          { label: t("crises.total"), value: moneyText(outstandingOf(crisis), "JPY") },
          { label: t("crises.recorded"), value: instant(recordedAt) },
        ]}
      />
    </Section>
  );
}

function Measures({ crisis: { programmeIds, moratorium } }: { readonly crisis: CrisisAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const programmes = useAnswer(programmeRoutes.listProgrammes, { query: { limit: 200 } });
  const opened = (programmes.data?.items ?? []).filter(({ id }) => programmeIds.includes(id));
  return (
    <Section title={t("crises.measures")}>
      <Facts
        items={[
          {
            label: t("crises.programmes"),
            value:
              opened.length === 0
                ? t("crises.noneOpened")
                : opened.map(({ id, name }) => (
                    <Anchor key={id} component={Link} to={`/programmes/${id}`}>
                      {pick(name)}
                    </Anchor>
                  )),
          },
          ...(moratorium === null
            ? [{ label: t("crises.moratoriumLabel"), value: t("crises.noMoratorium") }]
            : [
                { label: t("crises.from"), value: day(moratorium.startOn) },
                { label: t("crises.to"), value: day(moratorium.endOn) },
                { label: t("crises.interest"), value: t(`servicing.holidayInterest.${moratorium.interest}`) },
                { label: t("crises.maturity"), value: t(`servicing.holidayMaturity.${moratorium.maturity}`) },
              ]),
        ]}
      />
    </Section>
  );
}

function Loans({ crisis: { loans } }: { readonly crisis: CrisisAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t("crises.loans")} lead={t("crises.loansLead")}>
      {loans.length === 0 ? (
        <Empty title={t("crises.noLoans")} />
      ) : (
        <DataTable
          caption={t("crises.loans")}
          rows={loans}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "number",
              header: t("crises.loan"),
              names: true,
              cell: ({ id, number }) => (
                <Anchor component={Link} to={`/loans/${id}`} fw={700}>
                  {number}
                </Anchor>
              ),
            },
            { id: "borrower", header: t("crises.borrower"), cell: ({ borrower }) => pick(borrower) },
            {
              id: "outstanding",
              header: t("crises.outstanding"),
              figure: true,
              cell: ({ outstanding }) => moneyText(outstanding, "JPY"),
            },
          ]}
        />
      )}
    </Section>
  );
}
