import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { outcomeRoutes } from "../../../contract/impact/outcome-routes.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { signOf } from "../../figures/decimal-text.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { Contract } from "./impact-answer.ts";

const cashRoutes = {
  preview: outcomeRoutes.previewOutcomePayment,
  request: outcomeRoutes.requestOutcomePayment,
};

interface CashProps {
  readonly contract: Contract;
  readonly part: Contract["parts"][number];
  readonly test: Contract["parts"][number]["tests"][number];
}

/** What was paid of a test and what is open, with the way to book the cash. */
export function TestCash({ contract, part, test }: CashProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const may = useMay();
  const [isPaying, setPaying] = useState(false);
  const { open, payments } = test;
  const { currency } = contract;
  if (test.settlements.length === 0) return "–";
  const isOpen = signOf(open) !== 0;
  return (
    <Stack gap={4} align="flex-end">
      {payments.map(({ id, paidOn, amount }) => (
        <Text key={id} size="sm">
          {t("impactValue.cashLine", { day: day(paidOn), amount: moneyText(amount, currency) })}
        </Text>
      ))}
      <StatusBadge tone={isOpen ? "wait" : "good"}>
        {isOpen
          ? t("impactValue.cashOpen", { amount: moneyText(open, currency) })
          : t("impactValue.cashDone")}
      </StatusBadge>
      {isOpen && contract.isKept && may("requestApproval") && (
        <Button
          size="xs"
          variant="default"
          aria-label={`${t("impactValue.recordCash")} ${part.code} ${test.testOn}`}
          onClick={() => {
            setPaying(true);
          }}
        >
          {t("impactValue.recordCash")}
        </Button>
      )}
      <Dialog
        wide
        isOpen={isPaying}
        title={`${t("impactValue.cashTitle")} ${part.code}`}
        onClose={() => {
          setPaying(false);
        }}
      >
        <CashFields contract={contract} part={part} test={test} />
      </Dialog>
    </Stack>
  );
}

function CashFields({ contract, part, test }: CashProps): ReactNode {
  const { t } = useTranslation();
  const [paidOn, setPaidOn] = useState(() => todayInJapan(new Date()));
  const [amount, setAmount] = useState<string>(test.open);
  const [reference, setReference] = useState("");
  const body = { part: part.code, testOn: test.testOn, paidOn, amount, reference };
  const isComplete = paidOn !== "" && /^-?\d+(\.\d+)?$/.test(amount);
  return (
    <Stack>
      <Text size="sm">{t("impactValue.cashLead")}</Text>
      <TextInput
        type="date"
        required
        label={t("impactValue.cashPaidOn")}
        value={paidOn}
        onChange={(event) => {
          setPaidOn(event.target.value);
        }}
      />
      <TextInput
        required
        inputMode="numeric"
        className="figure-input"
        label={t("impactValue.cashAmount")}
        value={amount}
        onChange={(event) => {
          setAmount(event.target.value.normalize("NFKC").replaceAll(",", ""));
        }}
      />
      <TextInput
        label={t("impactValue.cashReference")}
        value={reference}
        maxLength={200}
        onChange={(event) => {
          setReference(event.target.value);
        }}
      />
      <ChangeRequest
        routes={cashRoutes}
        input={
          isComplete
            ? { params: { projectId: contract.projectId, contractId: contract.id }, body }
            : undefined
        }
      />
    </Stack>
  );
}
