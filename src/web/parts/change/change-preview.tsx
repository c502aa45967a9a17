import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../shell/use-format.ts";
import { FundChangeView } from "../fund/fund-change-view.tsx";
import { ExplanationTree } from "../explanation-tree.tsx";
import { JournalTable } from "../journal-table.tsx";
import { Notice } from "../notice.tsx";
import { Section } from "../section.tsx";
import type { ChangePreview, LoanChange } from "./change-answer.ts";
import { FactChangeTable } from "./fact-change-table.tsx";
import { ScheduleChange } from "./schedule-change.tsx";

/** What a change does: facts, schedules side by side, entries. The same view serves who asks and who approves. */
export function ChangePreviewView({ preview }: { readonly preview: ChangePreview }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { facts, loans, furtherLoans, warnings, currency, fund, outcome } = preview;
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning.ja} tone="wait" title={t("change.warning")}>
          {pick(warning)}
        </Notice>
      ))}
      {facts.length > 0 && (
        <Section title={t("change.facts")}>
          <FactChangeTable caption={t("change.facts")} facts={facts} currency={currency ?? "JPY"} />
        </Section>
      )}
      {loans.map((loan) => (
        <LoanChangeView key={loan.number} loan={loan} />
      ))}
      {fund !== undefined && <FundChangeView fund={fund} currency={currency ?? "JPY"} />}
      {outcome !== undefined && <OutcomeChangeView outcome={outcome} />}
      {furtherLoans > 0 && <Text c="dimmed">{t("change.furtherLoans", { count: furtherLoans })}</Text>}
    </>
  );
}

/** A payment by results: the tree that explains it, and what is booked. */
function OutcomeChangeView({
  outcome,
}: {
  readonly outcome: NonNullable<ChangePreview["outcome"]>;
}): ReactNode {
  const { t } = useTranslation();
  const { number, currency, explanation, journalEntries } = outcome;
  return (
    <Section title={number}>
      <ExplanationTree root={explanation} />
      {journalEntries.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t("preview.noJournal")}
        </Text>
      ) : (
        <JournalTable
          caption={`${t("preview.journal")} ${number}`}
          entries={journalEntries}
          currency={currency}
        />
      )}
    </Section>
  );
}

function LoanChangeView({ loan }: { readonly loan: LoanChange }): ReactNode {
  const { t } = useTranslation();
  const { number, currency, facts, journalEntries } = loan;
  return (
    <Section title={number}>
      {facts.length > 0 && (
        <FactChangeTable caption={`${t("change.facts")} ${number}`} facts={facts} currency={currency} />
      )}
      <ScheduleChange loan={loan} />
      {journalEntries.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t("preview.noJournal")}
        </Text>
      ) : (
        <JournalTable
          caption={`${t("preview.journal")} ${number}`}
          entries={journalEntries}
          currency={currency}
        />
      )}
    </Section>
  );
}
