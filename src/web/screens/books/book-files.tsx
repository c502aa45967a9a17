import { Button, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { fillPath, queryText } from "../../api/path.ts";
import { Section } from "../../parts/section.tsx";
import { OpeningBalances } from "./opening-balances.tsx";

/** The book as text for other programs, and the balances it begins with out of a table. */
export function BookFiles({ bookId }: { readonly bookId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Section title={t("books.files.export")} lead={t("books.files.exportLead")}>
        <Group gap="sm">
          {(["hledger", "ledger", "beancount", "csv"] as const).map((format) => (
            <Button
              key={format}
              component="a"
              variant="default"
              download
              href={fillPath(ledgerRoutes.exportBook.path, { bookId }) + queryText({ format })}
            >
              {format}
            </Button>
          ))}
        </Group>
      </Section>
      <OpeningBalances key={bookId} bookId={bookId} />
    </Stack>
  );
}
