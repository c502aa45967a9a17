import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText, rateText, signedMoneyText, stepText } from "../../figures/amount-text.ts";
import { signOf } from "../../figures/decimal-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Period } from "../../parts/period.tsx";
import { ProvenanceBadge } from "../../parts/provenance.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import type { ChosenViewpoint, LoanAnswer } from "./loan-answer.ts";
import { LoanGoodCause } from "./loan-good-cause.tsx";

interface TermsProps {
  readonly loan: LoanAnswer;
  readonly viewpoint: ChosenViewpoint;
}

export function LoanTerms({ loan, viewpoint }: TermsProps): ReactNode {
  return (
    <Stack gap="lg">
      <RateMakeUp loan={loan} />
      {loan.agreement !== null && <LoanGoodCause loanId={loan.id} viewpoint={viewpoint} />}
      {loan.terms.length > 0 && <TermTable loan={loan} />}
      <InterestRuleFacts loan={loan} />
    </Stack>
  );
}

function RateMakeUp({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  const amount = (text: string) => moneyText(text, loan.currency);
  const rarely = (
    name: "covenantStep" | "covenantStepEffect" | "premiumSetAside",
    figure: string,
    worded: (figure: string) => string,
  ) => (signOf(figure) === 0 ? [] : [{ label: t(`loan.terms.${name}`), value: worded(figure) }]);
  return (
    <Section title={t("loan.terms.agreed")}>
      <Facts
        items={[
          { label: t("loan.terms.baseRate"), value: word("baseRateIndex", pick(loan.baseRateIndex)) },
          { label: t("loan.terms.creditMargin"), value: rateText(loan.creditMargin) },
          { label: t("loan.terms.step"), value: stepText(loan.stepBp) },
          { label: t("loans.rate"), value: rateText(loan.annualRate) },
          { label: t("loan.terms.accrued"), value: moneyText(loan.accruedInterest, loan.currency) },
          { label: t("loan.terms.stepEffect"), value: signedMoneyText(loan.stepEffect, loan.currency) },
          ...rarely("covenantStep", loan.covenantStepBp, stepText),
          ...rarely("covenantStepEffect", loan.covenantStepEffect, amount),
          ...rarely("premiumSetAside", loan.premiumSetAside, amount),
          { label: t("loans.principal"), value: moneyText(loan.principal, loan.currency) },
          { label: t("loan.terms.dates"), value: <Period from={loan.drawdownOn} to={loan.maturityOn} /> },
        ]}
      />
    </Section>
  );
}

function TermTable({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <Section title={t("loan.terms.title")}>
      <DataTable
        caption={t("loan.terms.caption")}
        rows={loan.terms}
        rowKey={({ field }) => field.en}
        columns={[
          { id: "field", header: t("loan.terms.field"), names: true, cell: ({ field }) => pick(field) },
          { id: "value", header: t("loan.terms.value"), cell: ({ value }) => value },
          {
            id: "kind",
            header: t("loan.terms.kind"),
            cell: ({ provenance }) => <ProvenanceBadge fictional={provenance.fictional} />,
          },
          {
            id: "source",
            header: t("common.source"),
            cell: ({ provenance: { source, note } }) => (
              <>
                {source ?? t("common.unknown")}
                {note !== null && (
                  <Text size="xs" c="dimmed">
                    {pick(note)}
                  </Text>
                )}
              </>
            ),
          },
          {
            id: "asOf",
            header: t("common.asOf"),
            figure: true,
            cell: ({ provenance: { asOf } }) => (asOf === null ? t("common.unknown") : day(asOf)),
          },
        ]}
      />
    </Section>
  );
}

function InterestRuleFacts({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const { interestRule: rule } = loan;
  return (
    <Section title={t("loan.terms.rule")}>
      <Facts
        items={[
          { label: t("loan.terms.product"), value: word("product", loan.productKind) },
          { label: t("loan.terms.dayCount"), value: word("dayCount", rule.dayCount) },
          { label: t("loan.terms.dayInclusion"), value: word("dayInclusion", rule.dayInclusion) },
          { label: t("loan.terms.rounding"), value: word("rounding", rule.rounding) },
          { label: t("loan.terms.roundingScope"), value: word("roundingScope", rule.roundingScope) },
          { label: t("loan.terms.principalUnit"), value: moneyText(rule.principalUnit, loan.currency) },
          { label: t("loan.terms.convention"), value: word("convention", loan.businessDayConvention) },
        ]}
      />
    </Section>
  );
}
