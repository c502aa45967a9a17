import { Group, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { messageAt } from "../../api/problem.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { DatedAmounts } from "./dated-amounts.tsx";
import type { TermsDraft } from "./terms-draft.ts";

const feeBases = ["commitment", "called", "investedCost", "nav"] as const;

/** A call takes all of its amount from the partners; a rest to carry exists only where money is paid out. */
const choices = {
  model: ["metiModel", "european", "american"],
  growth: ["annual", "act365", "act36525", "simpleAct365"],
  dayInclusion: ["startOnly", "both"],
  returnBasis: ["paidIn", "committed"],
  feeBase: feeBases,
  stepDownBase: feeBases,
  callPolicy: ["largestRemainder", "floorGp"],
  distributionPolicy: ["largestRemainder", "floorGp", "floorCarry", "unitFloor"],
} as const satisfies Partial<Readonly<Record<keyof TermsDraft, readonly string[]>>>;

/** Where the server points at when it refuses a figure. */
const pointers = {
  carryRate: "/terms/waterfall/carryRate",
  catchUpRate: "/terms/waterfall/catchUpRate",
  hurdleRate: "/terms/waterfall/hurdle/rate",
  feeRate: "/terms/fee/annualRate",
  offsetRate: "/terms/fee/offsetRate",
  consumptionTaxRate: "/terms/fee/consumptionTaxRate",
  stepDownOn: "/terms/fee/stepDown/fromOn",
  stepDownRate: "/terms/fee/stepDown/annualRate",
  lateChargeRate: "/terms/lateChargeRate",
  equalisationRate: "/terms/equalisationRate",
  withholdingRate: "/terms/withholdingRate",
  perCompanyLimit: "/terms/perCompanyLimit",
} as const satisfies Partial<Readonly<Record<keyof TermsDraft, string>>>;

interface FieldsProps {
  readonly draft: TermsDraft;
  readonly onChange: (draft: TermsDraft) => void;
  /** Tax is withheld in a silent partnership (匿名組合) alone. */
  readonly withholds: boolean;
  readonly refusal: Error | null;
}

export function TermsFields({ draft, onChange, withholds, refusal }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const shared = { draft, onChange, refusal };
  const typed = (name: keyof typeof pointers): ReactNode => <TypedTerm {...shared} name={name} />;
  const chosen = (name: keyof typeof choices): ReactNode => <ChosenTerm {...shared} name={name} />;
  return (
    <>
      <Group align="flex-start">
        {chosen("model")}
        {draft.model === "metiModel" && chosen("returnBasis")}
        {typed("carryRate")}
        {typed("catchUpRate")}
      </Group>
      <Group align="flex-start">
        {typed("hurdleRate")}
        {chosen("growth")}
        {chosen("dayInclusion")}
      </Group>
      <Group align="flex-start">
        {chosen("feeBase")}
        {typed("feeRate")}
        {typed("offsetRate")}
        {typed("consumptionTaxRate")}
      </Group>
      <Group align="flex-start">
        {typed("stepDownOn")}
        {draft.stepDownOn !== "" && chosen("stepDownBase")}
        {draft.stepDownOn !== "" && typed("stepDownRate")}
      </Group>
      <Group align="flex-start">
        {typed("lateChargeRate")}
        {typed("equalisationRate")}
        {withholds && typed("withholdingRate")}
        {typed("perCompanyLimit")}
      </Group>
      <Group align="flex-start">
        {chosen("callPolicy")}
        {chosen("distributionPolicy")}
      </Group>
      <DatedAmounts
        caption={t("funds.fields.plannedCalls")}
        rows={draft.plannedCalls}
        onChange={(plannedCalls) => {
          onChange({ ...draft, plannedCalls });
        }}
      />
    </>
  );
}

interface TermProps<Name> extends Omit<FieldsProps, "withholds"> {
  readonly name: Name;
}

function TypedTerm({ draft, onChange, refusal, name }: TermProps<keyof typeof pointers>): ReactNode {
  const { t } = useTranslation();
  const isDay = name === "stepDownOn";
  return (
    <TextInput
      type={isDay ? "date" : "text"}
      inputMode={isDay ? "text" : "decimal"}
      className={isDay ? "" : "figure-input"}
      required={!isDay && name !== "perCompanyLimit"}
      label={t(`funds.fields.${name}`)}
      value={draft[name]}
      error={messageAt(refusal, pointers[name])}
      onChange={(event) => {
        onChange({ ...draft, [name]: event.target.value });
      }}
    />
  );
}

function ChosenTerm({ draft, onChange, name }: TermProps<keyof typeof choices>): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  return (
    <NativeSelect
      label={t(`funds.fields.${name}`)}
      value={draft[name]}
      data={choices[name].map((value) => ({ value, label: word("changeFact", value) }))}
      onChange={(event) => {
        onChange({ ...draft, [name]: event.target.value });
      }}
    />
  );
}
