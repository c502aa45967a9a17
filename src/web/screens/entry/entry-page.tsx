import { Anchor, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Logo } from "../../shell/header.tsx";
import { LanguageSwitch, SchemeSwitch } from "../../shell/preference-switches.tsx";

interface EntryProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Frame of the pages before signing in: what this is on one side, one small form on the other. */
export function EntryPage({ title, children }: EntryProps): ReactNode {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} – Sanpo Ledger`;
  }, [title]);
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
        <Paper withBorder p="xl" className="sign-in-form">
          <Stack>
            <Title order={1} size="h3">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
      </main>
    </div>
  );
}

interface FormProps {
  readonly lead?: string;
  readonly error: Error | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/**
 * A double click hands in once: links and codes work once, and the second answer would be a refusal. Whoever was told
 * what is wrong hands in again as soon as he likes.
 */
const doubleClickMillis = 1000;

export function EntryForm({ lead, error, onSubmit, children }: FormProps): ReactNode {
  const submittedAt = useRef(-doubleClickMillis);
  useEffect(() => {
    if (error !== null) submittedAt.current = -doubleClickMillis;
  }, [error]);
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const isDouble = event.timeStamp - submittedAt.current < doubleClickMillis;
    if (isDouble) return;
    submittedAt.current = event.timeStamp;
    onSubmit();
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {lead !== undefined && <Text size="sm">{lead}</Text>}
        {error !== null && <ProblemAlert error={error} />}
        {children}
      </Stack>
    </form>
  );
}

export function ToSignIn(): ReactNode {
  const { t } = useTranslation();
  return (
    <Anchor component={Link} to="/sign-in" size="sm">
      {t("entry.toSignIn")}
    </Anchor>
  );
}
