import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { messageAt } from "../../api/problem.ts";
import { Section } from "../../parts/section.tsx";
import type { DraftState } from "./draft.ts";
import { Choice, Field } from "./fields.tsx";

interface StepProps {
  readonly state: DraftState;
  readonly error: Error | null;
}

/** When it is paid out and when it is paid back. */
export function DrawdownStep({ state, error, title }: StepProps & { readonly title?: string }): ReactNode {
  const { t } = useTranslation();
  const { draft, change } = state;
  const at = (field: string) => messageAt(error, `/${field}`, `/firstLoan/${field}`);
  return (
    <Section title={title ?? t("setup.steps.drawdown")}>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        <Field
          state={state}
          name="loanNumber"
          label={t("setup.loanNumber")}
          error={messageAt(error, "/firstLoan/number", "/number")}
        />
        <Field state={state} name="principal" label={t("setup.principal")} isFigure error={at("principal")} />
        <Field
          state={state}
          name="drawdownOn"
          type="date"
          label={t("setup.drawdownOn")}
          error={at("drawdownOn")}
        />
        <Field
          state={state}
          name="firstDueOn"
          type="date"
          label={t("setup.firstDueOn")}
          error={at("firstDueOn")}
        />
        <Field
          state={state}
          name="everyMonths"
          label={t("setup.everyMonths")}
          isFigure
          error={at("everyMonths")}
        />
        <Field
          state={state}
          name="instalments"
          label={t("setup.instalments")}
          isFigure
          error={at("instalments")}
        />
        <Field
          state={state}
          name="graceInstalments"
          label={t("setup.graceInstalments")}
          isFigure
          error={at("grace/instalments")}
        />
        <Choice
          state={state}
          name="graceInterest"
          label={t("setup.graceInterest")}
          options={[
            { value: "paid", label: t("setup.gracePaid") },
            { value: "capitalized", label: t("setup.graceCapitalized") },
          ]}
        />
        {draft.productKind === "fixedTotal" && (
          <Field
            state={state}
            name="fixedInstalment"
            label={t("setup.fixedInstalment")}
            isFigure
            error={at("fixedInstalment")}
          />
        )}
      </SimpleGrid>
      <Checkbox
        label={t("setup.endOfMonth")}
        checked={draft.endOfMonth}
        onChange={(event) => {
          change({ endOfMonth: event.target.checked });
        }}
      />
      {draft.productKind === "custom" && <AmountRows state={state} complaint={at("principalAmounts")} />}
    </Section>
  );
}

/** What is due when, a balloon at the end among it. */
function AmountRows({
  state,
  complaint,
}: {
  readonly state: DraftState;
  readonly complaint: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const { amounts } = state.draft;
  const changeRow = (position: number, fields: Partial<(typeof amounts)[number]>): void => {
    state.change({ amounts: amounts.map((row, i) => (i === position ? { ...row, ...fields } : row)) });
  };
  return (
    <Stack gap="xs">
      {amounts.map(({ dueOn, amount }, i) => (
        <Group key={i} align="flex-end">
          <TextInput
            type="date"
            label={t("setup.amountDueOn", { n: i + 1 })}
            value={dueOn}
            onChange={(event) => {
              changeRow(i, { dueOn: event.target.value });
            }}
          />
          <TextInput
            label={t("setup.amount", { n: i + 1 })}
            inputMode="decimal"
            value={amount}
            error={i === 0 ? complaint : undefined}
            onChange={(event) => {
              changeRow(i, { amount: event.target.value });
            }}
          />
          {amounts.length > 1 && (
            <Button
              variant="default"
              onClick={() => {
                state.change({ amounts: amounts.filter((_row, at) => at !== i) });
              }}
            >
              {t("setup.removeRow")}
            </Button>
          )}
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => {
            state.change({ amounts: [...amounts, { dueOn: "", amount: "" }] });
          }}
        >
          {t("setup.addAmount")}
        </Button>
      </Group>
    </Stack>
  );
}
