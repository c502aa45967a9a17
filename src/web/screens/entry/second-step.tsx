import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { accountRoutes } from "../../../contract/identity/account-routes.ts";
import { call } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { Session } from "../../api/session.ts";
import { EntryForm } from "./entry-page.tsx";

interface SecondStepProps {
  readonly challenge: string;
  readonly onSignedIn: (session: Session) => Promise<void>;
  readonly onStartOver: () => void;
}

/** The code of the authenticator app or, without the telephone, a recovery code. */
export function SecondStep({ challenge, onSignedIn, onStartOver }: SecondStepProps): ReactNode {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [isRecovery, setIsRecovery] = useState(false);
  const answer = useMutation({
    mutationFn: () => call(accountRoutes.answerChallenge, { body: { challenge, code } }),
    onSuccess: onSignedIn,
  });
  const isOver = answer.error instanceof Problem && answer.error.answer.code === "challengeOver";
  return (
    <EntryForm
      lead={t(isRecovery ? "entry.recoveryLead" : "entry.codeLead")}
      error={answer.error}
      onSubmit={answer.mutate}
    >
      <TextInput
        key={String(isRecovery)}
        label={t(isRecovery ? "entry.recoveryCode" : "entry.code")}
        name="code"
        autoComplete={isRecovery ? "off" : "one-time-code"}
        inputMode={isRecovery ? "text" : "numeric"}
        required
        autoFocus
        minLength={6}
        maxLength={40}
        value={code}
        onChange={(event) => {
          setCode(event.target.value);
        }}
      />
      {!isOver && (
        <Button type="submit" loading={answer.isPending}>
          {t("signIn.submit")}
        </Button>
      )}
      {!isOver && (
        <Button
          variant="subtle"
          onClick={() => {
            setIsRecovery(!isRecovery);
            setCode("");
          }}
        >
          {t(isRecovery ? "entry.useApp" : "entry.useRecovery")}
        </Button>
      )}
      <Button variant={isOver ? "filled" : "default"} onClick={onStartOver}>
        {t("entry.startOver")}
      </Button>
    </EntryForm>
  );
}
