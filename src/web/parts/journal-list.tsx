import { Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../figures/amount-text.ts";
import { signOf } from "../figures/decimal-text.ts";
import { useFormat } from "../shell/use-format.ts";
import { useCodeWord } from "../text/use-code-word.ts";

interface Wordings {
  readonly ja: string;
  readonly en: string;
}

interface Line {
  readonly accountCode: string;
  readonly accountName: Wordings;
  readonly amount: string;
}

interface Entry {
  readonly effectiveOn: string;
  readonly kind: string;
  readonly description: Wordings;
  readonly lines: readonly Line[];
  /** Who made and approved it, once it is posted. */
  readonly trail?: ReactNode;
}

interface EntryProps {
  readonly entry: Entry;
  readonly currency: string;
}

/** One journal entry with debits and credits in their own columns, each without its sign. */
export function JournalEntryCard({ entry, currency }: EntryProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useCodeWord();
  const label = `${format.day(entry.effectiveOn)} ${word("entry", entry.kind)}`;
  return (
    <article className="journal-entry" aria-label={label}>
      <header>
        <Text fw={700} size="sm">
          {label}
        </Text>
        <Text size="sm" c="dimmed">
          {format.pick(entry.description)}
        </Text>
      </header>
      <div className="table-scroll" role="group" aria-label={label} tabIndex={0}>
        <Table className="data-table" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("books.account")}</Table.Th>
              <Table.Th scope="col" className="figure">
                {t("books.debit")}
              </Table.Th>
              <Table.Th scope="col" className="figure">
                {t("books.credit")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entry.lines.map((line, index) => (
              <Table.Tr key={`${line.accountCode} ${index}`}>
                <Table.Td>
                  <span className="account-code">{line.accountCode}</span> {format.pick(line.accountName)}
                </Table.Td>
                <Table.Td className="figure">
                  {signOf(line.amount) >= 0 && moneyText(line.amount, currency)}
                </Table.Td>
                <Table.Td className="figure">
                  {signOf(line.amount) < 0 && creditText(line.amount, currency)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {entry.trail}
    </article>
  );
}

function creditText(amount: string, currency: string): string {
  return moneyText(amount.replace(/^-/, ""), currency);
}
