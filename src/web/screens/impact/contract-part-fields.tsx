import { Button, Fieldset, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../shell/use-format.ts";
import { ruleFigures, ruleKinds, type PartDraft, type TierDraft } from "./contract-draft.ts";
import type { Project } from "./impact-answer.ts";

interface PartProps {
  readonly kpis: Project["kpis"];
  readonly part: PartDraft;
  readonly onChange: (part: PartDraft) => void;
  /** Absent for the last one left. */
  readonly onRemove: (() => void) | undefined;
}

const texts = ["code", "nameJa", "nameEn", "cap", "roundTo"] as const;
const days = ["periodStartOn", "periodEndOn", "testOn"] as const;

/** One part: its rule with the figures that it needs, and the test that it is paid for. */
export function PartFields({ kpis, part, onChange, onRemove }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const change = (some: Partial<PartDraft>): void => {
    onChange({ ...part, ...some });
  };
  return (
    <Fieldset legend={t("impactValue.partNumber", { code: part.code })}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <NativeSelect
          label={t("impactValue.rule")}
          value={part.rule}
          data={ruleKinds.map((value) => ({ value, label: t(`impactValue.rules.${value}`) }))}
          onChange={(event) => {
            change({ rule: ruleKinds.find((kind) => kind === event.target.value) ?? part.rule });
          }}
        />
        {part.rule !== "fixed" && (
          <NativeSelect
            label={t("preview.kpi")}
            value={part.kpiId}
            data={kpis.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            onChange={(event) => {
              change({ kpiId: event.target.value });
            }}
          />
        )}
        {[...texts, ...ruleFigures[part.rule], ...days].map((name) => (
          <TextInput
            key={name}
            label={t(`impactValue.partFields.${name}`)}
            required
            type={days.some((one) => one === name) ? "date" : "text"}
            value={part[name]}
            onChange={(event) => {
              change({ [name]: event.target.value });
            }}
          />
        ))}
      </SimpleGrid>
      {part.rule === "tierTable" && (
        <TierFields
          tiers={part.tiers}
          onChange={(tiers) => {
            change({ tiers });
          }}
        />
      )}
      {onRemove !== undefined && (
        <Group mt="sm">
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t("impactValue.removePart", { code: part.code })}
          </Button>
        </Group>
      )}
    </Fieldset>
  );
}

interface TierProps {
  readonly tiers: readonly TierDraft[];
  readonly onChange: (tiers: readonly TierDraft[]) => void;
}

function TierFields({ tiers, onChange }: TierProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {tiers.map((tier, i) => (
        <SimpleGrid key={`tier ${String(i)}`} cols={2} mt="xs">
          {(["from", "payment"] as const).map((name) => (
            <TextInput
              key={name}
              label={t(`impactValue.tier.${name}`, { number: i + 1 })}
              required
              inputMode="decimal"
              value={tier[name]}
              onChange={(event) => {
                onChange(tiers.map((one, k) => (k === i ? { ...one, [name]: event.target.value } : one)));
              }}
            />
          ))}
        </SimpleGrid>
      ))}
      <Group mt="xs">
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onChange([...tiers, { from: "", payment: "" }]);
          }}
        >
          {t("impactValue.addTier")}
        </Button>
      </Group>
    </>
  );
}
