import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { messageAt } from "../../api/problem.ts";
import { noCode, noTier, type CodeDraft, type TierDraft } from "./programme-draft.ts";

type Row = CodeDraft & Partial<TierDraft>;

interface RowsProps {
  readonly list: "purposes" | "documents" | "tiers";
  readonly rows: readonly Row[];
  readonly blank?: Row;
  readonly error: Error | null;
  readonly onChange: (rows: readonly Row[]) => void;
}

const pointers: Readonly<Record<keyof TierDraft, string>> = {
  code: "code",
  ja: "name/ja",
  en: "name/en",
  percent: "adjustment",
  validFrom: "validFrom",
  source: "source",
};
const labels = {
  code: "code",
  ja: "nameJa",
  en: "nameEn",
  percent: "adjustmentPercent",
  validFrom: "validFrom",
  source: "source",
} as const;
const fieldsOf = {
  purposes: ["code", "ja", "en"],
  documents: ["code", "ja", "en"],
  tiers: ["code", "ja", "en", "percent", "validFrom", "source"],
} as const;

/** Rows with a code and a name in both languages; rate tiers say more. */
export function CodeRows({ list, rows, blank = noCode, error, onChange }: RowsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack role="group" aria-label={t(`programmes.${list}`)}>
      {rows.map((row, i) => (
        <RowFields
          key={i}
          list={list}
          n={i + 1}
          row={row}
          error={error}
          onChange={(changed) => {
            onChange(rows.with(i, changed));
          }}
          onRemove={() => {
            onChange(rows.toSpliced(i, 1));
          }}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            onChange([...rows, blank]);
          }}
        >
          {t(`programmes.add.${list}`)}
        </Button>
      </div>
    </Stack>
  );
}

interface RowProps {
  readonly list: RowsProps["list"];
  readonly n: number;
  readonly row: Row;
  readonly error: Error | null;
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

function RowFields({ list, n, row, error, onChange, onRemove }: RowProps): ReactNode {
  const { t } = useTranslation();
  const name = `${t(`programmes.one.${list}`)} ${String(n)}`;
  return (
    <fieldset className="plain-fieldset">
      <Group justify="space-between" mb="xs">
        <b>{name}</b>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${t("setup.removeRow")} ${name}`}
          onClick={onRemove}
        >
          {t("setup.removeRow")}
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {fieldsOf[list].map((field) => (
          <TextInput
            key={field}
            type={field === "validFrom" ? "date" : "text"}
            label={t(`programmes.${labels[field]}`)}
            aria-label={`${name}：${t(`programmes.${labels[field]}`)}`}
            value={row[field] ?? noTier[field]}
            error={messageAt(error, `/terms/${list}/${String(n - 1)}/${pointers[field]}`)}
            onChange={(event) => {
              onChange({ ...row, [field]: event.target.value });
            }}
          />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}
