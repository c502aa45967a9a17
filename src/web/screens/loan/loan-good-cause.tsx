import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { goodCauseAnswer } from "../../../contract/loan/good-cause-answer.ts";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText, signedMoneyText } from "../../figures/amount-text.ts";
import { signOf } from "../../figures/decimal-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { GoodCauseFields } from "./good-cause-fields.tsx";
import type { ChosenViewpoint } from "./loan-answer.ts";

type GoodCause = z.output<typeof goodCauseAnswer>;

interface GoodCauseProps {
  readonly loanId: string;
  readonly viewpoint: ChosenViewpoint;
}

/** What missed targets put on for a good cause; nothing where the agreement names none. */
export function LoanGoodCause({ loanId, viewpoint }: GoodCauseProps): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isPaying, setIsPaying] = useState(false);
  const input = { params: { loanId }, query: viewpoint };
  const { data } = useAnswer(servicingRoutes.getGoodCause, input);
  if (data === undefined || (data.goodCauses.length === 0 && data.items.length === 0)) return null;
  return (
    <Section
      title={t("servicing.goodCause.title")}
      lead={t("servicing.goodCause.lead")}
      marks={<ExportButtons route={servicingRoutes.getGoodCause} {...input} />}
    >
      <GoodCauseFacts goodCause={data} />
      {may("requestApproval") && signOf(data.remaining) > 0 && (
        <div>
          <Button
            variant="default"
            onClick={() => {
              setIsPaying(true);
            }}
          >
            {t("servicing.events.goodCausePayment")}
          </Button>
        </div>
      )}
      <Payments goodCause={data} />
      <Movements goodCause={data} />
      <Dialog
        wide
        isOpen={isPaying}
        title={t("servicing.events.goodCausePayment")}
        onClose={() => {
          setIsPaying(false);
        }}
      >
        <GoodCauseFields loanId={loanId} goodCauses={data.goodCauses} remaining={data.remaining} />
      </Dialog>
    </Section>
  );
}

interface Shown {
  readonly goodCause: GoodCause;
}

function GoodCauseFacts({ goodCause }: Shown): ReactNode {
  const { t } = useTranslation();
  const { goodCauses, setAside, paid, remaining, currency } = goodCause;
  return (
    <Facts
      items={[
        { label: t("servicing.goodCause.cause"), value: goodCauses.join(" / ") },
        { label: t("servicing.goodCause.setAside"), value: moneyText(setAside, currency) },
        { label: t("servicing.goodCause.paid"), value: moneyText(paid, currency) },
        {
          label: t("servicing.goodCause.remaining"),
          value: <strong className="digits">{moneyText(remaining, currency)}</strong>,
        },
      ]}
    />
  );
}

function Payments({ goodCause: { payments, currency } }: Shown): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (payments.length === 0) return null;
  return (
    <DataTable
      caption={t("servicing.goodCause.payments")}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { id: "on", header: t("servicing.goodCause.paidOn"), names: true, cell: ({ on }) => day(on) },
        { id: "cause", header: t("servicing.goodCause.cause"), cell: ({ goodCause }) => goodCause },
        {
          id: "amount",
          header: t("servicing.amount"),
          figure: true,
          cell: ({ amount }) => moneyText(amount, currency),
        },
        { id: "reason", header: t("servicing.reason"), cell: ({ reason }) => reason },
        {
          id: "people",
          header: t("servicing.people"),
          cell: ({ requestedBy, approvedBy }) => `${requestedBy} → ${approvedBy ?? "–"}`,
        },
      ]}
    />
  );
}

function Movements({ goodCause: { items, currency } }: Shown): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (items.length === 0) return null;
  return (
    <DataTable
      caption={t("servicing.goodCause.movements")}
      rows={items}
      rowKey={({ entryId }) => entryId}
      columns={[
        { id: "on", header: t("servicing.goodCause.bookedOn"), names: true, cell: ({ on }) => day(on) },
        {
          id: "kind",
          header: t("servicing.kind"),
          cell: ({ kind }) => t(`servicing.goodCause.kinds.${kind}`),
        },
        {
          id: "amount",
          header: t("servicing.amount"),
          figure: true,
          cell: ({ amount }) => signedMoneyText(amount, currency),
        },
        {
          id: "balance",
          header: t("servicing.goodCause.remaining"),
          figure: true,
          cell: ({ balance }) => moneyText(balance, currency),
        },
      ]}
    />
  );
}
