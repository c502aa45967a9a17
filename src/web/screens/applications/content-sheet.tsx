import { Anchor, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer } from "./application-answer.ts";

interface Props {
  readonly application: ApplicationAnswer;
}

/** What the application says, to be read. */
export function ContentSheet({ application }: Props): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { content } = application;
  const yen = (amount: string): string => moneyText(amount, "JPY");
  return (
    <Section title={t("applications.content")}>
      <Stack gap={4}>
        <Text size="sm">{content.business}</Text>
        <Text size="sm">{content.logicModel}</Text>
      </Stack>
      <DataTable
        caption={t("applications.items.uses")}
        rows={content.uses}
        rowKey={({ use }) => use}
        columns={[
          {
            id: "use",
            header: t("applications.items.uses"),
            names: true,
            cell: ({ use, what }) => `${t(`applications.useKinds.${use}`)}：${what}`,
          },
          {
            id: "amount",
            header: t("applications.amount"),
            figure: true,
            cell: ({ amount }) => yen(amount),
          },
          {
            id: "term",
            header: t("applications.useMonths"),
            figure: true,
            cell: ({ termMonths }) => termMonths,
          },
          {
            id: "grace",
            header: t("applications.useGrace"),
            figure: true,
            cell: ({ graceMonths }) => graceMonths,
          },
        ]}
      />
      <Years
        caption={t("applications.statementsTitle")}
        years={content.statements.map(({ netAssets, ...year }) => ({ ...year, last: yen(netAssets) }))}
        lastHeader={t("applications.netAssets")}
      />
      <Years
        caption={t("applications.planTitle")}
        years={content.plan.map(({ measures, ...year }) => ({ ...year, last: measures }))}
        lastHeader={t("applications.measures")}
      />
      {content.kpiTestOn !== null && (
        <Text size="sm">
          {t("applications.items.kpiTestOn")}：{day(content.kpiTestOn)} –{" "}
          {content.kpis.map(({ baseline, target }) => `${baseline ?? "–"} → ${target}`).join(", ")}
        </Text>
      )}
      <Papers application={application} />
    </Section>
  );
}

interface YearsProps {
  readonly caption: string;
  readonly lastHeader: string;
  readonly years: readonly {
    readonly fiscalYearEndOn: string;
    readonly sales: string;
    readonly ordinaryProfit: string;
    readonly last: string;
  }[];
}

function Years({ caption, lastHeader, years }: YearsProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={years}
      rowKey={({ fiscalYearEndOn }) => fiscalYearEndOn}
      columns={[
        {
          id: "year",
          header: `${caption}：${t("applications.yearEnd")}`,
          names: true,
          cell: ({ fiscalYearEndOn }) => day(fiscalYearEndOn),
        },
        {
          id: "sales",
          header: t("applications.sales"),
          figure: true,
          cell: ({ sales }) => moneyText(sales, "JPY"),
        },
        {
          id: "profit",
          header: t("applications.profit"),
          figure: true,
          cell: ({ ordinaryProfit }) => moneyText(ordinaryProfit, "JPY"),
        },
        { id: "last", header: lastHeader, figure: true, cell: ({ last }) => last },
      ]}
    />
  );
}

function Papers({ application: { documents, terms } }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const names = new Map(terms.documents.map(({ code, name }) => [code, pick(name)]));
  return (
    <Stack gap={4}>
      <Text fw={700}>{t("applications.documents")}</Text>
      {documents.map(({ id, code, fileName }) => (
        <Anchor key={id} size="sm" href={`/v1/application-documents/${id}/file`}>
          {names.get(code) ?? code}：{fileName}
        </Anchor>
      ))}
    </Stack>
  );
}

export function History({ application: { steps } }: Props): ReactNode {
  const { t } = useTranslation();
  const { instant, day } = useFormat();
  const words: Readonly<Record<string, string | undefined>> = t("applications.stepWords", {
    returnObjects: true,
  });
  if (steps.length === 0) return null;
  return (
    <Section title={t("applications.history")}>
      <DataTable
        caption={t("applications.history")}
        rows={steps}
        rowKey={({ kind, recordedAt }) => `${kind}${recordedAt}`}
        columns={[
          {
            id: "step",
            header: t("applications.state"),
            names: true,
            cell: ({ kind }) => words[kind] ?? kind,
          },
          { id: "at", header: t("applications.changed"), cell: ({ recordedAt }) => instant(recordedAt) },
          { id: "reason", header: t("applications.reason"), cell: ({ reason }) => reason },
          {
            id: "by",
            header: t("applications.answerBy"),
            cell: ({ answerByOn }) => (answerByOn === null ? "" : day(answerByOn)),
          },
        ]}
      />
    </Section>
  );
}
