import { Button, Group, Stack } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { outcomeRoutes } from "../../../contract/impact/outcome-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ContractConsent } from "./contract-consent.tsx";
import { ContractForm } from "./contract-form.tsx";
import { TestTable } from "./contract-tests.tsx";
import type { Contract, Project } from "./impact-answer.ts";

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
              <Group className="no-print">
                {open}
                <ExportButtons route={outcomeRoutes.listOutcomeContracts} params={params} />
              </Group>
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
      <ContractConsent contract={contract} />
      <Facts
        items={[
          { label: t("impactValue.cap"), value: moneyText(cap, currency) },
          {
            label: t("impactValue.settled"),
            value: <strong className="digits">{moneyText(settled, currency)}</strong>,
          },
          { label: t("impactValue.cashPaid"), value: moneyText(contract.paid, currency) },
          { label: t("impactValue.left"), value: moneyText(left, currency) },
          { label: t("impactValue.gradeNeeded"), value: gradeNeeded },
        ]}
      />
      <TestTable contract={contract} />
    </Section>
  );
}
