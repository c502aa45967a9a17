import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { provenance } from "../../contract/answers.ts";
import { useFormat } from "../shell/use-format.ts";

type Provenance = z.output<typeof provenance>;

/** 架空: invented for the demonstration. Never shown as if it were public. */
export function FictionalBadge(): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="badge badge-fictional" title={t("common.fictionalHint")}>
      {t("common.fictional")}
    </span>
  );
}

export function ProvenanceBadge({ fictional }: Pick<Provenance, "fictional">): ReactNode {
  const { t } = useTranslation();
  if (fictional) return <FictionalBadge />;
  return (
    <span className="badge badge-public" title={t("common.publicHint")}>
      {t("common.publicFact")}
    </span>
  );
}

/** Where a figure comes from: kind, source, as-of day, note. */
export function ProvenanceLine({ provenance: origin }: { readonly provenance: Provenance }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    origin.source === null ? undefined : `${t("common.source")}: ${origin.source}`,
    origin.asOf === null ? undefined : `${t("common.asOf")}: ${format.day(origin.asOf)}`,
    origin.note === null ? undefined : format.pick(origin.note),
  ].filter((part) => part !== undefined);
  if (!origin.fictional && parts.length === 0) return null;
  return (
    <Text component="div" size="sm" c="dimmed">
      <ProvenanceBadge fictional={origin.fictional} /> {parts.join(" · ")}
    </Text>
  );
}
