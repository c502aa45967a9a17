import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { entryRoutes } from "../../../contract/identity/entry-routes.ts";
import { call } from "../../api/client.ts";
import { keptBinding } from "./binding.ts";
import { EntryForm, EntryPage, ToSignIn } from "./entry-page.tsx";
import { SecondStep } from "./second-step.tsx";
import { useBeginSession } from "./use-begin-session.ts";

/** Where a provider sends the browser back; its answer works once, so it is handed in by a click. */
export function Callback(): ReactNode {
  const { t } = useTranslation();
  const [{ binding, next }] = useState(keptBinding);
  const [query] = useState(() => window.location.search.slice(1));
  const begin = useBeginSession(next);
  const signIn = useMutation({
    mutationFn: () => call(entryRoutes.signInElsewhere, { body: { query, binding } }),
    onSuccess: async (answer) => {
      if (!("challenge" in answer)) await begin(answer);
    },
  });
  if (signIn.data !== undefined && "challenge" in signIn.data) {
    return (
      <EntryPage title={t("entry.secondStep")}>
        <SecondStep
          challenge={signIn.data.challenge}
          onSignedIn={begin}
          onStartOver={() => {
            window.location.assign("/sign-in");
          }}
        />
      </EntryPage>
    );
  }
  return (
    <EntryPage title={t("entry.callback")}>
      <EntryForm lead={t("entry.callbackLead")} error={signIn.error} onSubmit={signIn.mutate}>
        <Button type="submit" loading={signIn.isPending} disabled={signIn.isError}>
          {t("entry.goOn")}
        </Button>
      </EntryForm>
      <ToSignIn />
    </EntryPage>
  );
}
