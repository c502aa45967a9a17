import { PasswordInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface NewPasswordProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** Long rather than complicated; the server has the last word. */
export function NewPasswordInput({ value, onChange, error }: NewPasswordProps): ReactNode {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t("entry.newPassword")}
      description={t("entry.newPasswordHint")}
      name="new-password"
      autoComplete="new-password"
      required
      minLength={12}
      maxLength={128}
      value={value}
      error={error}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
