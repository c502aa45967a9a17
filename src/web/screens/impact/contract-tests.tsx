import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { outcomeRoutes } from "../../../contract/impact/outcome-routes.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { compareDecimals, grouped, signOf } from "../../figures/decimal-text.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ExplanationTree } from "../../parts/explanation-tree.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { TestCash } from "./contract-cash.tsx";
import type { Contract } from "./impact-answer.ts";

const settlementRoutes = {
  preview: outcomeRoutes.previewOutcomeSettlement,
  request: outcomeRoutes.requestOutcomeSettlement,
};

interface TestRow {
  readonly part: Contract["parts"][number];
  readonly test: Contract["parts"][number]["tests"][number];
}

/** One row a test; its newest settlement stands, with the tree that explains it below. */
export function TestTable({ contract }: { readonly contract: Contract }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const may = useMay();
  const [settling, setSettling] = useState<TestRow | null>(null);
  const rows: readonly TestRow[] = contract.parts.flatMap((part) =>
    part.tests.map((test) => ({ part, test })),
  );
  const { currency } = contract;
  return (
    <>
      <DataTable
        caption={`${t("impactValue.tests")} ${contract.number}`}
        rows={rows}
        rowKey={({ part, test }) => `${part.code}/${test.testOn}`}
        below={({ test }) => <Why test={test} />}
        columns={[
          {
            id: "part",
            header: t("impactValue.part"),
            names: true,
            cell: ({ part }) => (
              <>
                {part.code} {pick(part.name)}
                <Text size="xs" c="dimmed">
                  {pick(part.words)}
                </Text>
              </>
            ),
          },
          { id: "test", header: t("impactValue.testOn"), cell: ({ test }) => day(test.testOn) },
          {
            id: "result",
            header: t("impactValue.measured"),
            figure: true,
            cell: ({ test }) => {
              const last = test.settlements.at(-1);
              if (last === undefined || last.result === null) return "–";
              return `${grouped(last.result)} (${last.grade ?? ""})`;
            },
          },
          {
            id: "payment",
            header: t("impactValue.payment"),
            figure: true,
            cell: ({ part, test }) => {
              const last = test.settlements.at(-1);
              if (last === undefined) return t("impactValue.open");
              return (
                <>
                  {moneyText(last.payment, currency)} <PaidMark payment={last.payment} cap={part.cap} />
                </>
              );
            },
          },
          {
            id: "cash",
            header: t("impactValue.cash"),
            figure: true,
            cell: ({ part, test }) => <TestCash contract={contract} part={part} test={test} />,
          },
          {
            id: "settle",
            header: t("impactValue.settlement"),
            cell: (row) =>
              contract.isKept && may("requestApproval") ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t("impactValue.settle")} ${row.part.code} ${row.test.testOn}`}
                  onClick={() => {
                    setSettling(row);
                  }}
                >
                  {t("impactValue.settle")}
                </Button>
              ) : (
                "–"
              ),
          },
        ]}
      />
      <Dialog
        wide
        isOpen={settling !== null}
        title={t("impactValue.settlement")}
        onClose={() => {
          setSettling(null);
        }}
      >
        {settling !== null && <SettlementFields contract={contract} row={settling} />}
      </Dialog>
    </>
  );
}

/** What was earned in full, in part and not at all is told apart with the same prominence. */
function PaidMark({ payment, cap }: { readonly payment: string; readonly cap: string }): ReactNode {
  const { t } = useTranslation();
  if (compareDecimals(payment, cap) >= 0)
    return <StatusBadge tone="good">{t("impactValue.paid.full")}</StatusBadge>;
  return signOf(payment) > 0 ? (
    <StatusBadge tone="wait">{t("impactValue.paid.part")}</StatusBadge>
  ) : (
    <StatusBadge tone="bad">{t("impactValue.paid.none")}</StatusBadge>
  );
}

function Why({ test }: { readonly test: TestRow["test"] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  if (test.settlements.length === 0) return null;
  return (
    <details className="why">
      <summary>{t("impactValue.whyPaid", { count: test.settlements.length })}</summary>
      {test.settlements.toReversed().map((settlement) => (
        <div key={settlement.id}>
          <ExplanationTree root={settlement.explanation} />
          <Text size="xs" c="dimmed">
            {t("impactValue.version", { version: settlement.version })} · {settlement.requestedBy} →{" "}
            {settlement.approvedBy} · {instant(settlement.recordedAt)} · {settlement.reason}
          </Text>
        </div>
      ))}
    </details>
  );
}

function SettlementFields({
  contract,
  row: { part, test },
}: {
  readonly contract: Contract;
  readonly row: TestRow;
}): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const body = { part: part.code, testOn: test.testOn, reason };
  return (
    <Stack>
      <TextInput
        label={t("impactValue.settlementReason")}
        value={reason}
        maxLength={1000}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <ChangeRequest
        routes={settlementRoutes}
        input={{ params: { projectId: contract.projectId, contractId: contract.id }, body }}
      />
    </Stack>
  );
}
