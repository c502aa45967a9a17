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

export interface Entry {
  readonly effectiveOn: string;
  readonly kind: string;
  readonly description: Wordings;
  readonly lines: readonly Line[];
  /** Who made and approved it, once it is posted. */
  readonly trail?: ReactNode;
}

interface TableProps {
  readonly caption: string;
  readonly entries: readonly Entry[];
  readonly currency: string;
}

/** Journal entries, each headed by its day; debits and credits stand in their own columns without a sign. */
export function JournalTable({ caption, entries, currency }: TableProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <Table className="data-table journal">
        <Table.Caption className="visually-hidden-caption">{caption}</Table.Caption>
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
        {entries.map((entry, index) => (
          <EntryRows key={`${entry.effectiveOn} ${entry.kind} ${index}`} entry={entry} currency={currency} />
        ))}
      </Table>
    </div>
  );
}

function EntryRows({ entry, currency }: { readonly entry: Entry; readonly currency: string }): ReactNode {
  const { day, pick } = useFormat();
  const word = useCodeWord();
  return (
    <Table.Tbody>
      <Table.Tr className="entry-head">
        <Table.Th scope="rowgroup" colSpan={3}>
          <Text component="span" fw={700} size="sm">
            {day(entry.effectiveOn)} {word("entry", entry.kind)}
          </Text>{" "}
          <Text component="span" size="sm" c="dimmed">
            {pick(entry.description)}
          </Text>
          {entry.trail}
        </Table.Th>
      </Table.Tr>
      {entry.lines.map((line, index) => (
        <Table.Tr key={`${line.accountCode} ${index}`} className="entry-line">
          <Table.Td>
            <span className="account-code">{line.accountCode}</span> {pick(line.accountName)}
          </Table.Td>
          <Table.Td className="figure">
            {signOf(line.amount) >= 0 && moneyText(line.amount, currency)}
          </Table.Td>
          <Table.Td className="figure">
            {signOf(line.amount) < 0 && moneyText(line.amount.replace(/^-/, ""), currency)}
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}
