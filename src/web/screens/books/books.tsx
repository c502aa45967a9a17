import { NativeSelect, Stack, Tabs } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { BookFiles } from "./book-files.tsx";
import { Chart } from "./chart.tsx";
import { GeneralLedger } from "./general-ledger.tsx";
import { JournalSearchForm } from "./journal-search.tsx";
import { currentFiscalYear } from "./period-fields.tsx";
import { Periods } from "./periods.tsx";
import { TrialBalance } from "./trial-balance.tsx";

type Book = z.output<typeof ledgerRoutes.listBooks.response>["items"][number];

const route = getRouteApi("/signed-in/books");

const tabs = ["trial", "ledger", "journal", "chart", "periods", "files"] as const;

export function Books(): ReactNode {
  const { t } = useTranslation();
  const books = useAnswer(ledgerRoutes.listBooks, {});
  return (
    <Page title={t("books.title")}>
      <AnswerGate answer={books} lines={6}>
        {({ items: [first, ...others] }) =>
          first === undefined ? (
            <Empty title={t("books.empty")} next={t("books.emptyNext")} />
          ) : (
            <ChosenBook books={[first, ...others]} first={first} />
          )
        }
      </AnswerGate>
    </Page>
  );
}

function ChosenBook({ books, first }: { readonly books: readonly Book[]; readonly first: Book }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [bookId, choose] = useState(first.id);
  const { tab = "trial", account: accountId } = route.useSearch();
  const navigate = useNavigate();
  const [period, onPeriod] = useState(currentFiscalYear);
  const open = (name: string | null, account = accountId): void => {
    const chosen = tabs.find((each) => each === name);
    void navigate({ to: "/books", search: { tab: chosen, account }, replace: true });
  };
  const book = books.find(({ id }) => id === bookId) ?? first;
  return (
    <Stack gap="lg">
      <NativeSelect
        label={t("books.choose")}
        maw={420}
        value={book.id}
        data={books.map(({ id, name, currency }) => ({ value: id, label: `${pick(name)} (${currency})` }))}
        onChange={(event) => {
          choose(event.target.value);
        }}
      />
      <Tabs
        value={tab}
        onChange={(name) => {
          open(name);
        }}
        keepMounted={false}
      >
        <Tabs.List aria-label={t("books.tabs.label")}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`books.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="trial" pt="lg">
          <TrialBalance
            bookId={book.id}
            period={period}
            onPeriod={onPeriod}
            onAccount={(id) => {
              open("ledger", id);
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="journal" pt="lg">
          <JournalSearchForm bookId={book.id} currency={book.currency} />
        </Tabs.Panel>
        <Tabs.Panel value="ledger" pt="lg">
          <GeneralLedger
            bookId={book.id}
            accountId={accountId}
            period={period}
            onPeriod={onPeriod}
            onAccount={(id) => {
              open("ledger", id);
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="chart" pt="lg">
          <Chart bookId={book.id} />
        </Tabs.Panel>
        <Tabs.Panel value="periods" pt="lg">
          <Periods bookId={book.id} />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="lg">
          <BookFiles bookId={book.id} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
