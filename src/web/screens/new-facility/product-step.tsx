import { Button, Group, Radio, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { baseRateRoutes } from "../../../contract/loan/base-rate-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { messageAt } from "../../api/problem.ts";
import { rateText } from "../../figures/amount-text.ts";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { productKinds, type DraftState } from "./draft.ts";
import { Choice, Field } from "./fields.tsx";

interface StepProps {
  readonly state: DraftState;
  readonly error: Error | null;
}

/** How it is repaid and how its interest is reckoned. */
export function ProductStep({ state, error }: StepProps): ReactNode {
  const { t } = useTranslation();
  const isCapital = state.draft.productKind === "capital";
  return (
    <>
      <Section title={t("setup.repayment")}>
        <Radio.Group
          label={t("setup.productKind")}
          value={state.draft.productKind}
          onChange={(value) => {
            const productKind = productKinds.find((kind) => kind === value);
            if (productKind === undefined) return;
            state.change({ productKind, ...(productKind === "capital" ? { ranking: "subordinated" } : {}) });
          }}
        >
          <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
            {productKinds.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t(`codes.product.${kind}`)}
                description={t(`setup.kinds.${kind}`)}
              />
            ))}
          </SimpleGrid>
        </Radio.Group>
      </Section>
      <Section title={t("setup.interest")}>
        {isCapital ? (
          <CapitalFields state={state} error={error} />
        ) : (
          <PriceFields state={state} error={error} />
        )}
        <RuleFields state={state} error={error} />
      </Section>
    </>
  );
}

function PriceFields({ state, error }: StepProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const indexes = useAnswer(baseRateRoutes.listBaseRates, {});
  const known = (indexes.data?.items ?? []).map(({ code, name, annualRate }) => ({
    value: code,
    label: annualRate === null ? pick(name) : `${pick(name)} ${rateText(annualRate)}`,
  }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Choice
        state={state}
        name="baseRateIndex"
        label={t("setup.baseRate")}
        options={[{ value: "", label: t("setup.fixedRate") }, ...known]}
      />
      <Field
        state={state}
        name="marginPercent"
        label={t("setup.margin")}
        hint={t("setup.percentHint")}
        isFigure
        error={messageAt(error, "/tranches/0/creditMargin", "/creditMargin", "/baseRate")}
      />
    </SimpleGrid>
  );
}

function RuleFields({ state, error }: StepProps): ReactNode {
  const { t } = useTranslation();
  const codes = t("codes", { returnObjects: true });
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
      <Choice state={state} name="dayCount" label={t("setup.dayCount")} options={options(codes.dayCount)} />
      <Choice
        state={state}
        name="dayInclusion"
        label={t("setup.dayInclusion")}
        options={options(codes.dayInclusion)}
      />
      <Choice state={state} name="rounding" label={t("setup.rounding")} options={options(codes.rounding)} />
      <Choice
        state={state}
        name="roundingScope"
        label={t("setup.roundingScope")}
        options={options(codes.roundingScope)}
      />
      <Choice
        state={state}
        name="convention"
        label={t("setup.convention")}
        options={options(codes.convention)}
      />
      <Field
        state={state}
        name="lateChargePercent"
        label={t("setup.lateCharge")}
        isFigure
        error={messageAt(error, "/tranches/0/product/lateChargeRate", "/product/lateChargeRate")}
      />
    </SimpleGrid>
  );
}

/** The rate by the borrower's profit: from the highest profit down to a last tier without a floor. */
function CapitalFields({ state, error }: StepProps): ReactNode {
  const { t } = useTranslation();
  const { tiers } = state.draft;
  const changeTier = (position: number, fields: Partial<(typeof tiers)[number]>): void => {
    state.change({ tiers: tiers.map((tier, i) => (i === position ? { ...tier, ...fields } : tier)) });
  };
  const complaint = messageAt(error, "/tranches/0/product/capitalRates", "/product/capitalRates");
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Field state={state} name="fixedYears" label={t("setup.fixedYears")} isFigure error={complaint} />
        <Field state={state} name="fixedRatePercent" label={t("setup.fixedRatePercent")} isFigure />
        <Field state={state} name="fiscalYearEndMonth" label={t("setup.fiscalYearEndMonth")} isFigure />
      </SimpleGrid>
      {tiers.map(({ profitFrom, ratePercent }, i) => (
        <Group key={i} align="flex-end">
          {i === tiers.length - 1 ? (
            <TextInput label={t("setup.profitFrom")} value={t("setup.lowestTier")} readOnly />
          ) : (
            <TextInput
              label={t("setup.profitFrom")}
              inputMode="decimal"
              value={profitFrom}
              onChange={(event) => {
                changeTier(i, { profitFrom: event.target.value });
              }}
            />
          )}
          <TextInput
            label={t("setup.tierRate")}
            inputMode="decimal"
            value={ratePercent}
            onChange={(event) => {
              changeTier(i, { ratePercent: event.target.value });
            }}
          />
          {tiers.length > 1 && i < tiers.length - 1 && (
            <Button
              variant="default"
              onClick={() => {
                state.change({ tiers: tiers.filter((_tier, at) => at !== i) });
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
            state.change({ tiers: [{ profitFrom: "", ratePercent: "" }, ...tiers] });
          }}
        >
          {t("setup.addTier")}
        </Button>
      </Group>
    </Stack>
  );
}
