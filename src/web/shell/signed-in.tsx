import { Stack, Title } from "@mantine/core";
import { Navigate, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../api/session.ts";
import { AnswerGate } from "../parts/answer-gate.tsx";
import { SecondFactorFirst } from "../screens/settings/second-factor-first.tsx";
import { SessionProvider } from "./session-context.tsx";
import { Shell } from "./shell.tsx";

/** Everything behind it belongs to a signed-in person; others are led to the sign-in page and back. */
export function SignedIn(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const { href, pathname } = useLocation();
  if (session.data === null) {
    // Until the sign-in page has loaded this one stays, and must not ask to be left a second time.
    return pathname === "/sign-in" ? null : <Navigate to="/sign-in" search={{ next: href }} replace />;
  }
  if (session.data?.lacksSecondFactor === true) return <SecondFactorFirst />;
  if (session.data !== undefined) {
    return (
      <SessionProvider session={session.data}>
        <Shell key={session.data.organization.id} session={session.data} />
      </SessionProvider>
    );
  }
  return (
    <Stack component="main" id="main" className="before-shell">
      <Title order={1} size="h3">
        {t("shell.product")}
      </Title>
      <AnswerGate answer={session} lines={6}>
        {() => null}
      </AnswerGate>
    </Stack>
  );
}
