import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { evidenceAnswer } from "../../contract/impact/answers.ts";
import { impactRoutes } from "../../contract/impact/routes.ts";
import { urlOf } from "../api/client.ts";
import { sizeText } from "../figures/amount-text.ts";
import { useFormat } from "../shell/use-format.ts";
import { HashText } from "./hash-text.tsx";
import { Icon } from "./icons.tsx";
import { FictionalBadge } from "./provenance.tsx";
import { StatusBadge } from "./status-badge.tsx";

type Evidence = z.output<typeof evidenceAnswer>;

export function EvidenceList({ items }: { readonly items: readonly Evidence[] }): ReactNode {
  const { t } = useTranslation();
  if (items.length === 0) return <Text c="dimmed">{t("observations.noEvidence")}</Text>;
  return (
    <ul className="evidence-list">
      {items.map((item) => (
        <EvidenceItem key={item.id} item={item} />
      ))}
    </ul>
  );
}

function EvidenceItem({ item }: { readonly item: Evidence }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li>
      <Stack gap={4}>
        <Group gap="xs">
          <EvidenceLink id={item.id} fileName={item.fileName} />
          <Anchor component={Link} to={`/evidence/${item.id}`} size="sm">
            {t("evidence.open")}
          </Anchor>
          {item.fictional && <FictionalBadge />}
          {item.duplicate && <StatusBadge tone="wait">{t("observations.duplicate")}</StatusBadge>}
        </Group>
        <Text size="xs" c="dimmed">
          {[item.mediaType, sizeText(item.sizeBytes), item.uploadedBy, format.instant(item.uploadedAt)].join(
            " · ",
          )}
        </Text>
        <Text size="xs" component="div">
          SHA-256 <HashText hash={item.sha256} />
        </Text>
      </Stack>
    </li>
  );
}

export function EvidenceLink({
  id,
  fileName,
}: {
  readonly id: string;
  readonly fileName: string;
}): ReactNode {
  return (
    <Anchor
      href={urlOf(impactRoutes.downloadEvidence, { params: { evidenceId: id } })}
      download={fileName}
      className="file-link"
    >
      <Icon name="file" size={16} />
      {fileName}
    </Anchor>
  );
}
