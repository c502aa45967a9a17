import {
  Button,
  FileButton,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { statementBases, statementLines } from "../../../contract/covenant/terms.ts";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { isDecimalText } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { FiguresDraft } from "./figures-draft.ts";
import { LiveResult } from "./live-result.tsx";
import { useTableUpload } from "./table-upload.ts";

export function FiguresForm({ loanId }: { readonly loanId: string }): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<FiguresDraft>({
    loanId,
    termStartOn: "",
    termEndOn: "",
    basis: "standalone",
    figures: {},
  });
  const [note, setNote] = useState("");
  const [isChecked, setChecked] = useState(false);
  const submitting = useIntention(statementRoutes.submitStatement);
  const table = useTableUpload();
  const change = (part: Partial<FiguresDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const given = Object.values(draft.figures);
  const isComplete = given.length > 0 && given.every(isDecimalText) && hasTerm(draft);
  const error = submitting.error ?? table.error;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isComplete) return;
    submitting.mutate(
      { body: { ...draft, note } },
      {
        onSuccess: () => {
          announce(t("figures.submitted"));
        },
      },
    );
  }

  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Section title={t("figures.title")}>
        <form onSubmit={submit} noValidate>
          <Stack>
            {error !== null && <ProblemAlert error={error} />}
            <TermInputs draft={draft} onChange={change} error={error} />
            {isChecked && given.length === 0 && (
              <Text size="sm" c="red" role="alert">
                {t("figures.none")}
              </Text>
            )}
            <LineInputs draft={draft} onChange={change} isChecked={isChecked} />
            <Textarea
              label={`${t("figures.note")} (${t("common.optional")})`}
              autosize
              maxLength={2000}
              value={note}
              onChange={(event) => {
                setNote(event.target.value);
              }}
            />
            <Group>
              <Button type="submit" loading={submitting.isPending}>
                {t("figures.submit")}
              </Button>
              <FileButton
                accept=".csv,text/csv"
                onChange={(file) => {
                  if (file !== null && hasTerm(draft)) table.send(file, { ...draft, note });
                }}
              >
                {(props) => (
                  <Button {...props} variant="default" loading={table.isPending} disabled={!hasTerm(draft)}>
                    {t("figures.csv")}
                  </Button>
                )}
              </FileButton>
            </Group>
            <Text size="xs" c="dimmed">
              {t("figures.csvHint")}
            </Text>
          </Stack>
        </form>
      </Section>
      <LiveResult draft={draft} isReady={isComplete} />
    </SimpleGrid>
  );
}

function hasTerm({ termStartOn, termEndOn }: FiguresDraft): boolean {
  return termStartOn !== "" && termEndOn !== "";
}

interface InputsProps {
  readonly draft: FiguresDraft;
  readonly onChange: (part: Partial<FiguresDraft>) => void;
}

function TermInputs({ draft, onChange, error }: InputsProps & { readonly error: Error | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <SimpleGrid cols={2}>
        <TextInput
          type="date"
          required
          label={t("figures.termStart")}
          value={draft.termStartOn}
          error={fieldMessage(error, "termStartOn")}
          onChange={(event) => {
            onChange({ termStartOn: event.target.value });
          }}
        />
        <TextInput
          type="date"
          required
          label={t("figures.termEnd")}
          value={draft.termEndOn}
          error={fieldMessage(error, "termEndOn")}
          onChange={(event) => {
            onChange({ termEndOn: event.target.value });
          }}
        />
      </SimpleGrid>
      <NativeSelect
        label={t("figures.basis")}
        value={draft.basis}
        onChange={(event) => {
          onChange({ basis: statementBases.find((basis) => basis === event.target.value) ?? "standalone" });
        }}
        data={statementBases.map((basis) => ({
          value: basis,
          label: t(`covenantCodes.statementBasis.${basis}`),
        }))}
      />
    </>
  );
}

function LineInputs({
  draft,
  onChange,
  isChecked,
}: InputsProps & { readonly isChecked: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
      {statementLines.map((line) => {
        const value = draft.figures[line] ?? "";
        return (
          <TextInput
            key={line}
            label={t(`covenantCodes.line.${line}`)}
            inputMode="decimal"
            autoComplete="off"
            value={value}
            error={isChecked && value !== "" && !isDecimalText(value) ? t("figures.wrong") : undefined}
            onChange={(event) => {
              onChange({ figures: withLine(draft.figures, line, plainNumberText(event.target.value)) });
            }}
          />
        );
      })}
    </SimpleGrid>
  );
}

function withLine(
  figures: FiguresDraft["figures"],
  line: (typeof statementLines)[number],
  text: string,
): FiguresDraft["figures"] {
  const others = Object.fromEntries(Object.entries(figures).filter(([name]) => name !== line));
  return text === "" ? others : { ...others, [line]: text };
}

/** Full-width digits, separators and the accountant's triangle are put right. */
function plainNumberText(typed: string): string {
  return typed
    .normalize("NFKC")
    .replaceAll(/[,\s¥円]/g, "")
    .replace(/^[−ー△▲]/, "-");
}
