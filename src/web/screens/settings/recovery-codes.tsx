import { Button, CopyButton, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice.tsx";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="wait" title={t("account.recoveryTitle")}>
      <Stack gap="sm">
        {t("account.recoveryDetail")}
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Group>
          <CopyButton value={codes.join("\n")}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t("common.copied") : t("account.copyCodes")}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onKept}>{t("account.keptCodes")}</Button>
        </Group>
      </Stack>
    </Notice>
  );
}
