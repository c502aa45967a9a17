import { Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import { ChangeRequest, type ChangeRoutes } from "../../parts/change/change-request.tsx";

const measureRoutes = {
  drawdown: { preview: setupRoutes.previewDrawdown, request: setupRoutes.requestDrawdown },
  charge: { preview: servicingRoutes.previewCharge, request: servicingRoutes.requestCharge },
  nonAccrual: { preview: servicingRoutes.previewNonAccrual, request: servicingRoutes.requestNonAccrual },
  accrualResumption: {
    preview: servicingRoutes.previewResumption,
    request: servicingRoutes.requestResumption,
  },
  acceleration: {
    preview: servicingRoutes.previewAcceleration,
    request: servicingRoutes.requestAcceleration,
  },
  writeOff: { preview: servicingRoutes.previewWriteOff, request: servicingRoutes.requestWriteOff },
} as const satisfies Readonly<Record<string, ChangeRoutes>>;
export type Measure = keyof typeof measureRoutes;
export const measures = Object.keys(measureRoutes) as readonly Measure[];

interface Fields {
  readonly effectiveOn: string;
  readonly reason: string;
  readonly amount: string;
  readonly what: string;
}

/** What the route takes; undefined until everything it needs is there. */
function bodyOf(measure: Measure, fields: Fields): object | undefined {
  const { effectiveOn, reason, what } = fields;
  const amount = typedFigure(fields.amount);
  if (effectiveOn === "") return undefined;
  if (measure === "drawdown") return amount === "" ? undefined : { on: effectiveOn, amount };
  if (reason.trim() === "") return undefined;
  if (measure !== "charge") return { effectiveOn, reason };
  return amount === "" ? undefined : { effectiveOn, reason, amount, what };
}

interface MeasureProps {
  readonly loanId: string;
  readonly measure: Measure;
}

export function MeasureFields({ loanId, measure }: MeasureProps): ReactNode {
  const { t } = useTranslation();
  const [fields, setFields] = useState<Fields>(() => ({
    effectiveOn: todayInJapan(new Date()),
    reason: "",
    amount: "",
    what: "costs",
  }));
  const body = bodyOf(measure, fields);
  const changing = (name: keyof Fields) => (event: { readonly target: { readonly value: string } }) => {
    setFields({ ...fields, [name]: event.target.value });
  };
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          type="date"
          required
          label={t(measure === "drawdown" ? "setup.drawdownOn" : "servicing.effectiveOn")}
          value={fields.effectiveOn}
          onChange={changing("effectiveOn")}
        />
        {(measure === "charge" || measure === "drawdown") && (
          <TextInput
            required
            inputMode="decimal"
            className="figure-input"
            label={t("servicing.amount")}
            value={fields.amount}
            onChange={changing("amount")}
          />
        )}
        {measure === "charge" && (
          <NativeSelect
            label={t("servicing.chargeWhat")}
            value={fields.what}
            data={[
              { value: "costs", label: t("servicing.chargeCosts") },
              { value: "fee", label: t("servicing.chargeFee") },
            ]}
            onChange={changing("what")}
          />
        )}
      </Group>
      {measure !== "drawdown" && (
        <TextInput
          required
          label={t("servicing.reason")}
          maxLength={2000}
          value={fields.reason}
          onChange={changing("reason")}
        />
      )}
      <ChangeRequest
        routes={measureRoutes[measure]}
        input={body === undefined ? undefined : { params: { loanId }, body }}
      />
    </Stack>
  );
}
