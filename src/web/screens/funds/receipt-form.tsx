import { NativeSelect, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundChangeRoutes } from "../../../contract/fund/change-routes.ts";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { addDecimals, signOf } from "../../figures/decimal-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer } from "./fund-answer.ts";
import { openCalls, type OpenCall } from "./open-calls.ts";

const routes = {
  preview: fundChangeRoutes.previewCapitalReceipt,
  request: fundChangeRoutes.requestCapitalReceipt,
};

interface FundProps {
  readonly fund: FundAnswer;
}

/** Contributions paid on a call; what is open of it stands in the fields. */
export function ReceiptForm({ fund }: FundProps): ReactNode {
  const { t } = useTranslation();
  const asked = { params: { fundId: fund.id } };
  const calls = useAnswer(fundRoutes.listFundEvents, { ...asked, query: { limit: 200, kind: "call" } });
  const receipts = useAnswer(fundRoutes.listFundEvents, {
    ...asked,
    query: { limit: 200, kind: "receipt" },
  });
  const both =
    calls.data === undefined || receipts.data === undefined
      ? undefined
      : openCalls(calls.data.items, receipts.data.items);
  return (
    <AnswerGate answer={{ ...calls, data: both }}>
      {(open) =>
        open.length === 0 ? <Empty title={t("funds.payments.none")} /> : <Receipt fund={fund} calls={open} />
      }
    </AnswerGate>
  );
}

function Receipt({ fund, calls }: FundProps & { readonly calls: readonly OpenCall[] }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [callId, setCallId] = useState(calls.at(-1)?.id ?? "");
  const call = calls.find(({ id }) => id === callId);
  return (
    <>
      <NativeSelect
        label={t("funds.payments.call")}
        className="narrow"
        value={callId}
        data={calls.map(({ id, dueOn, open }) => ({
          value: id,
          label: t("funds.payments.callOption", {
            due: day(dueOn),
            amount: moneyText(
              open.reduce((sum, one) => addDecimals(sum, one.amount), "0"),
              fund.currency,
            ),
          }),
        }))}
        onChange={(event) => {
          setCallId(event.target.value);
        }}
      />
      {call !== undefined && <Payments key={call.id} fund={fund} call={call} />}
    </>
  );
}

function Payments({ fund, call }: FundProps & { readonly call: OpenCall }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [receivedOn, setReceivedOn] = useState(() => todayInJapan(new Date()));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(call.open.map(({ partnerId, amount }) => [partnerId, amount])),
  );
  const payments = call.open
    .map(({ partnerId }) => ({ partnerId, amount: typedFigure(typed[partnerId] ?? "") }))
    .filter(({ amount }) => amount !== "" && amount !== "0");
  const isFilled = receivedOn !== "" && payments.length > 0;
  const nameOf = (partnerId: string): string => {
    const partner = fund.partners.find(({ id }) => id === partnerId);
    return partner === undefined ? "" : `${String(partner.number)}. ${pick(partner.organization.name)}`;
  };
  return (
    <>
      <Section title={t("funds.changes.title")}>
        <TextInput
          type="date"
          required
          className="narrow"
          label={t("funds.fields.receivedOn")}
          value={receivedOn}
          onChange={(event) => {
            setReceivedOn(event.target.value);
          }}
        />
        <DataTable
          caption={t("funds.payments.caption")}
          rows={call.open.filter(({ amount }) => signOf(amount) > 0)}
          rowKey={({ partnerId }) => partnerId}
          columns={[
            {
              id: "partner",
              header: t("funds.partner"),
              names: true,
              cell: ({ partnerId }) => nameOf(partnerId),
            },
            {
              id: "open",
              header: t("funds.payments.open"),
              figure: true,
              cell: ({ amount }) => moneyText(amount, fund.currency),
            },
            {
              id: "paid",
              header: t("funds.payments.paid"),
              figure: true,
              cell: ({ partnerId }) => (
                <TextInput
                  aria-label={`${t("funds.payments.paid")} ${nameOf(partnerId)}`}
                  inputMode="decimal"
                  className="figure-input"
                  value={typed[partnerId] ?? ""}
                  onChange={(event) => {
                    setTyped({ ...typed, [partnerId]: event.target.value });
                  }}
                />
              ),
            },
          ]}
        />
      </Section>
      <Section title={t("funds.changes.preview")} lead={t("funds.changes.previewLead")}>
        <ChangeRequest
          routes={routes}
          input={
            isFilled
              ? { params: { fundId: fund.id }, body: { callId: call.id, receivedOn, payments } }
              : undefined
          }
        />
      </Section>
    </>
  );
}
