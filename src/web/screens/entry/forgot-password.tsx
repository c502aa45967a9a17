import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recoveryRoutes } from "../../../contract/identity/recovery-routes.ts";
import { call } from "../../api/client.ts";
import { fieldMessage } from "../../api/problem.ts";
import { Notice } from "../../parts/notice.tsx";
import { EntryForm, EntryPage, ToSignIn } from "./entry-page.tsx";

/** Says the same whether or not there is such a person. */
export function ForgotPassword(): ReactNode {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const ask = useMutation({
    mutationFn: () => call(recoveryRoutes.askPasswordReset, { body: { email } }),
  });
  return (
    <EntryPage title={t("entry.forgotTitle")}>
      {ask.isSuccess ? (
        <Notice tone="info" title={t("entry.mailed")}>
          {t("entry.mailedDetail")}
        </Notice>
      ) : (
        <EntryForm lead={t("entry.forgotLead")} error={ask.error} onSubmit={ask.mutate}>
          <TextInput
            label={t("signIn.email")}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            error={fieldMessage(ask.error, "email")}
            onChange={(event) => {
              setEmail(event.target.value);
            }}
          />
          <Button type="submit" loading={ask.isPending}>
            {t("entry.sendLink")}
          </Button>
        </EntryForm>
      )}
      <ToSignIn />
    </EntryPage>
  );
}
