import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { baseRateRoutes } from "../../../contract/loan/base-rate-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { messageAt } from "../../api/problem.ts";
import { useFormat } from "../../shell/use-format.ts";
import type { LendingDraft } from "./lending-draft.ts";
import type { FieldsProps } from "./programme-draft.ts";

const ruleFields = ["dayCount", "dayInclusion", "rounding", "roundingScope", "convention"] as const;
/** Kinds whose loans follow from amount, term and grace alone. */
const plainKinds = ["equalPrincipal", "annuity", "bullet"] as const;

export function LendingFields({ draft: { lending }, onChange, error }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const indexes = useAnswer(baseRateRoutes.listBaseRates, {});
  const codes = t("codes", { returnObjects: true });
  const kinds: Readonly<Record<string, string>> = codes.product;
  const changing =
    (field: keyof LendingDraft) =>
    (event: { readonly target: { readonly value: string } }): void => {
      onChange({ lending: { ...lending, [field]: event.target.value } });
    };
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
      <NativeSelect
        label={t("setup.productKind")}
        value={lending.productKind}
        data={[...new Set([...plainKinds, lending.productKind])].map((kind) => ({
          value: kind,
          label: kinds[kind] ?? kind,
        }))}
        onChange={changing("productKind")}
      />
      <NativeSelect
        label={t("setup.baseRate")}
        value={lending.baseRateIndex}
        error={messageAt(error, "/lending/baseRateIndex")}
        data={[
          { value: "", label: t("setup.fixedRate") },
          ...(indexes.data?.items ?? []).map(({ code, name }) => ({ value: code, label: pick(name) })),
        ]}
        onChange={changing("baseRateIndex")}
      />
      {ruleFields.map((field) => (
        <NativeSelect
          key={field}
          label={t(`setup.${field}`)}
          value={lending[field]}
          data={options(codes[field])}
          onChange={changing(field)}
        />
      ))}
      <LendingFigures lending={lending} error={error} changing={changing} />
    </SimpleGrid>
  );
}

const figures = [
  ["lateChargePercent", "/lending/product/lateChargeRate"],
  ["achievedBp", "/lending/steps/achievedBp"],
  ["missedBp", "/lending/steps/missedBp"],
  ["verifier", "/lending/verifier"],
] as const;

interface FiguresProps {
  readonly lending: LendingDraft;
  readonly error: Error | null;
  readonly changing: (
    field: keyof LendingDraft,
  ) => (event: { readonly target: { readonly value: string } }) => void;
}

function LendingFigures({ lending, error, changing }: FiguresProps): ReactNode {
  const { t } = useTranslation();
  return figures.map(([field, pointer]) => (
    <TextInput
      key={field}
      className={field === "verifier" ? "" : "figure-input"}
      required={field === "verifier"}
      label={field === "lateChargePercent" ? t("setup.lateCharge") : t(`programmes.${field}`)}
      value={lending[field]}
      error={messageAt(error, pointer)}
      onChange={changing(field)}
    />
  ));
}
