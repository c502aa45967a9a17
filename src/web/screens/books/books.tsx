import { NativeSelect, Stack, Tabs } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { PostedEntries } from "./posted-entries.tsx";
import { TrialBalance } from "./trial-balance.tsx";

type Book = z.output<typeof ledgerRoutes.listBooks.response>["items"][number];

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
      <Tabs defaultValue="trial" keepMounted={false}>
        <Tabs.List aria-label={t("books.tabs.label")}>
          <Tabs.Tab value="trial">{t("books.tabs.trial")}</Tabs.Tab>
          <Tabs.Tab value="journal">{t("books.tabs.journal")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="trial" pt="lg">
          <TrialBalance bookId={book.id} />
        </Tabs.Panel>
        <Tabs.Panel value="journal" pt="lg">
          <PostedEntries bookId={book.id} currency={book.currency} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
