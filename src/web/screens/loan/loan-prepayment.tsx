import { Group, Radio, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import type { LoanAnswer } from "./loan-answer.ts";
import { PrepaymentComparison, type Policy, type WhatIf } from "./prepayment-comparison.tsx";

const routes = { preview: servicingRoutes.previewPrepayment, request: servicingRoutes.requestPrepayment };

interface Question {
  readonly on: string;
  readonly amount?: string;
  readonly reinvestmentRate?: string;
}

/** A prepayment as a question: both policies side by side, then the request for one of them. */
export function LoanPrepayment({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [on, setOn] = useState(() => todayInJapan(new Date()));
  const [amount, setAmount] = useState("");
  const [rate, setRate] = useState("");
  const [typed] = useDebouncedValue(typedFigure(amount), 300);
  const [typedRate] = useDebouncedValue(typedPercent(rate), 300);
  const question: Question = {
    on,
    ...(typed === "" ? {} : { amount: typed }),
    ...(typedRate === "" ? {} : { reinvestmentRate: typedRate }),
  };
  const whatIf = useAnswer(
    servicingRoutes.askPrepaymentWhatIf,
    { params: { loanId: loan.id }, body: question },
    { enabled: on !== "", keepsLast: true },
  );
  const field =
    (set: (value: string) => void) => (event: { readonly target: { readonly value: string } }) => {
      set(event.target.value);
    };
  return (
    <Stack gap="lg">
      <Section title={t("servicing.whatIf")} lead={t("servicing.whatIfLead")}>
        <Group align="flex-start">
          <TextInput
            type="date"
            required
            label={t("servicing.prepaidOn")}
            description={t("servicing.prepaidOnHint")}
            value={on}
            onChange={field(setOn)}
          />
          <TextInput
            inputMode="decimal"
            className="figure-input"
            label={t("servicing.prepaidAmount")}
            description={t("servicing.prepaidAmountHint")}
            value={amount}
            onChange={field(setAmount)}
          />
          <TextInput
            inputMode="decimal"
            className="figure-input"
            label={t("servicing.reinvestment")}
            description={t("servicing.reinvestmentHint")}
            value={rate}
            onChange={field(setRate)}
          />
        </Group>
        <AnswerGate answer={whatIf} lines={4}>
          {(data) => <PrepaymentComparison loan={loan} whatIf={data} />}
        </AnswerGate>
      </Section>
      {may("requestApproval") && whatIf.data !== undefined && (
        <PrepaymentRequest loanId={loan.id} question={question} effects={whatIf.data.effects} />
      )}
    </Stack>
  );
}

interface RequestProps {
  readonly loanId: string;
  readonly question: Question;
  readonly effects: WhatIf["effects"];
}

function PrepaymentRequest({ loanId, question, effects }: RequestProps): ReactNode {
  const { t } = useTranslation();
  const [chosen, choose] = useState<Policy | null>(null);
  const policy = chosen ?? effects[0]?.policy ?? "reduceInstalment";
  return (
    <Section title={t("servicing.requestPrepayment")} lead={t("servicing.requestPrepaymentLead")}>
      <Radio.Group
        label={t("servicing.policy")}
        value={policy}
        onChange={(value) => {
          choose(value === "shortenTerm" ? "shortenTerm" : "reduceInstalment");
        }}
      >
        <Group mt="xs">
          {effects.map((effect) => (
            <Radio
              key={effect.policy}
              value={effect.policy}
              label={t(`servicing.policies.${effect.policy}`)}
            />
          ))}
        </Group>
      </Radio.Group>
      <ChangeRequest routes={routes} input={{ params: { loanId }, body: { ...question, policy } }} />
    </Section>
  );
}
