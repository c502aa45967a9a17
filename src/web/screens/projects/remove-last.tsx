import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface RemoveProps<Item> {
  readonly what: string;
  readonly list: readonly Item[];
  readonly onChange: (list: readonly Item[]) => void;
}

export function RemoveLast<Item>({ what, list, onChange }: RemoveProps<Item>): ReactNode {
  const { t } = useTranslation();
  if (list.length === 0) return null;
  return (
    <Button
      variant="subtle"
      onClick={() => {
        onChange(list.slice(0, -1));
      }}
    >
      {t("planning.remove", { what })}
    </Button>
  );
}
