import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { outcomeRoutes } from "../../../contract/impact/outcome-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ExplanationTree } from "../../parts/explanation-tree.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ContractForm } from "./contract-form.tsx";
import type { Contract, Project } from "./impact-answer.ts";

const settlementRoutes = {
  preview: outcomeRoutes.previewOutcomeSettlement,
  request: outcomeRoutes.requestOutcomeSettlement,
};

/** Contracts that pay by results: what each test came to, why, and what is left under the cap. */
export function OutcomesTab({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isAgreeing, setIsAgreeing] = useState(false);
  const params = { projectId: project.id };
  const answer = useAnswer(outcomeRoutes.listOutcomeContracts, { params });
  const open = may("requestApproval") && !isAgreeing && (
    <Button
      variant="default"
      onClick={() => {
        setIsAgreeing(true);
      }}
    >
      {t("impactValue.newContract")}
    </Button>
  );
  return (
    <Stack gap="lg">
      <AnswerGate answer={answer} lines={6}>
        {({ items }) => (
          <>
            {items.length > 0 && (
              <div className="no-print">
                {open} <ExportButtons route={outcomeRoutes.listOutcomeContracts} params={params} />
              </div>
            )}
            {isAgreeing && <ContractForm project={project} />}
            {items.length === 0 && !isAgreeing && (
              <Empty
                title={t("impactValue.noContract")}
                next={t("impactValue.noContractNext")}
                action={open}
              />
            )}
            {items.map((contract) => (
              <ContractSection key={contract.id} contract={contract} />
            ))}
          </>
        )}
      </AnswerGate>
    </Stack>
  );
}

function ContractSection({ contract }: { readonly contract: Contract }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { currency, number, name, payer, payee, cap, settled, left, gradeNeeded, agreedOn } = contract;
  return (
    <Section
      title={`${number} ${pick(name)}`}
      lead={`${pick(payer.name)} → ${pick(payee.name)} · ${day(agreedOn)}`}
    >
      <ProvenanceLine provenance={contract.provenance} />
      <Facts
        items={[
          { label: t("impactValue.cap"), value: moneyText(cap, currency) },
          {
            label: t("impactValue.settled"),
            value: <strong className="digits">{moneyText(settled, currency)}</strong>,
          },
          { label: t("impactValue.left"), value: moneyText(left, currency) },
          { label: t("impactValue.gradeNeeded"), value: gradeNeeded },
        ]}
      />
      <TestTable contract={contract} />
    </Section>
  );
}

interface TestRow {
  readonly part: Contract["parts"][number];
  readonly test: Contract["parts"][number]["tests"][number];
}

/** One row a test; its newest settlement stands, with the tree that explains it below. */
function TestTable({ contract }: { readonly contract: Contract }): ReactNode {
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
              return last?.result == null ? "–" : `${grouped(last.result)} (${last.grade ?? ""})`;
            },
          },
          {
            id: "payment",
            header: t("impactValue.payment"),
            figure: true,
            cell: ({ test }) => {
              const last = test.settlements.at(-1);
              return last === undefined ? t("impactValue.open") : moneyText(last.payment, currency);
            },
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
