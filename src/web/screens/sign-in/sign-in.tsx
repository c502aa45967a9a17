import { Anchor, Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { identityRoutes } from "../../../contract/identity/routes.ts";
import { call } from "../../api/client.ts";
import { fieldMessage } from "../../api/problem.ts";
import { useSession } from "../../api/session.ts";
import { EntryForm, EntryPage } from "../entry/entry-page.tsx";
import { SecondStep } from "../entry/second-step.tsx";
import { SingleSignOn } from "../entry/single-sign-on.tsx";
import { useBeginSession } from "../entry/use-begin-session.ts";

const route = getRouteApi("/sign-in");

export function SignIn(): ReactNode {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const { next } = route.useSearch();
  const begin = useBeginSession(next);
  const [challenge, setChallenge] = useState<string | null>(null);
  if (session !== null && session !== undefined) return <Navigate to="/" replace />;
  if (challenge !== null) {
    return (
      <EntryPage title={t("entry.secondStep")}>
        <SecondStep
          challenge={challenge}
          onSignedIn={begin}
          onStartOver={() => {
            setChallenge(null);
          }}
        />
      </EntryPage>
    );
  }
  return (
    <EntryPage title={t("signIn.title")}>
      <PasswordStep onSignedIn={begin} onChallenged={setChallenge} />
      <SingleSignOn next={next} />
    </EntryPage>
  );
}

interface PasswordStepProps {
  readonly onSignedIn: ReturnType<typeof useBeginSession>;
  readonly onChallenged: (challenge: string) => void;
}

function PasswordStep({ onSignedIn, onChallenged }: PasswordStepProps): ReactNode {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => call(identityRoutes.signIn, { body: { email, password } }),
    onSuccess: async (answer) => {
      if ("challenge" in answer) onChallenged(answer.challenge);
      else await onSignedIn(answer);
    },
  });
  return (
    <EntryForm error={signIn.error} onSubmit={signIn.mutate}>
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
      <Anchor component={Link} to="/forgot-password" size="sm">
        {t("entry.forgot")}
      </Anchor>
    </EntryForm>
  );
}
