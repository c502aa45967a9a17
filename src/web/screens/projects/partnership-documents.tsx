import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { urlOf } from "../../api/client.ts";
import { sizeText } from "../../figures/amount-text.ts";
import { FileUpload } from "../../parts/file-upload.tsx";
import { Icon } from "../../parts/icons.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { PlanAnswer } from "./plan-draft.ts";

type Partnership = PlanAnswer["partnerships"][number];
type Document = Partnership["documents"][number];

interface DocumentsProps {
  readonly partnership: Partnership;
  readonly isEditor: boolean;
}

/** The signed agreement: read on the spot, taken away, added. */
export function PartnershipDocuments({ partnership, isEditor }: DocumentsProps): ReactNode {
  const { t } = useTranslation();
  const { id: partnershipId, documents } = partnership;
  return (
    <Stack gap="xs" role="group" aria-label={t("planning.documents")}>
      <Text fw={700} size="sm">
        {t("planning.documents")}
      </Text>
      {documents.length === 0 && <Text c="dimmed">{t("planning.noDocument")}</Text>}
      {documents.map((document) => (
        <DocumentLine key={document.id} document={document} />
      ))}
      {isEditor && (
        <details className="why">
          <summary>{t("planning.addDocument")}</summary>
          <FileUpload
            route={projectPlanRoutes.addPartnershipDocument}
            input={{ params: { partnershipId } }}
          />
        </details>
      )}
    </Stack>
  );
}

function DocumentLine({ document }: { readonly document: Document }): ReactNode {
  const { instant } = useFormat();
  const { id: documentId, fileName, mediaType, sizeBytes, uploadedAt, fictional } = document;
  return (
    <div>
      <Group gap="xs">
        <Anchor
          href={urlOf(projectPlanRoutes.downloadPartnershipDocument, { params: { documentId } })}
          download={fileName}
          className="file-link"
        >
          <Icon name="file" size={16} />
          {fileName}
        </Anchor>
        {fictional && <FictionalBadge />}
        <Text size="xs" c="dimmed">
          {[mediaType, sizeText(sizeBytes), instant(uploadedAt)].join(" · ")}
        </Text>
      </Group>
      <FoldedDocument document={document} />
    </div>
  );
}

/** Asked for only when it is opened. */
function FoldedDocument({
  document: { id, fileName, mediaType },
}: {
  readonly document: Document;
}): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const address = urlOf(projectPlanRoutes.viewPartnershipDocument, { params: { documentId: id } });
  return (
    <details
      className="why"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {t("planning.viewDocument")}: {fileName}
      </summary>
      {isOpen &&
        (mediaType.startsWith("image/") ? (
          <img src={address} alt={fileName} className="evidence-picture" />
        ) : (
          <iframe src={address} title={fileName} className="evidence-document" />
        ))}
    </details>
  );
}
