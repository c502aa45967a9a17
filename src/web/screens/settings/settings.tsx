import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { identityRoutes } from "../../../contract/identity/routes.ts";
import { call } from "../../api/client.ts";
import { usePages } from "../../api/hooks.ts";
import { useSessionChanges } from "../../api/session.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay, useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { AccessTable } from "./access-table.tsx";
import { ApprovalPolicy } from "./approval-policy.tsx";
import { ApiTokens } from "./api-tokens.tsx";
import { OwnPassword } from "./own-password.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { SecondFactor } from "./second-factor.tsx";

export function Settings(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Page title={t("settings.title")}>
      <OrganizationSwitch />
      <SecondFactor />
      <OwnPassword />
      <OwnSessions />
      <ApiTokens />
      <Members />
      {may("administer") && <ApprovalPolicy />}
      <AccessTable />
    </Page>
  );
}

function OrganizationSwitch(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  const navigate = useNavigate();
  const { organization, memberships } = useSignedIn();
  const { begin } = useSessionChanges();
  const change = useMutation({
    mutationFn: (organizationId: string) =>
      call(identityRoutes.changeOrganization, { body: { organizationId } }),
    onSuccess: (session) => {
      begin(session);
      announce(t("settings.switched", { name: pick(nameOf(session.organization)) }));
      void navigate({ to: "/" });
    },
  });
  return (
    <Section title={t("settings.organization")}>
      {change.error !== null && <ProblemAlert error={change.error} />}
      <ul className="membership-list">
        {memberships.map((membership) => (
          <li key={membership.organizationId}>
            <div>
              <Text fw={700}>{pick(nameOf(membership))}</Text>
              <Text size="sm" c="dimmed">
                {membership.roles.map((role) => word("role", role)).join("、")}
              </Text>
            </div>
            {membership.organizationId === organization.id ? (
              <StatusBadge tone="good">{t("settings.current")}</StatusBadge>
            ) : (
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => {
                  change.mutate(membership.organizationId);
                }}
              >
                {t("settings.switchTo", { name: pick(nameOf(membership)) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Named {
  readonly nameJa: string;
  readonly nameEn: string;
}

function nameOf({ nameJa, nameEn }: Named): { ja: string; en: string } {
  return { ja: nameJa, en: nameEn };
}

function Members(): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const members = usePages(identityRoutes.listMemberships);
  return (
    <Section title={t("settings.members")}>
      <AnswerGate answer={{ ...members, data: members.items }}>
        {(items) => (
          <DataTable
            caption={t("settings.membersCaption")}
            rows={items}
            rowKey={({ person }) => person.id}
            columns={[
              { id: "name", header: t("settings.name"), names: true, cell: ({ person }) => person.name },
              { id: "email", header: t("settings.email"), cell: ({ person }) => person.email },
              {
                id: "roles",
                header: t("settings.roles"),
                cell: ({ roles }) => (
                  <Group gap={6}>{roles.map((role) => word("role", role)).join("、")}</Group>
                ),
              },
            ]}
          />
        )}
      </AnswerGate>
      <MoreButton onClick={members.showMore} busy={members.isFetching} />
    </Section>
  );
}
