import { NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { fieldMessage } from "../../api/problem.ts";
import { shiftPoint, trimZeros } from "../../figures/decimal-text.ts";
import { typedPercent } from "../../figures/typed-figure.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import type { Tranche } from "./facility-answer.ts";

const routes = { preview: setupRoutes.previewProductTerms, request: setupRoutes.requestProductTerms };

const choices = {
  annuityBasis: ["periods", "days"],
  interestTiming: ["arrears", "advance"],
  accrueTo: ["unadjusted", "adjusted"],
  stepChangeInstalment: ["recompute", "keep"],
  prepaymentInterest: ["nextDue", "atPrepayment"],
  accrualFrequency: ["monthly", "daily"],
} as const;
type Choice = keyof typeof choices;
const chosenFields = Object.keys(choices) as readonly Choice[];

type Terms = Tranche["product"][number]["terms"];

/** The order of the Civil Code, and the one that spares the debtor; any other agreed one stays as it is. */
const orders = ["costs,lateCharge,interest,principal", "costs,principal,interest,lateCharge"] as const;

interface Draft extends Readonly<Record<Choice, string>> {
  readonly effectiveOn: string;
  readonly prepaymentFrom: string;
  readonly lateChargePercent: string;
  readonly order: string;
  readonly partPayments: string;
}

function draftOf(terms: Terms): Draft {
  return {
    effectiveOn: "",
    annuityBasis: terms.annuityBasis,
    interestTiming: terms.interestTiming,
    accrueTo: terms.accrueTo,
    stepChangeInstalment: terms.stepChangeInstalment,
    prepaymentInterest: terms.prepaymentInterest,
    accrualFrequency: terms.accrualFrequency,
    prepaymentFrom: terms.prepaymentFrom ?? "",
    lateChargePercent: trimZeros(shiftPoint(terms.lateChargeRate, 2)),
    order: terms.allocation.order.join(","),
    partPayments: terms.allocation.partPayments,
  };
}

function bodyOf(draft: Draft, { capitalRates }: Terms): object {
  const { effectiveOn, prepaymentFrom, lateChargePercent, order, partPayments, ...chosen } = draft;
  const tiers = capitalRates?.tiers.map(({ profitFrom, annualRate }) => ({
    annualRate,
    ...(profitFrom === null ? {} : { profitFrom }),
  }));
  return {
    effectiveOn,
    product: {
      ...chosen,
      lateChargeRate: typedPercent(lateChargePercent),
      allocation: { order: order.split(","), partPayments },
      ...(prepaymentFrom === "" ? {} : { prepaymentFrom }),
      ...(capitalRates === null ? {} : { capitalRates: { ...capitalRates, tiers } }),
    },
  };
}

/** Another version of the product terms: it starts from the one in force. */
export function ProductTermsForm({ tranche }: { readonly tranche: Tranche }): ReactNode {
  const newest = tranche.product.at(-1);
  if (newest === undefined) return null;
  return <TermsFields trancheId={tranche.id} terms={newest.terms} />;
}

interface FieldsProps {
  readonly trancheId: string;
  readonly terms: Terms;
}

function TermsFields({ trancheId, terms }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(terms));
  const [refusal, setRefusal] = useState<Error | null>(null);
  const changing = (name: keyof Draft) => (event: { readonly target: { readonly value: string } }) => {
    setDraft({ ...draft, [name]: event.target.value });
  };
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        <TextInput
          type="date"
          required
          label={t("facilities.from")}
          value={draft.effectiveOn}
          error={fieldMessage(refusal, "effectiveOn")}
          onChange={changing("effectiveOn")}
        />
        <TextInput
          inputMode="decimal"
          className="figure-input"
          required
          label={t("setup.lateCharge")}
          value={draft.lateChargePercent}
          onChange={changing("lateChargePercent")}
        />
        <TextInput
          type="date"
          label={t("facilities.terms.prepaymentFrom")}
          value={draft.prepaymentFrom}
          onChange={changing("prepaymentFrom")}
        />
        {chosenFields.map((name) => (
          <ChoiceField key={name} name={name} value={draft[name]} onChange={changing(name)} />
        ))}
        <OrderField
          order={draft.order}
          agreed={terms.allocation.order.join(",")}
          onChange={changing("order")}
        />
        <NativeSelect
          label={t("facilities.terms.partPayments")}
          value={draft.partPayments}
          data={(["allocate", "hold"] as const).map((value) => ({
            value,
            label: t(`facilities.termValues.${value}`),
          }))}
          onChange={changing("partPayments")}
        />
      </SimpleGrid>
      <ChangeRequest
        routes={routes}
        onRefusal={setRefusal}
        input={draft.effectiveOn === "" ? undefined : { params: { trancheId }, body: bodyOf(draft, terms) }}
      />
    </Stack>
  );
}

type OnChange = (event: { readonly target: { readonly value: string } }) => void;

function ChoiceField({
  name,
  value,
  onChange,
}: {
  readonly name: Choice;
  readonly value: string;
  readonly onChange: OnChange;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t(`facilities.terms.${name}`)}
      value={value}
      data={choices[name].map((one) => ({ value: one, label: t(`facilities.termValues.${one}`) }))}
      onChange={onChange}
    />
  );
}

function OrderField({
  order,
  agreed,
  onChange,
}: {
  readonly order: string;
  readonly agreed: string;
  readonly onChange: OnChange;
}): ReactNode {
  const { t } = useTranslation();
  const kinds: Readonly<Record<string, string>> = t("servicing.kinds", { returnObjects: true });
  const words = (text: string): string =>
    text
      .split(",")
      .map((kind) => kinds[kind] ?? kind)
      .join(" → ");
  return (
    <NativeSelect
      label={t("facilities.terms.order")}
      value={order}
      data={[...new Set([agreed, ...orders])].map((value) => ({ value, label: words(value) }))}
      onChange={onChange}
    />
  );
}
