import { List, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../parts/data-table.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { AgreementAnswer } from "./agreement-answer.ts";

type Version = AgreementAnswer["versions"][number];

/** Every version of the terms in words, the days to come, and what happened to the agreement. */
export function AgreementTerms({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Stack gap="lg">
      {agreement.versions.toReversed().map((version) => (
        <Section
          key={`${version.effectiveOn}/${version.recordedAt}`}
          title={t("agreements.versionFrom", { day: day(version.effectiveOn) })}
          lead={<ProvenanceLine provenance={agreement.provenance} />}
        >
          <VersionTerms version={version} agreement={agreement} />
        </Section>
      ))}
      <Calendar agreement={agreement} />
      <Happenings agreement={agreement} />
    </Stack>
  );
}

interface VersionProps {
  readonly version: Version;
  readonly agreement: AgreementAnswer;
}

function VersionTerms({ version, agreement }: VersionProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { verifier, premiumUse, restatement } = version;
  const kpiOf = (id: string): string => {
    const kpi = agreement.spts.find((spt) => spt.kpi.id === id)?.kpi;
    return kpi === undefined ? id : pick(kpi.name);
  };
  return (
    <>
      <List size="sm" spacing={4}>
        {version.clauses.map((clause) => (
          <List.Item key={clause.en}>{pick(clause)}</List.Item>
        ))}
      </List>
      <Facts
        items={[
          ...(verifier === null ? [] : [{ label: t("agreements.verifier"), value: verifier }]),
          ...(premiumUse === null ? [] : [{ label: t("agreements.premiumUse"), value: premiumUse }]),
        ]}
      />
      {restatement.length > 0 && (
        <div>
          <Text size="sm" fw={700} mb={4}>
            {t("agreements.policy")}
          </Text>
          <List size="sm" spacing={4}>
            {restatement.map((policy) => (
              <List.Item key={policy.kpiId}>
                {t("agreements.policyLine", {
                  kpi: kpiOf(policy.kpiId),
                  percent: policy.thresholdPercent,
                  bound: t(policy.inclusive ? "agreements.inclusive" : "agreements.exclusive"),
                  months: policy.cumulativeMonths,
                  target: t(`agreements.${policy.target}`),
                  consent: t(policy.needsConsent ? "agreements.needed" : "agreements.notNeeded"),
                })}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </>
  );
}

function Calendar({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Section title={t("agreements.calendar")}>
      <DataTable
        caption={t("agreements.calendar")}
        rows={agreement.calendar}
        rowKey={({ on, kind, testOn }) => `${on}/${kind}/${testOn}`}
        columns={[
          { id: "on", header: t("agreements.on"), names: true, cell: ({ on }) => day(on) },
          { id: "kind", header: t("agreements.what"), cell: ({ kind }) => t(`agreements.kinds.${kind}`) },
          {
            id: "testOn",
            header: t("agreements.testOn"),
            figure: true,
            cell: ({ testOn }) => day(testOn),
          },
        ]}
      />
    </Section>
  );
}

function Happenings({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const rows = [
    ...agreement.events.map(({ kind, effectiveOn, reason, recordedAt }) => ({
      recordedAt,
      effectiveOn,
      what: t(`agreements.eventKinds.${kind}`),
      reason,
    })),
    ...agreement.restatements.map(({ baselineBefore, baselineAfter, effectiveOn, reason, recordedAt }) => ({
      recordedAt,
      effectiveOn,
      what: `${t("agreements.tabs.restate")}: ${baselineBefore} → ${baselineAfter}`,
      reason,
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <Section title={t("agreements.events")}>
      <DataTable
        caption={t("agreements.events")}
        rows={rows}
        rowKey={({ recordedAt, what }) => `${recordedAt}/${what}`}
        columns={[
          {
            id: "on",
            header: t("agreements.on"),
            names: true,
            cell: ({ effectiveOn }) => day(effectiveOn),
          },
          { id: "what", header: t("agreements.what"), cell: ({ what }) => what },
          { id: "reason", header: t("agreements.reason"), cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}
