import { AppShell, Box, NavLink } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useCallback, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../api/session.ts";
import { Icon } from "../parts/icons.tsx";
import { Header } from "./header.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { navigationFor } from "./navigation.ts";
import { EraSwitch } from "./preference-switches.tsx";
import { useKeyboard } from "./use-keyboard.ts";

export function Shell({ session }: { readonly session: Session }): ReactNode {
  const { t } = useTranslation();
  const [isMenuOpen, menu] = useDisclosure();
  const [isHelpOpen, help] = useDisclosure();
  const isWide = useMediaQuery("(min-width: 62em)");
  const { open } = help;
  useKeyboard(
    useCallback(() => {
      open();
    }, [open]),
  );
  return (
    <>
      <a href="#main" className="skip-link">
        {t("shell.skip")}
      </a>
      <AppShell
        header={{ height: 60 }}
        navbar={{ width: 216, breakpoint: "sm", collapsed: { mobile: !isMenuOpen } }}
        padding={{ base: "md", sm: "xl" }}
      >
        <AppShell.Header className="no-print">
          <Header
            session={session}
            isWide={isWide}
            isMenuOpen={isMenuOpen}
            onMenu={menu.toggle}
            onHelp={help.open}
          />
        </AppShell.Header>
        <AppShell.Navbar className="no-print" p="sm" aria-label={t("shell.mainNavigation")}>
          <Navigation actions={session.actions} onChoose={menu.close} />
          {!isWide && (
            <Box mt="lg">
              <EraSwitch />
            </Box>
          )}
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          <div className="main-width">
            <Outlet />
          </div>
        </AppShell.Main>
      </AppShell>
      <HelpDialog opened={isHelpOpen} onClose={help.close} />
    </>
  );
}

interface NavigationProps {
  readonly actions: readonly string[];
  readonly onChoose: () => void;
}

function Navigation({ actions, onChoose }: NavigationProps): ReactNode {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return navigationFor(actions).map(({ key, to, icon }) => {
    const isHere = to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);
    return (
      <NavLink
        key={key}
        component={Link}
        to={to}
        label={t(`shell.nav.${key}`)}
        leftSection={<Icon name={icon} />}
        active={isHere}
        aria-current={isHere ? "page" : undefined}
        onClick={onChoose}
      />
    );
  });
}
