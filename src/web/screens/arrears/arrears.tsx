import { Anchor, Button, Checkbox, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { arrearsAnswer } from "../../../contract/loan/servicing-answers.ts";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { HolidayFields } from "../loan/holiday-fields.tsx";

type Row = z.output<typeof arrearsAnswer>["items"][number];

const bucketsFrom = ["1", "31", "61", "91"] as const;
const routes = { preview: servicingRoutes.previewHolidays, request: servicingRoutes.requestHolidays };

/** Loans with something overdue; several may be chosen for one payment holiday. */
export function Arrears(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [bucket, setBucket] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isOpen, setIsOpen] = useState(false);
  const query = { limit: "200", ...(bucket === "" ? {} : { bucket }) };
  const arrears = useAnswer(servicingRoutes.listArrears, { query });
  const mayAsk = may("requestApproval");
  return (
    <Page
      title={t("servicing.arrears")}
      lead={t("servicing.arrearsLead")}
      actions={
        <>
          <ExportButtons route={servicingRoutes.listArrears} query={query} />
          {mayAsk && (
            <Button
              disabled={chosen.length === 0}
              onClick={() => {
                setIsOpen(true);
              }}
            >
              {t("servicing.holidayFor", { count: chosen.length })}
            </Button>
          )}
        </>
      }
    >
      <NativeSelect
        maw={280}
        label={t("servicing.bucket")}
        value={bucket}
        data={[
          { value: "", label: t("servicing.allBuckets") },
          ...bucketsFrom.map((value) => ({ value, label: t(`servicing.buckets.from${value}`) })),
        ]}
        onChange={(event) => {
          setBucket(event.target.value);
          setChosen([]);
        }}
      />
      <AnswerGate answer={arrears} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={t(bucket === "" ? "servicing.noArrears" : "servicing.noArrearsInBucket")}
              {...(bucket === "" ? {} : { next: t("servicing.noArrearsNext") })}
            />
          ) : (
            <>
              {mayAsk && <ChooseAll items={items} chosen={chosen} onChoose={setChosen} />}
              <ArrearsTable items={items} chosen={mayAsk ? chosen : undefined} onChoose={setChosen} />
            </>
          )
        }
      </AnswerGate>
      <Dialog
        wide
        title={t("servicing.holidayFor", { count: chosen.length })}
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
      >
        <HolidayFields routes={routes} extra={{ loanIds: chosen }} />
      </Dialog>
    </Page>
  );
}

interface ChooseProps {
  readonly items: readonly Row[];
  readonly chosen: readonly string[];
  readonly onChoose: (loanIds: readonly string[]) => void;
}

function ChooseAll({ items, chosen, onChoose }: ChooseProps): ReactNode {
  const { t } = useTranslation();
  const isAll = chosen.length === items.length;
  return (
    <Checkbox
      label={t("servicing.chooseAll", { count: items.length })}
      checked={isAll}
      indeterminate={chosen.length > 0 && !isAll}
      onChange={() => {
        onChoose(isAll ? [] : items.map(({ loanId }) => loanId));
      }}
    />
  );
}

interface TableProps {
  readonly items: readonly Row[];
  /** Absent where the reader may not ask for anything. */
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (loanIds: readonly string[]) => void;
}

function ArrearsTable({ items, chosen, onChoose }: TableProps): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const choosing: readonly Column<Row>[] =
    chosen === undefined
      ? []
      : [
          {
            id: "chosen",
            header: t("servicing.choose"),
            cell: ({ loanId, number }) => (
              <Checkbox
                aria-label={t("servicing.chooseLoan", { number })}
                checked={chosen.includes(loanId)}
                onChange={(event) => {
                  const others = chosen.filter((id) => id !== loanId);
                  onChoose(event.target.checked ? [...others, loanId] : others);
                }}
              />
            ),
          },
        ];
  return (
    <DataTable
      caption={t("servicing.arrears")}
      rows={items}
      rowKey={({ loanId }) => loanId}
      columns={[
        ...choosing,
        {
          id: "number",
          header: t("loans.number"),
          names: true,
          cell: ({ loanId, number }) => (
            <Anchor
              renderRoot={(props) => (
                <Link to="/loans/$loanId" params={{ loanId }} search={{ tab: "claims" }} {...props} />
              )}
            >
              {number}
            </Anchor>
          ),
        },
        { id: "borrower", header: t("loans.borrower"), cell: ({ borrower }) => pick(borrower.name) },
        {
          id: "overdue",
          header: t("servicing.overdue"),
          figure: true,
          cell: ({ overdue, currency }) => moneyText(overdue, currency),
        },
        {
          id: "outstanding",
          header: t("servicing.outstanding"),
          figure: true,
          cell: ({ outstanding, currency }) => moneyText(outstanding, currency),
        },
        {
          id: "oldest",
          header: t("servicing.oldest"),
          figure: true,
          cell: ({ oldestDueOn }) => day(oldestDueOn),
        },
        {
          id: "days",
          header: t("servicing.daysPastDue"),
          figure: true,
          cell: ({ daysPastDue }) => daysPastDue,
        },
        {
          id: "state",
          header: t("servicing.state"),
          cell: ({ state }) => <StatusBadge tone="bad">{t(`servicing.states.${state}`)}</StatusBadge>,
        },
      ]}
    />
  );
}
