import { Button, Group, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { identityRoutes } from "../../../contract/identity/routes.ts";
import { call } from "../../api/client.ts";
import { useSessionChanges } from "../../api/session.ts";
import { Page } from "../../parts/page.tsx";
import { LanguageSwitch } from "../../shell/preference-switches.tsx";
import { SecondFactor } from "./second-factor.tsx";

/** The organization asks for a second factor: before it has been added nothing else is shown. */
export function SecondFactorFirst(): ReactNode {
  const { t } = useTranslation();
  const { end } = useSessionChanges();
  const leave = useMutation({ mutationFn: () => call(identityRoutes.signOut, {}), onSuccess: end });
  return (
    <Stack component="main" id="main" className="before-shell">
      <Group justify="flex-end">
        <LanguageSwitch />
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            leave.mutate();
          }}
        >
          {t("shell.signOut")}
        </Button>
      </Group>
      <Page title={t("account.factorFirst")}>
        <SecondFactor />
      </Page>
    </Stack>
  );
}
