import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { PostedEntries } from "../books/posted-entries.tsx";
import type { LoanAnswer } from "./loan-answer.ts";

export function LoanJournal({ loan }: { readonly loan: LoanAnswer }): ReactNode {
  const { t } = useTranslation();
  const books = useAnswer(ledgerRoutes.listBooks, {});
  return (
    <Section title={t("loan.journal.title")}>
      <AnswerGate answer={books}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("loan.journal.empty")} />
          ) : (
            <Stack>
              {items.map(({ id, currency }) => (
                <PostedEntries key={id} bookId={id} currency={currency} loanId={loan.id} />
              ))}
            </Stack>
          )
        }
      </AnswerGate>
    </Section>
  );
}
