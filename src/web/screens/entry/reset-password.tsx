import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recoveryRoutes } from "../../../contract/identity/recovery-routes.ts";
import { call } from "../../api/client.ts";
import { fieldMessage } from "../../api/problem.ts";
import { Notice } from "../../parts/notice.tsx";
import { EntryForm, EntryPage, ToSignIn } from "./entry-page.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";
import { useLinkToken } from "./use-link-token.ts";

export function ResetPassword(): ReactNode {
  const { t } = useTranslation();
  const token = useLinkToken();
  const [password, setPassword] = useState("");
  const reset = useMutation({
    mutationFn: () => call(recoveryRoutes.resetPassword, { body: { token, password } }),
  });
  return (
    <EntryPage title={t("entry.resetTitle")}>
      {reset.isSuccess ? (
        <Notice tone="good" title={t("entry.resetDone")}>
          {t("entry.resetDoneDetail")}
        </Notice>
      ) : (
        <EntryForm error={reset.error} onSubmit={reset.mutate}>
          <NewPasswordInput
            value={password}
            onChange={setPassword}
            error={fieldMessage(reset.error, "password")}
          />
          <Button type="submit" loading={reset.isPending}>
            {t("entry.setPassword")}
          </Button>
        </EntryForm>
      )}
      <ToSignIn />
    </EntryPage>
  );
}
