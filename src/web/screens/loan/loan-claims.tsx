import { Group, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { claimsAnswer } from "../../../contract/loan/servicing-answers.ts";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ChangeRequest } from "./change-request.tsx";
import type { ChosenViewpoint } from "./loan-answer.ts";
import { LoanRepayments } from "./loan-repayments.tsx";

type Claims = z.output<typeof claimsAnswer>;

interface ClaimsProps {
  readonly loanId: string;
  readonly viewpoint: ChosenViewpoint;
}

export function LoanClaims({ loanId, viewpoint }: ClaimsProps): ReactNode {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  const input = { params: { loanId }, query: viewpoint };
  const claims = useAnswer(servicingRoutes.getClaims, input);
  return (
    <Stack>
      <Section
        title={t("servicing.claims")}
        lead={t("servicing.claimsLead")}
        marks={<ExportButtons route={servicingRoutes.getClaims} {...input} />}
      >
        <AnswerGate answer={claims} lines={5}>
          {(data) => <OpenClaims claims={data} />}
        </AnswerGate>
      </Section>
      {roles.includes("officer") && <ReceiptForm loanId={loanId} />}
      <LoanRepayments loanId={loanId} />
    </Stack>
  );
}

function OpenClaims({ claims }: { readonly claims: Claims }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { currency, open, nextPayment } = claims;
  const money = (amount: string): string => moneyText(amount, currency);
  return (
    <>
      <Facts
        items={[
          { label: t("servicing.outstanding"), value: money(claims.outstanding) },
          { label: t("servicing.state"), value: t(`servicing.states.${claims.state}`) },
          { label: t("servicing.overdue"), value: money(claims.overdue) },
          { label: t("servicing.daysPastDue"), value: claims.daysPastDue },
          { label: t("servicing.held"), value: money(claims.held) },
          {
            label: t("servicing.next"),
            value:
              nextPayment === null
                ? t("common.unknown")
                : `${day(nextPayment.dueOn)} ${money(nextPayment.total)}`,
          },
        ]}
      />
      {open.length === 0 ? (
        <Empty title={t("servicing.noClaims")} />
      ) : (
        <DataTable
          caption={t("servicing.claims")}
          rows={open}
          rowKey={({ kind, dueOn }) => `${kind}/${dueOn}`}
          columns={[
            { id: "due", header: t("servicing.dueOn"), names: true, cell: ({ dueOn }) => day(dueOn) },
            { id: "kind", header: t("servicing.kind"), cell: ({ kind }) => t(`servicing.kinds.${kind}`) },
            { id: "open", header: t("servicing.open"), figure: true, cell: ({ amount }) => money(amount) },
            {
              id: "days",
              header: t("servicing.daysPastDue"),
              figure: true,
              cell: ({ daysPastDue }) => daysPastDue,
            },
          ]}
        />
      )}
    </>
  );
}

/** The allocation is drawn by the server while the amount is typed. */
function ReceiptForm({ loanId }: { readonly loanId: string }): ReactNode {
  const { t } = useTranslation();
  const [receivedOn, setReceivedOn] = useState(() => todayInJapan(new Date()));
  const [amount, setAmount] = useState("");
  const [typed] = useDebouncedValue(amount.replaceAll(",", "").trim(), 300);
  const input =
    typed === "" || receivedOn === ""
      ? undefined
      : { params: { loanId }, body: { receivedOn, amount: typed } };
  const routes = { preview: servicingRoutes.previewRepayment, request: servicingRoutes.requestRepayment };
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
          label={t("servicing.amount")}
          value={amount}
          onChange={(event) => {
            setAmount(event.target.value);
          }}
        />
      </Group>
      <ChangeRequest key={`${receivedOn}/${typed}`} routes={routes} input={input} />
    </Section>
  );
}
