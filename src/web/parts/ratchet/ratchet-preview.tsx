import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rateText, stepText } from "../../figures/amount-text.ts";
import { signOf } from "../../figures/decimal-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import { MoneyChange } from "../amounts.tsx";
import { ExplanationTree } from "../explanation-tree.tsx";
import { JournalTable } from "../journal-table.tsx";
import { Facts, Section } from "../section.tsx";
import { InterestTable } from "./interest-table.tsx";
import { OutcomeTable } from "./outcome-table.tsx";
import type { LoanEffect, RatchetPreview } from "./preview-answer.ts";

/** What a verdict does: outcomes, rate, interest, journal. The same view serves who asks and who approves. */
export function RatchetPreviewView({ preview }: { readonly preview: RatchetPreview }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t("preview.outcomes")}>
        <OutcomeTable outcomes={preview.outcomes} />
      </Section>
      <RateEffect preview={preview} />
      {preview.loans.map((loan) => (
        <LoanEffectView key={loan.loanId} loan={loan} />
      ))}
    </>
  );
}

function RateEffect({ preview }: { readonly preview: RatchetPreview }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t("preview.rate")}>
      {preview.loans.map((loan) => (
        <BeforeAfter
          key={loan.loanId}
          label={loan.number}
          before={rateText(loan.rateBefore)}
          after={rateText(loan.rateAfter)}
        />
      ))}
      <Facts
        items={[
          {
            label: t("preview.step"),
            value: `${stepText(preview.stepBpBefore)} → ${stepText(preview.stepBpAfter)}`,
          },
          { label: t("preview.effective"), value: format.day(preview.effectiveOn) },
          { label: t("preview.certificate"), value: format.day(preview.certificateReceivedOn) },
          { label: t("preview.certificateDue"), value: format.day(preview.certificateDueOn) },
        ]}
      />
      <Text size="sm">
        {t("preview.why")}: {format.pick(preview.effectiveBecause)}
      </Text>
    </Section>
  );
}

interface BeforeAfterProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function BeforeAfter({ label, before, after }: BeforeAfterProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div
      className="before-after"
      role="group"
      aria-label={`${label} ${t("preview.rateChange", { before, after })}`}
    >
      <span className="before-after-label">{label}</span>
      <span className="before-after-side">
        <small>{t("preview.before")}</small>
        <span className="digits">{before}</span>
      </span>
      <span aria-hidden="true" className="before-after-arrow">
        →
      </span>
      <span className="before-after-side is-after">
        <small>{t("preview.after")}</small>
        <span className="digits">{after}</span>
      </span>
    </div>
  );
}

function LoanEffectView({ loan }: { readonly loan: LoanEffect }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Section title={`${t("preview.interest")} – ${loan.number}`}>
        <Text component="div" size="lg" fw={700}>
          {t("preview.lifetime")}: <MoneyChange amount={loan.totalDifference} currency={loan.currency} />
          <Text component="span" size="sm" c="dimmed" ml="sm">
            {t(meaningOf(loan.totalDifference))}
          </Text>
        </Text>
        <InterestTable loan={loan} />
      </Section>
      <Section title={`${t("preview.journal")} – ${loan.number}`}>
        {loan.journalEntries.length === 0 ? (
          <Text c="dimmed">{t("preview.noJournal")}</Text>
        ) : (
          <JournalTable
            caption={`${t("preview.journal")} ${loan.number}`}
            entries={loan.journalEntries}
            currency={loan.currency}
          />
        )}
      </Section>
      <Section title={`${t("preview.explanation")} – ${loan.number}`}>
        {loan.timeline.map((row) => (
          <details key={row.effectiveOn} className="why">
            <summary>
              {format.day(row.effectiveOn)} <span className="digits">{rateText(row.annualRate)}</span>
            </summary>
            <Text size="sm" c="dimmed" className="because">
              {format.pick(row.because)}
            </Text>
            <ExplanationTree root={row.explanation} />
          </details>
        ))}
      </Section>
    </>
  );
}

function meaningOf(difference: string): "preview.lenderSame" | "preview.lenderGain" | "preview.lenderCost" {
  const sign = signOf(difference);
  if (sign === 0) return "preview.lenderSame";
  return sign > 0 ? "preview.lenderGain" : "preview.lenderCost";
}
