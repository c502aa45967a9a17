import { Group, Stack } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fieldMessage } from "../../api/problem.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ChangeField } from "./change-field.tsx";
import { bodyOf, type FieldedChange, type Values } from "./change-kinds.ts";
import type { FundAnswer } from "./fund-answer.ts";

interface FormProps {
  readonly fund: FundAnswer;
  readonly change: FieldedChange;
  readonly opensNew: boolean;
  readonly starts: Values;
}

/** One form for the changes that are a list of fields. */
export function FieldedForm({ fund, change, opensNew, starts }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>(() => ({
    ...Object.fromEntries(
      change.fields
        .filter(({ form, name }) => form === "day" && name !== "termEndsOn")
        .map(({ name }) => [name, todayInJapan(new Date())]),
    ),
    ...change.starts,
    ...starts,
  }));
  const [refusal, setRefusal] = useState<Error | null>(null);
  const body = bodyOf(change, values);
  const shown = change.fields.filter(({ when }) => when === undefined || when(values));
  return (
    <>
      <Section title={t("funds.changes.title")}>
        <Stack>
          <Group align="flex-start">
            {shown.map((field) => (
              <ChangeField
                key={field.name}
                fund={fund}
                field={field}
                opensNew={opensNew}
                value={values[field.name] ?? ""}
                error={fieldMessage(refusal, field.name)}
                onChange={(value) => {
                  setValues({ ...values, [field.name]: value });
                }}
              />
            ))}
          </Group>
          {values.exit === "buyBack" && <BuyBackLimit fund={fund} investmentId={values.investmentId} />}
        </Stack>
      </Section>
      <Section title={t("funds.changes.preview")} lead={t("funds.changes.previewLead")}>
        <ChangeRequest
          routes={change.routes}
          onRefusal={setRefusal}
          input={body === undefined ? undefined : { params: { fundId: fund.id }, body }}
        />
      </Section>
    </>
  );
}

interface LimitProps {
  readonly fund: FundAnswer;
  readonly investmentId: string | undefined;
}

/** What the company may pay for its own shares, before anything is reckoned. */
function BuyBackLimit({ fund, investmentId }: LimitProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const investment = fund.investments.find(({ id }) => id === investmentId);
  if (investment === undefined) return null;
  const known = investment.distributableAmount;
  return (
    <Notice tone={known === null ? "wait" : "info"} title={t("funds.distributableAmount")}>
      {known === null
        ? t("funds.distributableUnknown")
        : t("funds.distributableAt", {
            day: day(known.asOf),
            amount: moneyText(known.amount, fund.currency),
            source: known.source,
          })}
    </Notice>
  );
}
