import { Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { prepaymentWhatIfAnswer } from "../../../contract/loan/servicing-answers.ts";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ChangeRequest } from "./change-request.tsx";

type WhatIf = z.output<typeof prepaymentWhatIfAnswer>;
type Policy = WhatIf["effects"][number]["policy"];

/** A prepayment as a question: both policies side by side, then the request for one of them. */
export function LoanPrepayment({ loanId }: { readonly loanId: string }): ReactNode {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  const [on, setOn] = useState(() => todayInJapan(new Date()));
  const [amount, setAmount] = useState("");
  const [rate, setRate] = useState("");
  const [policy, setPolicy] = useState<Policy>("reduceInstalment");
  const [typed] = useDebouncedValue(amount.replaceAll(",", "").trim(), 300);
  const [typedRate] = useDebouncedValue(rate.trim(), 300);
  const question = {
    on,
    ...(typed === "" ? {} : { amount: typed }),
    ...(typedRate === "" ? {} : { reinvestmentRate: typedRate }),
  };
  const params = { loanId };
  const whatIf = useAnswer(
    servicingRoutes.askPrepaymentWhatIf,
    { params, body: question },
    { enabled: on !== "" },
  );
  const routes = { preview: servicingRoutes.previewPrepayment, request: servicingRoutes.requestPrepayment };
  const field =
    (set: (value: string) => void) => (event: { readonly target: { readonly value: string } }) => {
      set(event.target.value);
    };
  return (
    <Stack>
      <Section title={t("servicing.whatIf")} lead={t("servicing.whatIfLead")}>
        <Group align="flex-end">
          <TextInput
            type="date"
            required
            label={t("servicing.prepaidOn")}
            value={on}
            onChange={field(setOn)}
          />
          <TextInput
            inputMode="decimal"
            label={t("servicing.prepaidAmount")}
            description={t("servicing.prepaidAmountHint")}
            value={amount}
            onChange={field(setAmount)}
          />
          <TextInput
            inputMode="decimal"
            label={t("servicing.reinvestment")}
            description={t("servicing.reinvestmentHint")}
            value={rate}
            onChange={field(setRate)}
          />
        </Group>
        <AnswerGate answer={whatIf} lines={4}>
          {(data) => <Comparison whatIf={data} />}
        </AnswerGate>
      </Section>
      {roles.includes("officer") && whatIf.data !== undefined && (
        <Section title={t("servicing.requestPrepayment")}>
          <NativeSelect
            label={t("servicing.policy")}
            value={policy}
            data={whatIf.data.effects.map((effect) => ({
              value: effect.policy,
              label: t(`servicing.policies.${effect.policy}`),
            }))}
            onChange={(event) => {
              setPolicy(event.target.value === "shortenTerm" ? "shortenTerm" : "reduceInstalment");
            }}
          />
          <ChangeRequest
            key={JSON.stringify([question, policy])}
            routes={routes}
            input={{ params, body: { ...question, policy } }}
          />
        </Section>
      )}
    </Stack>
  );
}

function Comparison({ whatIf: { currency, effects } }: { readonly whatIf: WhatIf }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const money = (amount: string | null): string => (amount === null ? "–" : moneyText(amount, currency));
  return (
    <DataTable
      caption={t("servicing.whatIf")}
      rows={effects}
      rowKey={({ policy }) => policy}
      columns={[
        {
          id: "policy",
          header: t("servicing.policy"),
          names: true,
          cell: ({ policy }) => t(`servicing.policies.${policy}`),
        },
        {
          id: "amount",
          header: t("servicing.prepaidAmount"),
          figure: true,
          cell: (row) => money(row.amount),
        },
        { id: "saved", header: t("servicing.saved"), figure: true, cell: (row) => money(row.interestSaved) },
        { id: "cost", header: t("servicing.breakCost"), figure: true, cell: (row) => money(row.breakCost) },
        { id: "payable", header: t("servicing.payable"), figure: true, cell: (row) => money(row.payable) },
        {
          id: "instalment",
          header: t("servicing.instalment"),
          figure: true,
          cell: (row) => `${money(row.instalmentBefore)} → ${money(row.instalmentAfter)}`,
        },
        {
          id: "maturity",
          header: t("loans.maturity"),
          cell: (row) => `${day(row.maturityBefore)} → ${day(row.maturityAfter)}`,
        },
      ]}
    />
  );
}
