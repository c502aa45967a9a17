import { Checkbox, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Option } from "./use-organizations.ts";

interface ChoiceProps {
  readonly organizations: readonly Option[];
  /** Ids of companies. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Companies in whose investments a partner takes no part. */
export function ExcusedChoice({ organizations, value, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <details className="why narrow">
      <summary>{t("funds.excused.summary", { count: value.length })}</summary>
      <Checkbox.Group
        label={t("funds.excused.label")}
        description={t("funds.excused.hint")}
        value={[...value]}
        onChange={onChange}
      >
        <Stack gap="xs" mt="xs">
          {organizations.map((company) => (
            <Checkbox key={company.value} value={company.value} label={company.label} />
          ))}
        </Stack>
      </Checkbox.Group>
    </details>
  );
}
