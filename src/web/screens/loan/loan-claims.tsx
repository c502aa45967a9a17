import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { addDecimals, grouped, signOf } from "../../figures/decimal-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import type { ChosenViewpoint } from "./loan-answer.ts";
import { LoanRepayments } from "./loan-repayments.tsx";
import { OpenClaims } from "./open-claims.tsx";

interface ClaimsProps {
  readonly loanId: string;
  readonly viewpoint: ChosenViewpoint;
}

export function LoanClaims({ loanId, viewpoint }: ClaimsProps): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const input = { params: { loanId }, query: viewpoint };
  const claims = useAnswer(servicingRoutes.getClaims, input);
  return (
    <Stack gap="lg">
      <Section
        title={t("servicing.claims")}
        lead={t("servicing.claimsLead")}
        marks={<ExportButtons route={servicingRoutes.getClaims} {...input} />}
      >
        <AnswerGate answer={claims} lines={5}>
          {(data) => <OpenClaims claims={data} />}
        </AnswerGate>
      </Section>
      {may("requestApproval") && <ReceiptForm loanId={loanId} />}
      <LoanRepayments loanId={loanId} />
    </Stack>
  );
}

const routes = { preview: servicingRoutes.previewRepayment, request: servicingRoutes.requestRepayment };

/** The allocation is drawn by the server while the amount is typed. */
function ReceiptForm({ loanId }: { readonly loanId: string }): ReactNode {
  const { t } = useTranslation();
  const [receivedOn, setReceivedOn] = useState(() => todayInJapan(new Date()));
  const [amount, setAmount] = useState("");
  const typed = typedFigure(amount);
  return (
    <Section title={t("servicing.receipt")} lead={t("servicing.receiptLead")}>
      <Group align="flex-end">
        <TextInput
          type="date"
          required
          label={t("servicing.receivedOn")}
          value={receivedOn}
          onChange={(event) => {
            setReceivedOn(event.target.value);
          }}
        />
        <TextInput
          required
          inputMode="decimal"
          className="figure-input"
          label={t("servicing.amount")}
          value={amount}
          onChange={(event) => {
            setAmount(event.target.value);
          }}
        />
        {receivedOn !== "" && <WholeButton loanId={loanId} on={receivedOn} onChoose={setAmount} />}
      </Group>
      <ChangeRequest
        routes={routes}
        input={
          typed === "" || receivedOn === ""
            ? undefined
            : { params: { loanId }, body: { receivedOn, amount: typed } }
        }
      />
    </Section>
  );
}

interface WholeProps {
  readonly loanId: string;
  readonly on: string;
  readonly onChoose: (amount: string) => void;
}

/** Fills in everything open on the day of the receipt, its late charge to that day among it. */
function WholeButton({ loanId, on, onChoose }: WholeProps): ReactNode {
  const { t } = useTranslation();
  const claims = useAnswer(servicingRoutes.getClaims, { params: { loanId }, query: { asOf: on } });
  if (claims.data === undefined) return null;
  const { open, currency } = claims.data;
  const whole = open.reduce((sum, { amount }) => addDecimals(sum, amount), "0");
  if (signOf(whole) === 0) return null;
  return (
    <Button
      variant="default"
      onClick={() => {
        onChoose(grouped(whole));
      }}
    >
      {t("servicing.fillOpen", { amount: moneyText(whole, currency) })}
    </Button>
  );
}
