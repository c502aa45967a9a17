import { Button, Group, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { restatementAnswer } from "../../../contract/fund/documents.ts";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { endOfDayInJapan, todayInJapan } from "../../figures/day-text.ts";
import { MoneyChange } from "../../parts/amounts.tsx";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer } from "./fund-answer.ts";

type Restatement = z.output<typeof restatementAnswer>;

interface FundProps {
  readonly fund: FundAnswer;
}

interface Question {
  readonly asOf: string;
  readonly reportedOn: string;
}

/** The figures of a day as they were given out, beside those that what was learned since would give. */
export function FundRestatement({ fund }: FundProps): ReactNode {
  const { t } = useTranslation();
  const today = todayInJapan(new Date());
  const [typed, type] = useState<Question>({ asOf: today, reportedOn: today });
  const [{ asOf, reportedOn }, ask] = useState(typed);
  const query = { asOf, ...(reportedOn < today ? { knownAt: endOfDayInJapan(reportedOn) } : {}) };
  const answer = useAnswer(fundRoutes.getFundRestatement, { params: { fundId: fund.id }, query });
  function show(event: SubmitEvent): void {
    event.preventDefault();
    ask(typed);
  }
  const field = (name: keyof Question, label: string): ReactNode => (
    <TextInput
      type="date"
      required
      label={label}
      value={typed[name]}
      onChange={(event) => {
        type({ ...typed, [name]: event.target.value });
      }}
    />
  );
  return (
    <Section title={t("funds.restatement")} lead={t("funds.restatementLead")}>
      <form onSubmit={show} aria-label={t("funds.restatement")}>
        <Group align="flex-end">
          {field("asOf", t("funds.untilOn"))}
          {field("reportedOn", t("funds.reportedAt"))}
          <Button type="submit" variant="default">
            {t("funds.show")}
          </Button>
        </Group>
      </form>
      <AnswerGate answer={answer}>{(data) => <Compared fund={fund} restatement={data} />}</AnswerGate>
    </Section>
  );
}

interface ComparedProps extends FundProps {
  readonly restatement: Restatement;
}

function Compared({ fund, restatement }: ComparedProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { partners, netAssets, entries } = restatement;
  const nameOf = (partnerId: string): string => {
    const partner = fund.partners.find(({ id }) => id === partnerId);
    return partner === undefined ? "" : `${String(partner.number)}. ${pick(partner.organization.name)}`;
  };
  const rows = [
    ...partners.map(({ partnerId, ...figures }) => ({
      key: partnerId,
      name: nameOf(partnerId),
      ...figures,
    })),
    { key: "total", name: t("funds.netAssets"), ...netAssets },
  ];
  const money = (amount: string): string => moneyText(amount, fund.currency);
  return (
    <>
      <DataTable
        caption={t("funds.restatementCaption")}
        rows={rows}
        rowKey={({ key }) => key}
        rowClass={({ key }) => (key === "total" ? "is-total" : "")}
        columns={[
          { id: "partner", header: t("funds.partner"), names: true, cell: ({ name }) => name },
          {
            id: "reported",
            header: t("funds.reported"),
            figure: true,
            cell: ({ reported }) => money(reported),
          },
          {
            id: "restated",
            header: t("funds.restated"),
            figure: true,
            cell: ({ restated }) => money(restated),
          },
          {
            id: "difference",
            header: t("funds.difference"),
            figure: true,
            cell: ({ difference }) => <MoneyChange amount={difference} currency={fund.currency} />,
          },
        ]}
      />
      {entries.length === 0 ? (
        <Text c="dimmed">{t("funds.noRestatement")}</Text>
      ) : (
        <Entries entries={entries} currency={fund.currency} />
      )}
    </>
  );
}

interface EntriesProps {
  readonly entries: Restatement["entries"];
  readonly currency: string;
}

function Entries({ entries, currency }: EntriesProps): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  return (
    <DataTable
      caption={t("funds.restatementEntries")}
      rows={entries}
      rowKey={({ entryId }) => entryId}
      columns={[
        {
          id: "what",
          header: t("funds.restatementEntries"),
          names: true,
          cell: ({ description }) => pick(description),
        },
        { id: "belongs", header: t("funds.belongsOn"), cell: ({ belongsOn }) => day(belongsOn) },
        { id: "booked", header: t("funds.bookedOn"), cell: ({ bookedOn }) => day(bookedOn) },
        {
          id: "effect",
          header: t("funds.effect"),
          figure: true,
          cell: ({ effect }) => <MoneyChange amount={effect} currency={currency} />,
        },
      ]}
    />
  );
}
