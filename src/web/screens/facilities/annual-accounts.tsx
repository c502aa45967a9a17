import { Group, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface AccountsProps {
  readonly borrowerId: string;
  readonly currency: string;
}

/** Profits of the borrower that decide the tier of its capital loans, and the entry of another year. */
export function AnnualAccounts({ borrowerId, currency }: AccountsProps): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useFormat();
  const may = useMay();
  const accounts = useAnswer(setupRoutes.listAnnualAccounts, { params: { borrowerId } });
  return (
    <Section title={t("facilities.accounts")} lead={t("facilities.accountsLead")}>
      <AnswerGate answer={accounts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("facilities.noAccounts")} next={t("facilities.noAccountsNext")} />
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
                {
                  id: "recorded",
                  header: t("facilities.recordedAt"),
                  figure: true,
                  cell: ({ recordedAt }) => instant(recordedAt),
                },
              ]}
            />
          )
        }
      </AnswerGate>
      {may("requestApproval") && <AccountsForm borrowerId={borrowerId} />}
    </Section>
  );
}

const routes = { preview: setupRoutes.previewAnnualAccounts, request: setupRoutes.requestAnnualAccounts };

function AccountsForm({ borrowerId }: { readonly borrowerId: string }): ReactNode {
  const { t } = useTranslation();
  const [fields, setFields] = useState({ fiscalYearEndOn: "", profit: "", source: "" });
  const [refusal, setRefusal] = useState<Error | null>(null);
  const profit = typedFigure(fields.profit);
  const { fiscalYearEndOn, source } = fields;
  const input = (name: keyof typeof fields, label: string): ReactNode => (
    <TextInput
      label={label}
      required={name !== "source"}
      type={name === "fiscalYearEndOn" ? "date" : "text"}
      className={name === "profit" ? "figure-input" : ""}
      value={fields[name]}
      error={fieldMessage(refusal, name)}
      onChange={(event) => {
        setFields({ ...fields, [name]: event.target.value });
      }}
    />
  );
  return (
    <>
      <Group align="flex-start" className="no-print">
        {input("fiscalYearEndOn", t("facilities.fiscalYearEnd"))}
        {input("profit", t("facilities.profit"))}
        {input("source", t("common.source"))}
      </Group>
      <ChangeRequest
        routes={routes}
        onRefusal={setRefusal}
        input={
          fiscalYearEndOn === "" || profit === ""
            ? undefined
            : { params: { borrowerId }, body: { fiscalYearEndOn, profit, source } }
        }
      />
    </>
  );
}
