import { Progress, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { newKey } from "../../api/hooks.ts";
import { upload } from "../../api/upload.ts";
import { FileDrop } from "../../parts/file-drop.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer } from "./application-answer.ts";

/** The documents the programme asks for, each with what was handed in. */
export function PapersStep({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t("applications.documentsLead")}
      </Text>
      {application.terms.documents.map(({ code, name }) => (
        <Paper key={code} application={application} code={code} name={name} />
      ))}
    </Stack>
  );
}

interface PaperProps {
  readonly application: ApplicationAnswer;
  readonly code: string;
  readonly name: { readonly ja: string; readonly en: string };
}

function Paper({ application, code, name }: PaperProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const queryClient = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const given = application.documents.filter((document) => document.code === code);

  async function send(files: readonly File[]): Promise<void> {
    setError(null);
    try {
      for (const file of files) {
        setShare(0);
        const input = { params: { applicationId: application.id }, body: { code } };
        await upload(applicationRoutes.addApplicationDocument, input, {
          file,
          idempotencyKey: newKey(),
          onProgress: setShare,
        });
      }
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setShare(null);
      await queryClient.invalidateQueries();
    }
  }

  return (
    <section aria-label={pick(name)}>
      <Text fw={700}>{pick(name)}</Text>
      <Text size="sm">
        {t("applications.given", { count: given.length })} {given.map(({ fileName }) => fileName).join(", ")}
      </Text>
      {share !== null && <Progress value={share * 100} aria-label={pick(name)} />}
      {error !== null && <ProblemAlert error={error} />}
      <FileDrop
        disabled={share !== null}
        onFiles={(files) => {
          void send(files);
        }}
      />
    </section>
  );
}
