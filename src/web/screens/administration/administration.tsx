import { Stack, Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "../../parts/page.tsx";
import { Invitations } from "./invitations.tsx";
import { Members } from "./members.tsx";
import { MemberSessions } from "./member-sessions.tsx";
import { Programs } from "./programs.tsx";
import { SecondFactorPolicy } from "./second-factor-policy.tsx";
import { SecurityLog } from "./security-log.tsx";
import { Webhooks } from "../webhooks/webhooks.tsx";

const route = getRouteApi("/signed-in/administration");
const tabs = ["people", "programs", "webhooks", "sessions", "log"] as const;

/** Who belongs to the organization, what is open at this moment, and what has happened at the door. */
export function Administration(): ReactNode {
  const { t } = useTranslation();
  const { tab: asked } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={t("administration.title")} lead={t("administration.lead")}>
      <Tabs
        value={tabs.find((name) => name === asked) ?? "people"}
        keepMounted={false}
        onChange={(chosen) => {
          const next = tabs.find((name) => name === chosen);
          if (next !== undefined) void navigate({ search: { tab: next }, replace: true });
        }}
      >
        <Tabs.List aria-label={t("administration.title")} className="tab-list">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`administration.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people" pt="lg">
          <Stack gap="lg">
            <Members />
            <Invitations />
            <SecondFactorPolicy />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="programs" pt="lg">
          <Programs />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks" pt="lg">
          <Webhooks />
        </Tabs.Panel>
        <Tabs.Panel value="sessions" pt="lg">
          <MemberSessions />
        </Tabs.Panel>
        <Tabs.Panel value="log" pt="lg">
          <SecurityLog />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
