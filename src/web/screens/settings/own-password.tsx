import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { accountRoutes } from "../../../contract/identity/account-routes.ts";
import { recoveryRoutes } from "../../../contract/identity/recovery-routes.ts";
import { call } from "../../api/client.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { useSessionChanges } from "../../api/session.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { NewPasswordInput } from "../entry/new-password-input.tsx";

export function OwnPassword(): ReactNode {
  const { t } = useTranslation();
  const { begin } = useSessionChanges();
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const change = useMutation({
    mutationFn: () => call(recoveryRoutes.changePassword, { body: { password, newPassword } }),
    onSuccess: (session) => {
      begin(session);
      setPassword("");
      setNewPassword("");
      announce(t("entry.resetDone"));
    },
  });

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    change.mutate();
  }

  return (
    <Section title={t("account.password")} lead={t("account.passwordLead")}>
      <form onSubmit={submit}>
        <Stack maw={420}>
          {change.error !== null && <ProblemAlert error={change.error} />}
          <PasswordInput
            label={t("account.currentPassword")}
            autoComplete="current-password"
            required
            value={password}
            error={fieldMessage(change.error, "password")}
            onChange={(event) => {
              setPassword(event.target.value);
            }}
          />
          <NewPasswordInput
            value={newPassword}
            onChange={setNewPassword}
            error={fieldMessage(change.error, "newPassword")}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t("account.changePassword")}
            </Button>
          </Group>
        </Stack>
      </form>
      <VerifiedEmail />
    </Section>
  );
}

function VerifiedEmail(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const { data } = useAnswer(accountRoutes.getAccountSecurity, {});
  const ask = useIntention(recoveryRoutes.askEmailVerification);
  if (data === undefined) return null;
  return (
    <Group gap="sm">
      <Text size="sm">{t("signIn.email")}</Text>
      {data.emailVerifiedAt === null ? (
        <StatusBadge tone="wait">{t("account.emailUnverified")}</StatusBadge>
      ) : (
        <StatusBadge tone="good">
          {t("account.emailVerified", { at: instant(data.emailVerifiedAt) })}
        </StatusBadge>
      )}
      {data.emailVerifiedAt === null && (
        <Button
          size="xs"
          variant="default"
          loading={ask.isPending}
          onClick={() => {
            const onSuccess = () => {
              announce(t("account.verificationSent"));
            };
            ask.mutate({}, { onSuccess });
          }}
        >
          {t("account.sendVerification")}
        </Button>
      )}
      {ask.error !== null && <ProblemAlert error={ask.error} />}
    </Group>
  );
}
