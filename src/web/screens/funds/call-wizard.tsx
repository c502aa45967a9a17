import { Button, Group, NativeSelect, Stack, Stepper, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundChangeRoutes } from "../../../contract/fund/change-routes.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { CallLines, type CallLine } from "./call-lines.tsx";
import type { FundAnswer } from "./fund-answer.ts";

const routes = {
  preview: fundChangeRoutes.previewCapitalCall,
  request: fundChangeRoutes.requestCapitalCall,
};

interface Draft {
  readonly noticeOn: string;
  readonly dueOn: string;
  readonly companyId: string;
  readonly lines: readonly CallLine[];
}

function bodyOf({ noticeOn, dueOn, companyId, lines }: Draft): object | undefined {
  const typed = lines.map(({ purpose, amount, inside }) => ({
    purpose,
    amount: typedFigure(amount),
    inside,
  }));
  const isFilled = noticeOn !== "" && dueOn !== "" && typed.every(({ amount }) => amount !== "");
  if (!isFilled) return undefined;
  return { noticeOn, dueOn, lines: typed, ...(companyId === "" ? {} : { companyId }) };
}

/** A call in three steps: when, what for, and the share of every partner before anyone is asked. */
export function CallWizard({ fund }: { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>(() => ({
    noticeOn: todayInJapan(new Date()),
    dueOn: "",
    companyId: "",
    lines: [{ id: 0, purpose: "investment", amount: "", inside: true }],
  }));
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  const body = bodyOf(draft);
  const isReady = step === 0 ? draft.noticeOn !== "" && draft.dueOn !== "" : body !== undefined;
  const labels = [t("funds.callSteps.when"), t("funds.callSteps.whatFor"), t("funds.callSteps.check")];
  return (
    <>
      <Stepper active={step} size="sm" iconSize={32}>
        {labels.map((label) => (
          <Stepper.Step key={label} label={label} />
        ))}
      </Stepper>
      <Section title={labels[step] ?? ""}>
        <Stack>
          {step === 0 && <When draft={draft} change={change} />}
          {step === 1 && <WhatFor fund={fund} draft={draft} change={change} />}
          {step === 2 && (
            <>
              <Summary fund={fund} draft={draft} />
              <ChangeRequest
                routes={routes}
                input={body === undefined ? undefined : { params: { fundId: fund.id }, body }}
              />
            </>
          )}
          <Group>
            {step > 0 && (
              <Button
                variant="default"
                onClick={() => {
                  setStep(step - 1);
                }}
              >
                {t("funds.callSteps.back")}
              </Button>
            )}
            {step < 2 && (
              <Button
                disabled={!isReady}
                onClick={() => {
                  setStep(step + 1);
                }}
              >
                {t("funds.callSteps.next")}
              </Button>
            )}
          </Group>
        </Stack>
      </Section>
    </>
  );
}

interface StepProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function When({ draft, change }: StepProps): ReactNode {
  const { t } = useTranslation();
  const field = (name: "noticeOn" | "dueOn"): ReactNode => (
    <TextInput
      type="date"
      required
      label={t(`funds.fields.${name}`)}
      value={draft[name]}
      onChange={(event) => {
        change({ [name]: event.target.value });
      }}
    />
  );
  return (
    <Group align="flex-start">
      {field("noticeOn")}
      {field("dueOn")}
    </Group>
  );
}

function WhatFor({ fund, draft, change }: StepProps & { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const companies = new Map(fund.investments.map(({ company }) => [company.id, company]));
  return (
    <>
      <Facts items={[{ label: t("funds.unfunded"), value: moneyText(fund.unfunded, fund.currency) }]} />
      <CallLines
        lines={draft.lines}
        onChange={(lines) => {
          change({ lines });
        }}
      />
      {companies.size > 0 && (
        <NativeSelect
          label={t("funds.callSteps.excused")}
          className="narrow"
          value={draft.companyId}
          data={[
            { value: "", label: t("funds.noneChosen") },
            ...[...companies.values()].map(({ id, name }) => ({ value: id, label: pick(name) })),
          ]}
          onChange={(event) => {
            change({ companyId: event.target.value });
          }}
        />
      )}
    </>
  );
}

function Summary({ fund, draft }: { readonly fund: FundAnswer; readonly draft: Draft }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Facts
      items={[
        { label: t("funds.noticeOn"), value: day(draft.noticeOn) },
        { label: t("funds.dueOn"), value: day(draft.dueOn) },
        { label: t("funds.unfunded"), value: moneyText(fund.unfunded, fund.currency) },
      ]}
    />
  );
}
