import { Button, Group, List, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Navigate, useRouter } from "@tanstack/react-router";
import { useEffect, useState, type SubmitEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { identityRoutes } from "../../../contract/identity/routes.ts";
import { call } from "../../api/client.ts";
import { fieldMessage } from "../../api/problem.ts";
import { useSession, useSessionChanges } from "../../api/session.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Logo } from "../../shell/header.tsx";
import { keptLanguage } from "../../shell/preferences.tsx";
import { LanguageSwitch, SchemeSwitch } from "../../shell/preference-switches.tsx";

const route = getRouteApi("/sign-in");

export function SignIn(): ReactNode {
  const { t } = useTranslation();
  const { data: session } = useSession();
  useEffect(() => {
    document.title = `${t("signIn.title")} – Sanpo Ledger`;
  }, [t]);
  if (session !== null && session !== undefined) return <Navigate to="/" replace />;
  return (
    <div className="sign-in">
      <header className="sign-in-brand">
        <Group gap="sm">
          <Logo size={40} />
          <Text fw={700} size="xl" component="span">
            {t("shell.product")}
          </Text>
        </Group>
        <Stack gap="md">
          <Text size="lg" fw={700} component="p">
            {t("shell.tagline")}
          </Text>
          <Text component="p">{t("signIn.intro")}</Text>
          <List spacing="xs" className="sign-in-points">
            <List.Item>{t("signIn.point1")}</List.Item>
            <List.Item>{t("signIn.point2")}</List.Item>
            <List.Item>{t("signIn.point3")}</List.Item>
          </List>
        </Stack>
      </header>
      <main id="main" className="sign-in-main">
        <Group justify="flex-end" gap="xs">
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
        <SignInForm />
      </main>
    </div>
  );
}

function SignInForm(): ReactNode {
  const { t, i18n } = useTranslation();
  const { next } = route.useSearch();
  const router = useRouter();
  const { begin } = useSessionChanges();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => call(identityRoutes.signIn, { body: { email, password } }),
    onSuccess: async (session) => {
      if (keptLanguage() === undefined) await i18n.changeLanguage(session.person.language);
      begin(session);
      router.history.push(next !== undefined && /^\/(?!\/)/.test(next) ? next : "/");
    },
  });

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    signIn.mutate();
  }

  return (
    <Paper withBorder p="xl" className="sign-in-form">
      <form onSubmit={submit}>
        <Stack>
          <Title order={1} size="h3">
            {t("signIn.title")}
          </Title>
          {signIn.error !== null && <ProblemAlert error={signIn.error} />}
          <TextInput
            label={t("signIn.email")}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            error={fieldMessage(signIn.error, "email")}
            onChange={(event) => {
              setEmail(event.target.value);
            }}
          />
          <PasswordInput
            label={t("signIn.password")}
            name="password"
            autoComplete="current-password"
            required
            value={password}
            error={fieldMessage(signIn.error, "password")}
            onChange={(event) => {
              setPassword(event.target.value);
            }}
          />
          <Button type="submit" loading={signIn.isPending}>
            {t("signIn.submit")}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
