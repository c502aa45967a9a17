import { Button, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { assuranceConclusions, assuranceLevels } from "../../../contract/impact/answers.ts";
import { evidenceRoutes } from "../../../contract/impact/evidence-routes.ts";
import { useIntentionKey } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { upload } from "../../api/upload.ts";
import { announce } from "../../parts/announce.ts";
import { FileDrop } from "../../parts/file-drop.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";

interface Statement {
  readonly level: (typeof assuranceLevels)[number];
  readonly conclusion: (typeof assuranceConclusions)[number];
  readonly provider: string;
  readonly standard: string;
  readonly scope: string;
  readonly signedOn: string;
}

const blank: Statement = {
  level: "limited",
  conclusion: "unmodified",
  provider: "",
  standard: "ISAE 3000 (Revised)",
  scope: "",
  signedOn: "",
};

/** The verifier's conclusion, sent together with the signed statement. */
export function AttestForm({ observationId }: { readonly observationId: string }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = useIntentionKey();
  const [statement, setStatement] = useState(blank);
  const [file, setFile] = useState<File | null>(null);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const change = (part: Partial<Statement>): void => {
    setStatement({ ...statement, ...part });
  };

  async function send(signed: File): Promise<void> {
    setError(null);
    setSending(true);
    try {
      const idempotencyKey = key.of(
        JSON.stringify([statement, signed.name, signed.size, signed.lastModified]),
      );
      const input = { params: { observationId }, body: statement };
      await upload(evidenceRoutes.attestObservation, input, {
        ...{ file: signed, idempotencyKey },
        onProgress: () => undefined,
      });
      key.forget();
      announce(t("attestation.done"));
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setSending(false);
      await queryClient.invalidateQueries();
    }
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (file === null) setError(new Error(t("attestation.fileMissing")));
    else void send(file);
  }

  return (
    <Section title={t("attestation.title")} lead={t("attestation.lead")}>
      <form onSubmit={submit}>
        <Stack>
          {error !== null && <ProblemAlert error={error} />}
          <Choices statement={statement} onChange={change} />
          <Words statement={statement} onChange={change} error={error} />
          <Text fw={700} size="sm">
            {t("attestation.file")}
          </Text>
          <FileDrop
            disabled={isSending}
            onFiles={([chosen]) => {
              setFile(chosen ?? null);
            }}
          />
          {file !== null && <Text role="status">{t("attestation.chosen", { name: file.name })}</Text>}
          <div>
            <Button type="submit" loading={isSending} disabled={file === null}>
              {t("attestation.submit")}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}

interface PartProps {
  readonly statement: Statement;
  readonly onChange: (part: Partial<Statement>) => void;
}

function Choices({ statement, onChange }: PartProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t("attestation.level")}
        value={statement.level}
        data={assuranceLevels.map((value) => ({ value, label: t(`attestation.levels.${value}`) }))}
        onChange={(event) => {
          const level = assuranceLevels.find((value) => value === event.target.value);
          if (level !== undefined) onChange({ level });
        }}
      />
      <NativeSelect
        label={t("attestation.conclusion")}
        value={statement.conclusion}
        data={assuranceConclusions.map((value) => ({ value, label: t(`attestation.conclusions.${value}`) }))}
        onChange={(event) => {
          const conclusion = assuranceConclusions.find((value) => value === event.target.value);
          if (conclusion !== undefined) onChange({ conclusion });
        }}
      />
    </>
  );
}

function Words({ statement, onChange, error }: PartProps & { readonly error: Error | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {(["provider", "standard"] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`attestation.${field}`)}
          required
          maxLength={200}
          value={statement[field]}
          error={fieldMessage(error, field)}
          onChange={(event) => {
            onChange({ [field]: event.target.value });
          }}
        />
      ))}
      <Textarea
        label={t("attestation.scope")}
        required
        autosize
        maxLength={1000}
        value={statement.scope}
        error={fieldMessage(error, "scope")}
        onChange={(event) => {
          onChange({ scope: event.target.value });
        }}
      />
      <TextInput
        type="date"
        label={t("attestation.signedOn")}
        required
        value={statement.signedOn}
        error={fieldMessage(error, "signedOn")}
        onChange={(event) => {
          onChange({ signedOn: event.target.value });
        }}
      />
    </>
  );
}
