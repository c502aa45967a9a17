import { ActionIcon, Burger, Group, Menu, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { identityRoutes } from "../../contract/identity/routes.ts";
import { call } from "../api/client.ts";
import { useSessionChanges, type Session } from "../api/session.ts";
import { announce } from "../parts/announce.ts";
import { Icon } from "../parts/icons.tsx";
import { FictionalBadge } from "../parts/provenance.tsx";
import { usePreferences } from "./preferences.tsx";
import { EraSwitch, LanguageSwitch, SchemeSwitch } from "./preference-switches.tsx";

interface HeaderProps {
  readonly session: Session;
  readonly isWide: boolean;
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onHelp: () => void;
}

export function Header({ session, isWide, isMenuOpen, onMenu, onHelp }: HeaderProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="sm" wrap="nowrap" className="header-start">
        <Burger
          opened={isMenuOpen}
          onClick={onMenu}
          hiddenFrom="sm"
          size="sm"
          aria-label={isMenuOpen ? t("shell.closeNavigation") : t("shell.openNavigation")}
          aria-expanded={isMenuOpen}
        />
        <Link to="/" className="brand" aria-label={t("shell.product")}>
          <Logo />
          <span className="brand-name">{t("shell.product")}</span>
        </Link>
        {session.demo === true && <FictionalBadge />}
      </Group>
      <Group gap="xs" wrap="nowrap">
        {isWide && <EraSwitch />}
        <LanguageSwitch />
        <SchemeSwitch />
        <Tooltip label={t("shell.help")}>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t("shell.help")}
            onClick={onHelp}
            visibleFrom="sm"
          >
            <Icon name="help" />
          </ActionIcon>
        </Tooltip>
        <PersonMenu session={session} />
      </Group>
    </Group>
  );
}

export function Logo({ size = 28 }: { readonly size?: number }): ReactNode {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" className="logo">
      <rect width="32" height="32" rx="7" className="logo-field" />
      <path d="M7 10h6v6h6v6h6" className="logo-steps" />
      <circle cx="24" cy="10" r="2.5" className="logo-dot" />
    </svg>
  );
}

function PersonMenu({ session }: { readonly session: Session }): ReactNode {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { end } = useSessionChanges();
  const { person, organization } = session;
  const organizationName = language === "ja" ? organization.nameJa : organization.nameEn;

  const leave = useMutation({
    mutationFn: () => call(identityRoutes.signOut, {}),
    onSuccess: end,
    onError: () => {
      announce(t("problems.title"));
    },
  });

  return (
    <Menu position="bottom-end" width={240} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className="person-button" aria-label={`${person.name} ${organizationName}`}>
          <span className="avatar" aria-hidden="true">
            {person.name.slice(0, 1)}
          </span>
          <span className="person-words">
            <Text component="span" size="xs" fw={700}>
              {organizationName}
            </Text>
            <Text component="span" size="xs" c="dimmed">
              {t("shell.signedInAs", { name: person.name })}
            </Text>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/settings" leftSection={<Icon name="settings" size={16} />}>
          {t("shell.nav.settings")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="signOut" size={16} />}
          onClick={() => {
            leave.mutate();
          }}
        >
          {t("shell.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
