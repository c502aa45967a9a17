import { NativeSelect, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recordIdIn } from "../../figures/record-id.ts";
import type { Option } from "./use-organizations.ts";

interface FieldProps {
  readonly label: string;
  readonly organizations: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

const other = "other";

/** Chosen among those that are known here, or named by its id. */
export function OrganizationField({ label, organizations, value, onChange, error }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const [isOther, setOther] = useState(false);
  return (
    <>
      <NativeSelect
        label={label}
        required
        className="narrow"
        value={isOther ? other : value}
        error={isOther ? undefined : error}
        data={[
          { value: "", label: t("funds.pick") },
          ...organizations,
          { value: other, label: t("funds.otherChoice") },
        ]}
        onChange={(event) => {
          setOther(event.target.value === other);
          onChange(event.target.value === other ? "" : event.target.value);
        }}
      />
      {isOther && (
        <TextInput
          label={t("funds.fields.otherOrganization")}
          required
          className="narrow"
          value={value}
          error={error}
          onChange={(event) => {
            onChange(recordIdIn(event.target.value) ?? event.target.value);
          }}
        />
      )}
    </>
  );
}
