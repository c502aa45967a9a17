import { Button, Group, Stack, TextInput, NativeSelect } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ChangeRequest, type ChangeRoutes } from "./change-request.tsx";
import { HolidayFields } from "./holiday-fields.tsx";

const routesOf = {
  paymentHoliday: { preview: servicingRoutes.previewHoliday, request: servicingRoutes.requestHoliday },
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
type Measure = keyof typeof routesOf;
const measures = Object.keys(routesOf) as readonly Measure[];

interface LoanProps {
  readonly loanId: string;
}

/** What happened to the loan, and what the lender may decide about it. */
export function LoanMeasures({ loanId }: LoanProps): ReactNode {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  const [measure, setMeasure] = useState<Measure | null>(null);
  return (
    <Stack>
      {roles.includes("officer") && (
        <Section title={t("servicing.measures")} lead={t("servicing.measuresLead")}>
          <Group>
            {measures.map((kind) => (
              <Button
                key={kind}
                variant="default"
                onClick={() => {
                  setMeasure(kind);
                }}
              >
                {t(`servicing.events.${kind}`)}
              </Button>
            ))}
          </Group>
        </Section>
      )}
      <LoanEvents loanId={loanId} />
      <Dialog
        isOpen={measure !== null}
        title={measure === null ? "" : t(`servicing.events.${measure}`)}
        onClose={() => {
          setMeasure(null);
        }}
      >
        {measure === "paymentHoliday" && <HolidayFields routes={routesOf[measure]} params={{ loanId }} />}
        {measure !== null && measure !== "paymentHoliday" && (
          <MeasureFields loanId={loanId} measure={measure} />
        )}
      </Dialog>
    </Stack>
  );
}

function MeasureFields({ loanId, measure }: LoanProps & { readonly measure: Measure }): ReactNode {
  const { t } = useTranslation();
  const [effectiveOn, setEffectiveOn] = useState(() => todayInJapan(new Date()));
  const [reason, setReason] = useState("");
  const [amount, setAmount] = useState("");
  const [what, setWhat] = useState("costs");
  const isCharge = measure === "charge";
  const own = isCharge ? { amount: amount.replaceAll(",", "").trim(), what } : {};
  const body = { effectiveOn, reason, ...own };
  const isFilled = effectiveOn !== "" && reason.trim() !== "" && (!isCharge || amount.trim() !== "");
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          type="date"
          required
          label={t("servicing.effectiveOn")}
          value={effectiveOn}
          onChange={(event) => {
            setEffectiveOn(event.target.value);
          }}
        />
        {isCharge && (
          <>
            <TextInput
              required
              inputMode="decimal"
              label={t("servicing.amount")}
              value={amount}
              onChange={(event) => {
                setAmount(event.target.value);
              }}
            />
            <NativeSelect
              label={t("servicing.chargeWhat")}
              value={what}
              data={[
                { value: "costs", label: t("servicing.chargeCosts") },
                { value: "fee", label: t("servicing.chargeFee") },
              ]}
              onChange={(event) => {
                setWhat(event.target.value);
              }}
            />
          </>
        )}
      </Group>
      <TextInput
        required
        label={t("servicing.reason")}
        maxLength={2000}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <ChangeRequest
        key={JSON.stringify(body)}
        routes={routesOf[measure]}
        input={isFilled ? { params: { loanId }, body } : undefined}
      />
    </Stack>
  );
}

function LoanEvents({ loanId }: LoanProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const events = useAnswer(servicingRoutes.listLoanEvents, { params: { loanId } });
  return (
    <Section title={t("servicing.history")}>
      <AnswerGate answer={events} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("servicing.noEvents")} />
          ) : (
            <DataTable
              caption={t("servicing.history")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: "on",
                  header: t("servicing.effectiveOn"),
                  names: true,
                  cell: ({ effectiveOn }) => day(effectiveOn),
                },
                {
                  id: "kind",
                  header: t("servicing.event"),
                  cell: ({ kind }) => t(`servicing.events.${kind}`),
                },
                {
                  id: "amount",
                  header: t("servicing.amount"),
                  figure: true,
                  cell: ({ amount, currency }) => (amount === null ? "" : moneyText(amount, currency)),
                },
                { id: "reason", header: t("servicing.reason"), cell: ({ reason }) => reason ?? "" },
                {
                  id: "people",
                  header: t("servicing.people"),
                  cell: ({ requestedBy, approvedBy }) => `${requestedBy} → ${approvedBy ?? "–"}`,
                },
              ]}
            />
          )
        }
      </AnswerGate>
    </Section>
  );
}
