import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { endOfDayInJapan } from "../../figures/day-text.ts";
import { PostedEntries, type JournalSearch } from "./posted-entries.tsx";

interface SearchProps {
  readonly bookId: string;
  readonly currency: string;
}

const fields = [
  { name: "fromOn", type: "date" },
  { name: "toOn", type: "date" },
  { name: "amountFrom", type: "text" },
  { name: "amountTo", type: "text" },
  { name: "counterparty", type: "text" },
] as const;

/** By day, amount and counterparty, each as a range or a part, in any combination (電子帳簿保存法). */
export function JournalSearchForm({ bookId, currency }: SearchProps): ReactNode {
  const { t } = useTranslation();
  const [typed, type] = useState<Readonly<Record<string, string>>>({});
  const [knownOn, knowBy] = useState("");
  const [isLate, onlyLate] = useState(false);
  const [search, look] = useState<JournalSearch>({});

  function apply(event: SubmitEvent): void {
    event.preventDefault();
    const given = Object.entries(typed).filter(([, value]) => value.trim() !== "");
    look({
      ...Object.fromEntries(given),
      ...(knownOn === "" ? {} : { knownAt: endOfDayInJapan(knownOn) }),
      ...(isLate ? { late: "true" } : {}),
    });
  }

  return (
    <Stack gap="md">
      <form onSubmit={apply} className="no-print">
        <Group align="flex-end" gap="sm">
          {fields.map(({ name, type: kind }) => (
            <TextInput
              key={name}
              type={kind}
              label={t(`books.search.${name}`)}
              value={typed[name] ?? ""}
              {...(name.startsWith("amount") ? { inputMode: "numeric", pattern: "-?\\d+(\\.\\d+)?" } : {})}
              onChange={(event) => {
                type({ ...typed, [name]: event.target.value });
              }}
            />
          ))}
          <TextInput
            type="date"
            label={t("books.search.knownOn")}
            value={knownOn}
            onChange={(event) => {
              knowBy(event.target.value);
            }}
          />
          <Checkbox
            label={t("books.search.late")}
            checked={isLate}
            onChange={(event) => {
              onlyLate(event.target.checked);
            }}
          />
          <Button type="submit" variant="default">
            {t("books.search.look")}
          </Button>
        </Group>
      </form>
      <PostedEntries bookId={bookId} currency={currency} search={search} />
    </Stack>
  );
}
