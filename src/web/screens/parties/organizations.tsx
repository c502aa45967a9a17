import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { partyRoutes } from "../../../contract/party/routes.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ProfileForm } from "./profile-form.tsx";

export type Organization = AnswerOf<typeof partyRoutes.listOrganizations>["items"][number];

export function Organizations(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const organizations = useAnswer(partyRoutes.listOrganizations, {});
  return (
    <Page
      title={t("parties.organizations")}
      lead={t("parties.organizationsLead")}
      actions={
        <Anchor component={Link} to="/legal-forms">
          {t("parties.legalForms")}
        </Anchor>
      }
    >
      <AnswerGate answer={organizations} lines={8}>
        {({ items }) => (
          <Stack gap="lg">
            <OrganizationTable items={items} />
            {may("manageProfile") && <ProfileForm />}
          </Stack>
        )}
      </AnswerGate>
    </Page>
  );
}

function OrganizationTable({ items }: { readonly items: readonly Organization[] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t("parties.organizationsCaption")}>
      <DataTable
        caption={t("parties.organizationsCaption")}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", header: t("parties.name"), names: true, cell: ({ name }) => pick(name) },
          {
            id: "form",
            header: t("parties.form"),
            cell: ({ profile }) =>
              profile === null ? t("parties.none") : pick(profile.form?.name ?? notInTable(t)),
          },
          {
            id: "number",
            header: t("parties.registrationNumber"),
            cell: ({ profile }) => profile?.registrationNumber ?? t("parties.none"),
          },
          {
            id: "municipality",
            header: t("parties.municipalityCode"),
            cell: ({ profile }) => profile?.municipalityCode ?? t("parties.none"),
          },
          { id: "flags", header: t("parties.flags"), cell: (organization) => <Flags of={organization} /> },
        ]}
        below={(organization) => <PlannedChange of={organization} />}
      />
    </Section>
  );
}

function notInTable(t: (key: "parties.notInTable") => string): { readonly ja: string; readonly en: string } {
  const words = t("parties.notInTable");
  return { ja: words, en: words };
}

function Flags({ of: { profile } }: { readonly of: Organization }): ReactNode {
  const { t } = useTranslation();
  if (profile === null) return null;
  const { surplusFlag, form } = profile;
  return (
    <Stack gap={4} align="flex-start">
      {surplusFlag !== null && (
        <StatusBadge tone={surplusFlag === "breach" ? "bad" : "wait"}>
          {t(`parties.${surplusFlag}`)}
        </StatusBadge>
      )}
      {form?.takesEquity === false && <StatusBadge tone="info">{t("parties.noEquity")}</StatusBadge>}
      <ProvenanceLine provenance={profile.provenance} />
    </Stack>
  );
}

const columnNames = [
  "outsideEquity",
  "distribution",
  "missionLock",
  "assetLock",
  "corporateTax",
  "donorRelief",
  "setUp",
] as const;

function PlannedChange({ of: { profile } }: { readonly of: Organization }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const change = profile?.plannedChange ?? null;
  if (change === null) return null;
  const nameOf = (column: string) => {
    const known = columnNames.find((each) => each === column);
    return known === undefined ? column : t(`parties.columns.${known}`);
  };
  return (
    <Stack gap={4}>
      <Text fw={700}>{t("parties.planned", { form: change.to })}</Text>
      <ul>
        {change.columns.map(({ column, before, after, loses }) => (
          <li key={column}>
            {nameOf(column)}: {pick(before.words)} → {pick(after.words)}{" "}
            {loses && <StatusBadge tone="bad">{t("parties.loses")}</StatusBadge>}
          </li>
        ))}
        <li>
          {t("parties.lock")}: {change.lockGrades.before} → {change.lockGrades.after}
        </li>
      </ul>
    </Stack>
  );
}
