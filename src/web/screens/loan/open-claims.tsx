import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { claimsAnswer } from "../../../contract/loan/servicing-answers.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { addDecimals, signOf } from "../../figures/decimal-text.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Empty, Facts } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Claims = z.output<typeof claimsAnswer>;

const kinds = ["costs", "lateCharge", "interest", "principal"] as const;
type Amounts = Readonly<Record<(typeof kinds)[number] | "total", string>>;

/** Everything open of one due date; its late charge stands beside what it is charged on. */
interface DueDate extends Amounts {
  readonly dueOn: string;
  readonly daysPastDue: number;
}

const nothing: Amounts = { costs: "0", lateCharge: "0", interest: "0", principal: "0", total: "0" };

function byDueDate(open: Claims["open"]): readonly DueDate[] {
  const dates = new Map<string, DueDate>();
  for (const { dueOn, daysPastDue, kind, amount } of open) {
    const known = dates.get(dueOn) ?? { ...nothing, dueOn, daysPastDue };
    dates.set(dueOn, {
      ...known,
      [kind]: addDecimals(known[kind], amount),
      total: addDecimals(known.total, amount),
    });
  }
  return [...dates.values()].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

function inAll(dates: readonly DueDate[]): Amounts {
  return dates.reduce<Amounts>((sum, date) => {
    const added = (id: keyof Amounts): string => addDecimals(sum[id], date[id]);
    return {
      costs: added("costs"),
      lateCharge: added("lateCharge"),
      interest: added("interest"),
      principal: added("principal"),
      total: added("total"),
    };
  }, nothing);
}

export function OpenClaims({ claims }: { readonly claims: Claims }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { currency, open, nextPayment, state } = claims;
  const money = (amount: string): string => moneyText(amount, currency);
  return (
    <>
      <Facts
        items={[
          { label: t("servicing.outstanding"), value: money(claims.outstanding) },
          {
            label: t("servicing.state"),
            value: (
              <StatusBadge tone={state === "performing" || state === "repaid" ? "good" : "bad"}>
                {t(`servicing.states.${state}`)}
              </StatusBadge>
            ),
          },
          { label: t("servicing.overdue"), value: money(claims.overdue) },
          {
            label: t("servicing.daysPastDue"),
            value: t("servicing.days", { count: claims.daysPastDue }),
          },
          { label: t("servicing.held"), value: money(claims.held) },
          {
            label: t("servicing.next"),
            value:
              nextPayment === null
                ? t("servicing.noNext")
                : `${day(nextPayment.dueOn)} ${money(nextPayment.total)}`,
          },
        ]}
      />
      {open.length === 0 ? (
        <Empty title={t("servicing.noClaims")} />
      ) : (
        <ClaimTable dates={byDueDate(open)} currency={currency} />
      )}
    </>
  );
}

interface ClaimTableProps {
  readonly dates: readonly DueDate[];
  readonly currency: string;
}

function ClaimTable({ dates, currency }: ClaimTableProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const sums = inAll(dates);
  const shown = kinds.filter((kind) => kind !== "costs" || signOf(sums.costs) !== 0);
  const amount = (id: keyof Amounts): Column<DueDate> => ({
    id,
    header: id === "total" ? t("common.total") : t(`servicing.kinds.${id}`),
    figure: true,
    cell: (date) => moneyText(date[id], currency),
  });
  const amounts = [...shown.map(amount), amount("total")];
  return (
    <DataTable
      caption={t("servicing.claims")}
      rows={dates}
      rowKey={({ dueOn }) => dueOn}
      columns={[
        { id: "due", header: t("servicing.dueOn"), names: true, cell: ({ dueOn }) => day(dueOn) },
        ...amounts,
        {
          id: "days",
          header: t("servicing.daysPastDue"),
          figure: true,
          cell: ({ daysPastDue }) => daysPastDue,
        },
      ]}
      footer={
        <Table.Tr role="row">
          <Table.Th scope="row" role="rowheader">
            {t("common.total")}
          </Table.Th>
          {([...shown, "total"] as const).map((id) => (
            <Table.Td
              key={id}
              role="cell"
              className="figure"
              data-label={id === "total" ? t("common.total") : t(`servicing.kinds.${id}`)}
            >
              {moneyText(sums[id], currency)}
            </Table.Td>
          ))}
          <Table.Td role="cell" />
        </Table.Tr>
      }
    />
  );
}
