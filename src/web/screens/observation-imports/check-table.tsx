import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import {
  observationImportRoutes,
  type importPreviewAnswer,
} from "../../../contract/observation-import/routes.ts";
import { useAnswer, useIntentionKey } from "../../api/hooks.ts";
import { upload } from "../../api/upload.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { FileDrop } from "../../parts/file-drop.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Preview = z.output<typeof importPreviewAnswer>;

interface Checked {
  readonly file: File;
  readonly preview: Preview;
}

/** The chosen table is checked at once; it is sent again to be recorded, when no row is wrong. */
export function CheckTable(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const key = useIntentionKey();
  const mappings = useAnswer(observationImportRoutes.listObservationMappings, {});
  const [mappingId, setMappingId] = useState("");
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  async function doing(work: () => Promise<void>): Promise<void> {
    setError(null);
    setBusy(true);
    try {
      await work();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  }
  const body = mappingId === "" ? {} : { mappingId };
  const send = (file: File) => ({
    file,
    idempotencyKey: key.of(`${file.name} ${file.size} ${file.lastModified} ${mappingId}`),
    onProgress: () => undefined,
  });
  const check = async (file: File): Promise<void> => {
    setChecked(null);
    const preview = await upload(observationImportRoutes.previewObservationImport, { body }, send(file));
    setChecked({ file, preview });
  };
  const record = async ({ file }: Checked): Promise<void> => {
    const { id } = await upload(observationImportRoutes.importObservations, { body }, send(file));
    key.forget();
    announce(t("observationImports.done"));
    await queryClient.invalidateQueries();
    void navigate({ to: `/observation-imports/${id}` });
  };

  return (
    <Section title={t("observationImports.choose")}>
      {(mappings.data?.items ?? []).length > 0 && (
        <NativeSelect
          label={t("observationImports.mappingUse")}
          value={mappingId}
          data={[
            { value: "", label: t("observationImports.mappingNone") },
            ...(mappings.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => {
            setMappingId(event.target.value);
            setChecked(null);
          }}
        />
      )}
      <FileDrop
        disabled={busy}
        tables={{ hint: t("observationImports.hint") }}
        onFiles={([file]) => {
          if (file !== undefined) void doing(() => check(file));
        }}
      />
      {busy && <Text role="status">{t("observationImports.checking")}</Text>}
      {error !== null && <ProblemAlert error={error} />}
      {checked !== null && (
        <PreviewOf
          checked={checked}
          busy={busy}
          onRecord={() => {
            void doing(() => record(checked));
          }}
        />
      )}
    </Section>
  );
}

interface PreviewProps {
  readonly checked: Checked;
  readonly busy: boolean;
  readonly onRecord: () => void;
}

function PreviewOf({ checked: { file, preview }, busy, onRecord }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  const { rows, rowsWithErrors, planned, findings } = preview;
  const counts = { rows, wrong: rowsWithErrors, planned: planned.length };
  return (
    <>
      <Text fw={700} role="status">
        {t("observationImports.preview", { name: file.name })}
      </Text>
      <Text>{t("observationImports.counts", counts)}</Text>
      {findings.length > 0 && <Findings findings={findings} />}
      {planned.length > 0 && <Planned planned={planned} />}
      {rowsWithErrors > 0 ? (
        <Notice tone="bad" title={t("observationImports.findings")}>
          {t("observationImports.fixFirst")}
        </Notice>
      ) : (
        <Group>
          <Button loading={busy} onClick={onRecord}>
            {t("observationImports.submit", { count: planned.length })}
          </Button>
        </Group>
      )}
    </>
  );
}

function Findings({ findings }: Pick<Preview, "findings">): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <DataTable
      caption={t("observationImports.findings")}
      rows={findings}
      rowKey={({ line, column, code }) => `${line} ${column ?? ""} ${code}`}
      columns={[
        { id: "line", header: t("observationImports.line"), names: true, cell: ({ line }) => line },
        { id: "column", header: t("observationImports.column"), cell: ({ heading }) => heading },
        { id: "cell", header: t("observationImports.cell"), cell: ({ cell }) => cell },
        {
          id: "severity",
          header: t("observationImports.severity"),
          cell: ({ severity }) => t(`observationImports.${severity}`),
        },
        {
          id: "message",
          header: t("observationImports.message"),
          cell: ({ message }) => pick(message),
        },
      ]}
    />
  );
}

function Planned({ planned }: Pick<Preview, "planned">): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <DataTable
      caption={t("observationImports.planned")}
      rows={planned}
      rowKey={({ line }) => String(line)}
      columns={[
        { id: "line", header: t("observationImports.line"), cell: ({ line }) => line },
        { id: "kpi", header: t("report.kpi"), names: true, cell: ({ kpi }) => pick(kpi) },
        { id: "project", header: t("observations.project"), cell: ({ project }) => pick(project) },
        {
          id: "period",
          header: t("observationImports.period"),
          cell: ({ startOn, endOn }) => `${day(startOn)} – ${day(endOn)}`,
        },
        {
          id: "value",
          header: t("observationImports.value"),
          figure: true,
          cell: ({ value, unit }) => `${grouped(value)} ${pick(unit)}`,
        },
        { id: "source", header: t("observationImports.source"), cell: ({ source }) => source },
        {
          id: "version",
          header: t("observationImports.version"),
          figure: true,
          cell: ({ version }) => version,
        },
      ]}
    />
  );
}
