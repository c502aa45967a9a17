import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { Account } from "./account-answer.ts";

interface FormProps {
  readonly bookId: string;
  readonly accounts: readonly Account[];
}

/** Another code or name from today on; what was printed before keeps the old one. */
export function RenameForm({ bookId, accounts }: FormProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [accountId, choose] = useState("");
  const [naming, name] = useState({ code: "", ja: "", en: "" });
  const rename = useIntention(ledgerRoutes.renameAccount);

  function pickAccount(id: string): void {
    const account = accounts.find((each) => each.id === id);
    choose(id);
    if (account !== undefined) name({ code: account.code, ...account.name });
  }

  function send(event: SubmitEvent): void {
    event.preventDefault();
    const { code, ...words } = naming;
    rename.mutate(
      { params: { bookId, accountId }, body: { code, name: words } },
      {
        onSuccess: () => {
          announce(t("books.chart.renamed"));
        },
      },
    );
  }

  return (
    <form onSubmit={send} className="no-print">
      {rename.error !== null && <ProblemAlert error={rename.error} />}
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t("books.account")}
          required
          value={accountId}
          data={[
            { value: "", label: "—" },
            ...accounts.map((each) => ({ value: each.id, label: `${each.code} ${pick(each.name)}` })),
          ]}
          onChange={(event) => {
            pickAccount(event.target.value);
          }}
        />
        {(["code", "ja", "en"] as const).map((field) => (
          <TextInput
            key={field}
            required
            label={t(`books.chart.${field}`)}
            value={naming[field]}
            onChange={(event) => {
              name({ ...naming, [field]: event.target.value });
            }}
          />
        ))}
        <Button type="submit" loading={rename.isPending}>
          {t("books.chart.rename")}
        </Button>
      </Group>
    </form>
  );
}
