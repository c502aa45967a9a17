import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ChangePreview } from "../change/change-answer.ts";
import { JournalTable } from "../journal-table.tsx";
import { Section } from "../section.tsx";
import { PartnerShares } from "./partner-shares.tsx";
import { TierTrace } from "./tier-trace.tsx";

interface FundChangeProps {
  readonly fund: NonNullable<ChangePreview["fund"]>;
  readonly currency: string;
}

/** What a change of a fund does: tier by tier, partner by partner, and in the fund's book. */
export function FundChangeView({ fund, currency }: FundChangeProps): ReactNode {
  const { t } = useTranslation();
  const { partners, lines, tiers, journalEntries } = fund;
  return (
    <>
      {tiers.length > 0 && (
        <Section title={t("funds.tiers")} lead={t("funds.tiersLead")}>
          <TierTrace tiers={tiers} currency={currency} />
        </Section>
      )}
      {lines.length > 0 && (
        <Section title={t("funds.lines")} lead={t("funds.linesLead")}>
          <PartnerShares
            caption={t("funds.sharesCaption")}
            partners={partners}
            lines={lines}
            currency={currency}
          />
        </Section>
      )}
      {journalEntries.length > 0 && (
        <Section title={t("funds.entry")}>
          <JournalTable caption={t("funds.entry")} entries={journalEntries} currency={currency} />
        </Section>
      )}
    </>
  );
}
