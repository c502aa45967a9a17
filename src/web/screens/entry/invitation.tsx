import { Button, PasswordInput, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { memberRoutes } from "../../../contract/identity/member-routes.ts";
import { call, type AnswerOf } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Notice } from "../../parts/notice.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { EntryForm, EntryPage, ToSignIn } from "./entry-page.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";
import { useLinkToken } from "./use-link-token.ts";

type Invited = AnswerOf<typeof memberRoutes.readInvitation>;

/** Joins an organization: a newcomer chooses a password, whoever has an account uses the one he has. */
export function Invitation(): ReactNode {
  const { t } = useTranslation();
  const token = useLinkToken();
  const invited = useAnswer(memberRoutes.readInvitation, { body: { token } });
  return (
    <EntryPage title={t("entry.invitation")}>
      <AnswerGate answer={invited}>{(data) => <Join token={token} invited={data} />}</AnswerGate>
      <ToSignIn />
    </EntryPage>
  );
}

function Join({ token, invited }: { readonly token: string; readonly invited: Invited }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  const [name, setName] = useState(invited.name);
  const [password, setPassword] = useState("");
  const accept = useMutation({
    mutationFn: () => call(memberRoutes.acceptInvitation, { body: { token, name, password } }),
  });
  const organization = pick({ ja: invited.organization.nameJa, en: invited.organization.nameEn });
  if (accept.isSuccess) {
    return (
      <Notice tone="good" title={t("entry.joined", { organization })}>
        {t("entry.joinedDetail")}
      </Notice>
    );
  }
  const roles = invited.roles.map((role) => word("role", role)).join("、");
  return (
    <EntryForm
      lead={t("entry.invitationLead", { organization, roles })}
      error={accept.error}
      onSubmit={accept.mutate}
    >
      <Text size="sm">{invited.email}</Text>
      {invited.hasAccount ? (
        <PasswordInput
          label={t("entry.ownPassword")}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          error={fieldMessage(accept.error, "password")}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
      ) : (
        <>
          <TextInput
            label={t("settings.name")}
            name="name"
            autoComplete="name"
            required
            maxLength={100}
            value={name}
            error={fieldMessage(accept.error, "name")}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <NewPasswordInput
            value={password}
            onChange={setPassword}
            error={fieldMessage(accept.error, "password")}
          />
        </>
      )}
      <Button type="submit" loading={accept.isPending}>
        {t("entry.join")}
      </Button>
    </EntryForm>
  );
}
