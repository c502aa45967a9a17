import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { accountRoutes } from "../../../contract/identity/account-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { AppEnrolment } from "./app-enrolment.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** One's own second factor: added with an app, kept with recovery codes, removed where nobody asks for it. */
export function SecondFactor(): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const security = useAnswer(accountRoutes.getAccountSecurity, {});
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Section title={t("account.secondFactor")} lead={t("account.secondFactorLead")}>
      {codes !== null ? (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(null);
            void queryClient.invalidateQueries();
          }}
        />
      ) : (
        <AnswerGate answer={security} lines={3}>
          {({ secondFactorSince, recoveryCodesLeft, secondFactorRequired, hasPassword }) =>
            secondFactorSince === null ? (
              <Stack gap="md">
                {secondFactorRequired && <Notice tone="wait" title={t("account.factorRequired")} />}
                <Enrol hasPassword={hasPassword} onEnrolled={setCodes} />
              </Stack>
            ) : (
              <Enrolled
                since={secondFactorSince}
                left={recoveryCodesLeft}
                isRequired={secondFactorRequired}
                onRenewed={setCodes}
              />
            )
          }
        </AnswerGate>
      )}
    </Section>
  );
}

interface EnrolProps {
  readonly hasPassword: boolean;
  readonly onEnrolled: (codes: readonly string[]) => void;
}

function Enrol({ hasPassword, onEnrolled }: EnrolProps): ReactNode {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const begin = useIntention(accountRoutes.beginSecondFactor);
  if (begin.data !== undefined) return <AppEnrolment {...begin.data} onEnrolled={onEnrolled} />;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    begin.mutate({ body: { password } });
  }

  return (
    <form onSubmit={submit}>
      {begin.error !== null && <ProblemAlert error={begin.error} />}
      <Group align="flex-end">
        {hasPassword && (
          <PasswordInput
            label={t("account.currentPassword")}
            autoComplete="current-password"
            required
            w={260}
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
            }}
          />
        )}
        <Button type="submit" loading={begin.isPending}>
          {t("account.addFactor")}
        </Button>
      </Group>
    </form>
  );
}

interface EnrolledProps {
  readonly since: string;
  readonly left: number;
  readonly isRequired: boolean;
  readonly onRenewed: (codes: readonly string[]) => void;
}

function Enrolled({ since, left, isRequired, onRenewed }: EnrolledProps): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const [code, setCode] = useState("");
  const renew = useIntention(accountRoutes.renewRecoveryCodes);
  const remove = useIntention(accountRoutes.removeSecondFactor);
  const error = renew.error ?? remove.error;
  const clear = () => {
    setCode("");
  };
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <StatusBadge tone="good">{t("account.factorOn")}</StatusBadge>
        <Text size="sm">{t("account.factorSince", { at: instant(since) })}</Text>
        <Text size="sm">{t("account.codesLeft", { left })}</Text>
      </Group>
      {error !== null && <ProblemAlert error={error} />}
      <Group align="flex-end">
        <TextInput
          label={t("entry.code")}
          description={t("account.codeToChange")}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={40}
          value={code}
          onChange={(event) => {
            setCode(event.target.value);
          }}
        />
        <Button
          variant="default"
          disabled={code.length < 6}
          loading={renew.isPending}
          onClick={() => {
            const onSuccess = ({ recoveryCodes }: { recoveryCodes: readonly string[] }) => {
              onRenewed(recoveryCodes);
            };
            renew.mutate({ body: { code } }, { onSuccess, onSettled: clear });
          }}
        >
          {t("account.renewCodes")}
        </Button>
        {!isRequired && (
          <Button
            variant="default"
            color="red"
            disabled={code.length < 6}
            loading={remove.isPending}
            onClick={() => {
              remove.mutate({ body: { code } }, { onSettled: clear });
            }}
          >
            {t("account.removeFactor")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
