import { Group, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TermsDraft } from "./terms-draft.ts";

const models = ["metiModel", "european", "american"] as const;
const policies = ["largestRemainder", "floorGp", "floorCarry", "unitFloor"] as const;
/** A call takes all of its amount from the partners; a rest to carry exists only where money is paid out. */
const callPolicies = ["largestRemainder", "floorGp"] as const;
const feeBases = ["commitment", "called", "investedCost", "nav"] as const;

interface FieldsProps {
  readonly draft: TermsDraft;
  readonly onChange: (draft: TermsDraft) => void;
}

type Typed =
  | "carryRate"
  | "catchUpRate"
  | "hurdleRate"
  | "feeRate"
  | "offsetRate"
  | "lateChargeRate"
  | "equalisationRate"
  | "perCompanyLimit";

export function TermsFields({ draft, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const typed = (name: Typed): ReactNode => (
    <TextInput
      inputMode="decimal"
      className="figure-input"
      required={name !== "perCompanyLimit"}
      label={t(`funds.fields.${name}`)}
      value={draft[name]}
      onChange={(event) => {
        onChange({ ...draft, [name]: event.target.value });
      }}
    />
  );
  const choice = (
    name: "model" | "callPolicy" | "distributionPolicy" | "feeBase",
    data: readonly { readonly value: string; readonly label: string }[],
  ): ReactNode => (
    <NativeSelect
      label={t(`funds.fields.${name}`)}
      value={draft[name]}
      data={[...data]}
      onChange={(event) => {
        onChange({ ...draft, [name]: event.target.value });
      }}
    />
  );
  return (
    <>
      <Group align="flex-end">
        {choice(
          "model",
          models.map((value) => ({ value, label: t(`funds.models.${value}`) })),
        )}
        {typed("carryRate")}
        {typed("catchUpRate")}
        {typed("hurdleRate")}
      </Group>
      <Group align="flex-end">
        {choice(
          "feeBase",
          feeBases.map((value) => ({ value, label: t(`funds.feeBases.${value}`) })),
        )}
        {typed("feeRate")}
        {typed("offsetRate")}
      </Group>
      <Group align="flex-end">
        {typed("lateChargeRate")}
        {typed("equalisationRate")}
        {typed("perCompanyLimit")}
      </Group>
      <Group align="flex-end">
        {choice(
          "callPolicy",
          callPolicies.map((value) => ({ value, label: t(`funds.policies.${value}`) })),
        )}
        {choice(
          "distributionPolicy",
          policies.map((value) => ({ value, label: t(`funds.policies.${value}`) })),
        )}
      </Group>
    </>
  );
}
