import { Button, Group, Stack } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { HolidayFields } from "./holiday-fields.tsx";
import type { LoanAnswer } from "./loan-answer.ts";
import { MeasureFields, measures, type Measure } from "./measure-fields.tsx";

const holidayRoutes = { preview: servicingRoutes.previewHoliday, request: servicingRoutes.requestHoliday };

/** Accrual is stopped where it runs, and resumed where it was stopped. */
function offeredFor({ state }: LoanAnswer): readonly Measure[] {
  return measures.filter(
    (measure) =>
      (measure !== "nonAccrual" || state !== "nonAccrual") &&
      (measure !== "accrualResumption" || state === "nonAccrual"),
  );
}

interface LoanProps {
  readonly loanId: string;
}

/** What happened to the loan, and what the lender may decide about it. */
export function LoanMeasures({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const loanId = loan.id;
  const { t } = useTranslation();
  const may = useMay();
  const [measure, setMeasure] = useState<Measure | "paymentHoliday" | null>(null);
  return (
    <Stack gap="lg">
      {may("requestApproval") && (
        <Section title={t("servicing.measures")} lead={t("servicing.measuresLead")}>
          <Group>
            {(["paymentHoliday", ...offeredFor(loan)] as const).map((kind) => (
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
        wide
        isOpen={measure !== null}
        title={measure === null ? "" : t(`servicing.events.${measure}`)}
        onClose={() => {
          setMeasure(null);
        }}
      >
        {measure === "paymentHoliday" && <HolidayFields routes={holidayRoutes} params={{ loanId }} />}
        {measure !== null && measure !== "paymentHoliday" && (
          <MeasureFields loanId={loanId} measure={measure} />
        )}
      </Dialog>
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
