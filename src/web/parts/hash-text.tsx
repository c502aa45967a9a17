import { ActionIcon, CopyButton, Group, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icons.tsx";

/** A SHA-256 in full for machines and eyes that compare; it wraps rather than hides. */
export function HashText({
  hash,
  short = false,
}: {
  readonly hash: string;
  readonly short?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex" align="center">
      <code className={short ? "hash unbroken" : "hash"} title={hash}>
        {short ? `${hash.slice(0, 12)}…` : hash}
      </code>
      <CopyButton value={hash}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("common.copied") : t("common.copyHash")}>
            <ActionIcon variant="subtle" size="sm" onClick={copy} aria-label={t("common.copyHash")}>
              <Icon name="copy" size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
