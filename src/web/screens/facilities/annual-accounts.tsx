import { Button, Group, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface AccountsProps {
  readonly borrowerId: string;
  readonly currency: string;
}

/** Profits of the borrower that decide the tier of its capital loans, and the entry of another year. */
export function AnnualAccounts({ borrowerId, currency }: AccountsProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { roles } = useSignedIn();
  const accounts = useAnswer(setupRoutes.listAnnualAccounts, { params: { borrowerId } });
  return (
    <Section title={t("facilities.accounts")} lead={t("facilities.accountsLead")}>
      {roles.includes("officer") && <AccountsForm borrowerId={borrowerId} />}
      <AnswerGate answer={accounts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("facilities.noAccounts")} />
          ) : (
            <DataTable
              caption={t("facilities.accounts")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: "year",
                  header: t("facilities.fiscalYearEnd"),
                  names: true,
                  cell: (row) => day(row.fiscalYearEndOn),
                },
                {
                  id: "profit",
                  header: t("facilities.profit"),
                  figure: true,
                  cell: ({ profit }) => moneyText(profit, currency),
                },
              ]}
            />
          )
        }
      </AnswerGate>
    </Section>
  );
}

function AccountsForm({ borrowerId }: { readonly borrowerId: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [fiscalYearEndOn, setDay] = useState("");
  const [profit, setProfit] = useState("");
  const request = useIntention(setupRoutes.requestAnnualAccounts);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const body = { fiscalYearEndOn, profit: profit.normalize("NFKC").replaceAll(/[,\s]/g, "") };
    request.mutate(
      { params: { borrowerId }, body },
      {
        onSuccess: ({ id }) => {
          announce(t("verdict.requested"));
          void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
        },
      },
    );
  }

  return (
    <form onSubmit={submit} className="no-print">
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group align="flex-end">
        <TextInput
          type="date"
          required
          label={t("facilities.fiscalYearEnd")}
          value={fiscalYearEndOn}
          error={fieldMessage(request.error, "fiscalYearEndOn")}
          onChange={(event) => {
            setDay(event.target.value);
          }}
        />
        <TextInput
          required
          inputMode="decimal"
          label={t("facilities.profit")}
          value={profit}
          error={fieldMessage(request.error, "profit")}
          onChange={(event) => {
            setProfit(event.target.value);
          }}
        />
        <Button type="submit" loading={request.isPending}>
          {t("setup.request")}
        </Button>
      </Group>
    </form>
  );
}
