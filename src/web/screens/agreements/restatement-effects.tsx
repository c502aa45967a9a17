import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { restatementEffects } from "../../../contract/agreement/answers.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { MoneyChange } from "../../parts/amounts.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { OutcomeBadge, StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Effects = z.output<typeof restatementEffects>;
type Test = Effects["tests"][number];

/** Old and new baseline and SPTs, the verdicts that turn, and the yen at stake. */
export function RestatementEffects({ effects }: { readonly effects: Effects }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { baselineBefore, baselineAfter, changePercent, tests } = effects;
  return (
    <Section title={t("restatement.effects")}>
      <Facts
        items={[
          {
            label: t("restatement.baseline"),
            value: `${grouped(baselineBefore)} → ${grouped(baselineAfter)}`,
          },
          {
            label: t("restatement.change"),
            value: changePercent === null ? t("common.unknown") : `${grouped(changePercent)} %`,
          },
        ]}
      />
      <DataTable
        caption={t("restatement.caption")}
        rows={tests}
        rowKey={({ sptId }) => sptId}
        columns={[
          {
            id: "testOn",
            header: t("restatement.testOn"),
            names: true,
            cell: ({ testOn }) => day(testOn),
          },
          {
            id: "target",
            header: t("restatement.target"),
            figure: true,
            cell: ({ targetBefore, targetAfter }) =>
              targetBefore === targetAfter
                ? grouped(targetAfter)
                : `${grouped(targetBefore)} → ${grouped(targetAfter)}`,
          },
          {
            id: "value",
            header: t("restatement.value"),
            figure: true,
            cell: ({ value }) => (value === null ? t("common.unknown") : grouped(value)),
          },
          { id: "verdict", header: t("restatement.verdict"), cell: (test) => <Verdicts test={test} /> },
          {
            id: "stake",
            header: t("restatement.stake"),
            figure: true,
            cell: ({ stakes }) => <Stakes stakes={stakes} />,
          },
        ]}
      />
    </Section>
  );
}

function Verdicts({ test }: { readonly test: Test }): ReactNode {
  const { t } = useTranslation();
  const { verdictBefore, verdictAfter, turned } = test;
  if (verdictBefore === null || verdictAfter === null) return t("common.unknown");
  return (
    <Group gap={4}>
      <OutcomeBadge outcome={verdictBefore} />
      {turned && <span aria-hidden="true">→</span>}
      {turned && <OutcomeBadge outcome={verdictAfter} />}
      <StatusBadge tone={turned ? "bad" : "quiet"}>
        {t(turned ? "restatement.turned" : "restatement.same")}
      </StatusBadge>
    </Group>
  );
}

function Stakes({ stakes }: Pick<Test, "stakes">): ReactNode {
  const { t } = useTranslation();
  if (stakes.length === 0) return t("common.unknown");
  return stakes.map(({ loanId, number, currency, difference }) => (
    <div key={loanId}>
      {number} <MoneyChange amount={difference} currency={currency} />
    </div>
  ));
}
