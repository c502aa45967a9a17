import { Button, Group, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { evidenceRoutes } from "../../contract/impact/evidence-routes.ts";
import { urlOf } from "../api/client.ts";
import { useAnswer } from "../api/hooks.ts";
import { AnswerGate } from "./answer-gate.tsx";
import { DataTable } from "./data-table.tsx";

interface ViewerProps {
  readonly evidence: { readonly id: string; readonly fileName: string; readonly mediaType: string };
}

/** The file itself, as far as a browser shows it without running anything. */
export function EvidenceViewer({ evidence }: ViewerProps): ReactNode {
  const { t } = useTranslation();
  const { id, fileName, mediaType } = evidence;
  const address = urlOf(evidenceRoutes.viewEvidence, { params: { evidenceId: id } });
  if (mediaType === "image/png" || mediaType === "image/jpeg") {
    return <img src={address} alt={fileName} className="evidence-picture" />;
  }
  if (mediaType === "application/pdf") {
    return (
      <>
        <iframe src={address} title={fileName} className="evidence-document" />
        <Group>
          <Button component="a" href={address} target="_blank" rel="noreferrer" variant="default">
            {t("evidence.newTab")}
          </Button>
        </Group>
      </>
    );
  }
  if (mediaType === "text/csv" || mediaType.endsWith("spreadsheetml.sheet")) {
    return <EvidenceTable evidenceId={id} fileName={fileName} />;
  }
  return <Text c="dimmed">{t("evidence.noViewer")}</Text>;
}

/** Asked for only when it is opened: whoever has not looked is not on record as having looked. */
export function FoldedViewer({ evidence }: ViewerProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="why"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {t("evidence.viewer")}: {evidence.fileName}
      </summary>
      {isOpen && <EvidenceViewer evidence={evidence} />}
    </details>
  );
}

function EvidenceTable({
  evidenceId,
  fileName,
}: {
  readonly evidenceId: string;
  readonly fileName: string;
}): ReactNode {
  const { t } = useTranslation();
  const table = useAnswer(evidenceRoutes.previewEvidence, { params: { evidenceId } });
  return (
    <AnswerGate answer={table} lines={4}>
      {({ header, rows, rowCount }) => (
        <>
          <DataTable
            caption={fileName}
            rows={rows.map((cells, position) => ({ cells, position }))}
            rowKey={({ position }) => String(position)}
            columns={header.map((heading, place) => ({
              id: String(place),
              header: heading,
              cell: ({ cells }: { readonly cells: readonly string[] }) => cells[place] ?? "",
            }))}
          />
          {rowCount > rows.length && (
            <Text size="sm" c="dimmed">
              {t("evidence.rowsShown", { count: rowCount })}
            </Text>
          )}
        </>
      )}
    </AnswerGate>
  );
}
