import { Stack } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { baseRateRoutes } from "../../../contract/loan/base-rate-routes.ts";
import { useAnswer, usePages } from "../../api/hooks.ts";
import { rateText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { FixingForm } from "./fixing-form.tsx";

/** The base rates loans are priced on: in force, over time, and a new fixing. */
export function BaseRates(): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const may = useMay();
  const rates = useAnswer(baseRateRoutes.listBaseRates, {});
  return (
    <Page title={t("baseRates.title")} lead={t("baseRates.lead")}>
      <AnswerGate answer={rates} lines={5}>
        {({ items }) => (
          <Stack gap="lg">
            <Section title={t("baseRates.inForce")}>
              {items.length === 0 ? (
                <Empty title={t("baseRates.empty")} next={t("baseRates.emptyNext")} />
              ) : (
                <DataTable
                  caption={t("baseRates.inForce")}
                  rows={items}
                  rowKey={({ code }) => code}
                  columns={[
                    { id: "name", header: t("setup.baseRate"), names: true, cell: ({ name }) => pick(name) },
                    {
                      id: "rate",
                      header: t("baseRates.rate"),
                      figure: true,
                      cell: ({ annualRate }) =>
                        annualRate === null ? t("common.unknown") : rateText(annualRate),
                    },
                    {
                      id: "from",
                      header: t("facilities.from"),
                      figure: true,
                      cell: ({ effectiveOn }) =>
                        effectiveOn === null ? t("common.unknown") : day(effectiveOn),
                    },
                    { id: "loans", header: t("baseRates.loans"), figure: true, cell: ({ loans }) => loans },
                  ]}
                />
              )}
            </Section>
            {may("requestApproval") && <FixingForm indexes={items} />}
            <History />
          </Stack>
        )}
      </AnswerGate>
    </Page>
  );
}

function History(): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const [query] = useState({ limit: 50 });
  const fixings = usePages(baseRateRoutes.listFixings, query);
  return (
    <Section title={t("baseRates.history")}>
      <AnswerGate answer={{ ...fixings, data: fixings.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("baseRates.noHistory")} />
          ) : (
            <DataTable
              caption={t("baseRates.history")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: "from",
                  header: t("facilities.from"),
                  names: true,
                  cell: (row) => day(row.effectiveOn),
                },
                { id: "name", header: t("setup.baseRate"), cell: ({ name }) => pick(name) },
                {
                  id: "rate",
                  header: t("baseRates.rate"),
                  figure: true,
                  cell: ({ annualRate }) => rateText(annualRate),
                },
                {
                  id: "source",
                  header: t("baseRates.source"),
                  cell: ({ provenance }) => provenance.source ?? t("common.unknown"),
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={fixings.showMore} busy={fixings.isFetching} />
    </Section>
  );
}
