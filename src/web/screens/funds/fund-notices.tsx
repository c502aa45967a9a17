import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { noticesAnswer } from "../../../contract/fund/documents.ts";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { TierTrace } from "../../parts/fund/tier-trace.tsx";
import { Page } from "../../parts/page.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

type Notices = z.output<typeof noticesAnswer>;
type Notice = Notices["partners"][number];

const route = getRouteApi("/signed-in/funds/$fundId/events/$eventId");

/** 出資請求通知, 分配通知: what each partner is told of a call or a distribution, and the waterfall behind it. */
export function FundNotices(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { fundId, eventId } = route.useParams();
  const notices = useAnswer(fundRoutes.getFundNotices, { params: { fundId, eventId } });
  const fund = useAnswer(fundRoutes.getFund, { params: { fundId } });
  return (
    <AnswerGate answer={notices} lines={8}>
      {(data) => (
        <Page
          title={t("funds.noticesOf", { event: t(`funds.event.${data.kind}`) })}
          back={{ to: `/funds/${fundId}?tab=events`, label: pick(data.fund.name) }}
          lead={t("funds.noticesLead")}
        >
          <AnswerGate answer={fund}>
            {({ currency }) => <Sheet notices={data} currency={currency} />}
          </AnswerGate>
        </Page>
      )}
    </AnswerGate>
  );
}

interface SheetProps {
  readonly notices: Notices;
  readonly currency: string;
}

function Sheet({ notices, currency }: SheetProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { kind, noticeOn, valueOn, total, tiers } = notices;
  return (
    <>
      <Facts
        items={[
          { label: t("funds.noticeOn"), value: day(noticeOn) },
          { label: t(kind === "call" ? "funds.dueOn" : "funds.paidOn"), value: day(valueOn) },
          {
            label: t("funds.total"),
            value: <strong className="digits">{moneyText(total, currency)}</strong>,
          },
        ]}
      />
      {tiers.length > 0 && (
        <Section title={t("funds.tiers")} lead={t("funds.tiersLead")}>
          <TierTrace tiers={tiers} currency={currency} />
        </Section>
      )}
      <Section title={t("funds.notices")}>
        <NoticeTable notices={notices} currency={currency} />
      </Section>
    </>
  );
}

export function NoticeTable({ notices, currency }: SheetProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  const types = [...new Set(notices.partners.flatMap(({ lines }) => lines.map(({ type }) => type)))];
  const money = (amount: string): string => moneyText(amount, currency);
  const lineOf = (type: string): Column<Notice> => ({
    id: type,
    header: word("fundLine", type),
    figure: true,
    cell: ({ lines }) => money(lines.find((line) => line.type === type)?.cash ?? "0"),
  });
  return (
    <DataTable
      caption={t("funds.noticeCaption")}
      rows={notices.partners}
      rowKey={({ partnerId }) => partnerId}
      columns={[
        {
          id: "partner",
          header: t("funds.partner"),
          names: true,
          cell: ({ number, organization }) => `${String(number)}. ${pick(organization.name)}`,
        },
        ...types.map(lineOf),
        {
          id: "amount",
          header: t("funds.amount"),
          figure: true,
          cell: ({ amount }) => <strong>{money(amount)}</strong>,
        },
        {
          id: "before",
          header: t("funds.unfundedBefore"),
          figure: true,
          cell: ({ unfundedBefore }) => money(unfundedBefore),
        },
        {
          id: "after",
          header: t("funds.unfundedAfter"),
          figure: true,
          cell: ({ unfundedAfter }) => money(unfundedAfter),
        },
      ]}
    />
  );
}
