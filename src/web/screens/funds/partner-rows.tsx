import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { messageAt } from "../../api/problem.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { ExcusedChoice } from "./excused-choice.tsx";
import { commitmentOf, partnerDraft, type PartnerDraft } from "./new-fund-draft.ts";
import { OrganizationField } from "./organization-field.tsx";
import { useOrganizations, type Option } from "./use-organizations.ts";

interface RowsProps {
  readonly partners: readonly PartnerDraft[];
  readonly unitPrice: string;
  readonly onChange: (partners: readonly PartnerDraft[]) => void;
  readonly refusal: Error | null;
}

const mostPartners = 200;

/** Who commits at the first closing, with how many units and what was promised to it alone. */
export function PartnerRows({ partners, unitPrice, onChange, refusal }: RowsProps): ReactNode {
  const { t } = useTranslation();
  const { organizations } = useOrganizations();
  const total = commitmentOf(
    unitPrice,
    partners.map(({ units }) => units),
  );
  return (
    <Stack>
      {partners.map((partner, i) => (
        <Paper
          key={partner.id}
          withBorder
          p="sm"
          role="group"
          aria-label={t("funds.newFund.partner", { n: i + 1 })}
        >
          <PartnerFields
            partner={partner}
            n={i + 1}
            unitPrice={unitPrice}
            organizations={organizations}
            refusal={refusal}
            onChange={(changed) => {
              onChange(partners.map((one) => (one.id === partner.id ? changed : one)));
            }}
            {...(partners.length > 1 && {
              remove: () => {
                onChange(partners.filter(({ id }) => id !== partner.id));
              },
            })}
          />
        </Paper>
      ))}
      <Group justify="space-between">
        <Button
          variant="default"
          disabled={partners.length >= mostPartners}
          onClick={() => {
            onChange([...partners, partnerDraft(Math.max(...partners.map(({ id }) => id)) + 1)]);
          }}
        >
          {t("funds.newFund.addPartner")}
        </Button>
        <Text>
          {t("funds.newFund.total")}:{" "}
          <strong className="digits">
            {total === undefined ? t("funds.none") : moneyText(total, "JPY")}
          </strong>
        </Text>
      </Group>
    </Stack>
  );
}

interface FieldsProps {
  readonly partner: PartnerDraft;
  /** Its place in the list, counted from one. */
  readonly n: number;
  readonly unitPrice: string;
  readonly organizations: readonly Option[];
  readonly refusal: Error | null;
  readonly onChange: (partner: PartnerDraft) => void;
  readonly remove?: () => void;
}

function PartnerFields({ partner, n, organizations, refusal, onChange, ...others }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const at = (field: string): string | undefined => messageAt(refusal, `/partners/${String(n - 1)}/${field}`);
  return (
    <Stack gap="sm">
      <Group align="flex-start">
        <OrganizationField
          label={t("funds.newFund.partner", { n })}
          organizations={organizations}
          value={partner.organizationId}
          error={at("organizationId")}
          onChange={(organizationId) => {
            onChange({ ...partner, organizationId });
          }}
        />
        <NativeSelect
          label={t("funds.fields.partnerKind")}
          value={partner.kind}
          data={(["lp", "gp"] as const).map((value) => ({ value, label: t(`funds.partnerKind.${value}`) }))}
          onChange={(event) => {
            onChange({ ...partner, kind: event.target.value === "gp" ? "gp" : "lp" });
          }}
        />
        <TextInput
          required
          inputMode="decimal"
          className="figure-input"
          label={t("funds.units")}
          value={partner.units}
          error={at("units")}
          onChange={(event) => {
            onChange({ ...partner, units: event.target.value });
          }}
        />
        <TextInput
          inputMode="decimal"
          className="figure-input"
          label={t("funds.fields.feeDiscount")}
          value={partner.feeDiscount}
          error={at("sideLetter/feeDiscountRate")}
          onChange={(event) => {
            onChange({ ...partner, feeDiscount: event.target.value });
          }}
        />
      </Group>
      <ExcusedChoice
        organizations={organizations.filter(({ value }) => value !== partner.organizationId)}
        value={partner.excused}
        onChange={(excused) => {
          onChange({ ...partner, excused });
        }}
      />
      <Foot partner={partner} n={n} {...others} />
    </Stack>
  );
}

type FootProps = Pick<FieldsProps, "partner" | "n" | "unitPrice" | "remove">;

function Foot({ partner, n, unitPrice, remove }: FootProps): ReactNode {
  const { t } = useTranslation();
  const commitment = commitmentOf(unitPrice, [partner.units]);
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed">
        {t("funds.commitment")}: {commitment === undefined ? t("funds.none") : moneyText(commitment, "JPY")}
      </Text>
      {remove !== undefined && (
        <Button variant="subtle" size="xs" onClick={remove}>
          {t("funds.newFund.removePartner", { n })}
        </Button>
      )}
    </Group>
  );
}
