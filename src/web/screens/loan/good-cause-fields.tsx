import { Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";

const routes = {
  preview: servicingRoutes.previewGoodCausePayment,
  request: servicingRoutes.requestGoodCausePayment,
};

interface FieldsProps {
  readonly loanId: string;
  readonly goodCauses: readonly string[];
  readonly remaining: string;
}

export function GoodCauseFields({ loanId, goodCauses, remaining }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const [fields, setFields] = useState(() => ({
    effectiveOn: todayInJapan(new Date()),
    amount: grouped(remaining),
    goodCause: goodCauses[0] ?? "",
    reason: "",
  }));
  const changing =
    (name: keyof typeof fields) => (event: { readonly target: { readonly value: string } }) => {
      setFields({ ...fields, [name]: event.target.value });
    };
  const body = { ...fields, amount: typedFigure(fields.amount) };
  const isComplete = Object.values(body).every((value) => value.trim() !== "");
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          type="date"
          required
          label={t("servicing.goodCause.paidOn")}
          value={fields.effectiveOn}
          onChange={changing("effectiveOn")}
        />
        <TextInput
          required
          inputMode="decimal"
          className="figure-input"
          label={t("servicing.amount")}
          value={fields.amount}
          onChange={changing("amount")}
        />
        <NativeSelect
          label={t("servicing.goodCause.cause")}
          value={fields.goodCause}
          data={[...goodCauses]}
          onChange={changing("goodCause")}
        />
      </Group>
      <TextInput
        required
        label={t("servicing.reason")}
        description={t("servicing.goodCause.reasonHint")}
        maxLength={2000}
        value={fields.reason}
        onChange={changing("reason")}
      />
      <ChangeRequest routes={routes} input={isComplete ? { params: { loanId }, body } : undefined} />
    </Stack>
  );
}
