import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recoveryRoutes } from "../../../contract/identity/recovery-routes.ts";
import { call } from "../../api/client.ts";
import { Notice } from "../../parts/notice.tsx";
import { EntryForm, EntryPage, ToSignIn } from "./entry-page.tsx";
import { useLinkToken } from "./use-link-token.ts";

/** Asks for a click: programs that only look at links in mails use none up. */
export function VerifyEmail(): ReactNode {
  const { t } = useTranslation();
  const token = useLinkToken();
  const verify = useMutation({
    mutationFn: () => call(recoveryRoutes.verifyEmail, { body: { token } }),
  });
  return (
    <EntryPage title={t("entry.verifyTitle")}>
      {verify.isSuccess ? (
        <Notice tone="good" title={t("entry.verified")} />
      ) : (
        <EntryForm lead={t("entry.verifyLead")} error={verify.error} onSubmit={verify.mutate}>
          <Button type="submit" loading={verify.isPending}>
            {t("entry.verify")}
          </Button>
        </EntryForm>
      )}
      <ToSignIn />
    </EntryPage>
  );
}
