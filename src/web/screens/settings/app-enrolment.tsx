import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { accountRoutes } from "../../../contract/identity/account-routes.ts";
import { call } from "../../api/client.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { QrCode } from "../../parts/qr-code.tsx";

interface AppEnrolmentProps {
  readonly secret: string;
  readonly qrText: string;
  readonly onEnrolled: (recoveryCodes: readonly string[]) => void;
}

/** The secret goes into an app by its camera or by hand; a code of the app proves that it has arrived. */
export function AppEnrolment({ secret, qrText, onEnrolled }: AppEnrolmentProps): ReactNode {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  // Other answers are asked for again only when the recovery codes have been kept: they must stay on the page.
  const confirm = useMutation({
    mutationFn: () => call(accountRoutes.confirmSecondFactor, { body: { code } }),
    onSuccess: ({ recoveryCodes }) => {
      onEnrolled(recoveryCodes);
    },
  });

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    confirm.mutate();
  }

  return (
    <Group align="flex-start" gap="lg">
      <QrCode text={qrText} label={t("account.qrLabel")} />
      <form onSubmit={submit} className="app-enrolment">
        <Stack>
          <Text size="sm">{t("account.scan")}</Text>
          <TextInput
            readOnly
            label={t("account.secret")}
            value={secret.replace(/(.{4})(?=.)/g, "$1 ")}
            className="secret"
          />
          {confirm.error !== null && <ProblemAlert error={confirm.error} />}
          <TextInput
            label={t("entry.code")}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            minLength={6}
            maxLength={8}
            value={code}
            onChange={(event) => {
              setCode(event.target.value);
            }}
          />
          <Button type="submit" loading={confirm.isPending}>
            {t("account.confirmFactor")}
          </Button>
        </Stack>
      </form>
    </Group>
  );
}
