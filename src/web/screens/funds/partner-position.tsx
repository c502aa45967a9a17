import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { CapitalTable } from "./capital-table.tsx";
import type { PartnerStatement } from "./fund-answer.ts";
import { Net } from "./fund-performance.tsx";
import { JCurve } from "./net-figures.tsx";

interface PositionProps {
  readonly statement: PartnerStatement;
  readonly currency: string;
}

/** One partner's interest: what it is worth, how it came about, and how it has paid. */
export function PartnerPosition({ statement, currency }: PositionProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { account, performance, fromOn, viewpoint } = statement;
  return (
    <>
      <Section title={t("funds.own")} lead={t("funds.asOf", { day: day(viewpoint.asOf) })}>
        <Net figures={performance} currency={currency} />
        <JCurve points={performance.jCurve} until={viewpoint.asOf} currency={currency} />
      </Section>
      <Section title={t("funds.capitalAccounts")} lead={`${day(fromOn)} – ${day(viewpoint.asOf)}`}>
        <CapitalTable accounts={[account]} currency={currency} />
      </Section>
    </>
  );
}
