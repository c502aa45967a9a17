import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { feedPeriodLengths, type feedRoutes } from "../../../contract/feed/routes.ts";
import type { FeedAnswer } from "./feed-answer.ts";

type WireMapping = z.input<(typeof feedRoutes.mapFeed)["body"]>["mapping"];

export interface MappingDraft {
  readonly entityType: string;
  readonly attribute: string;
  readonly entityId: string;
  readonly momentAttribute: string;
  readonly length: (typeof feedPeriodLengths)[number];
  readonly which: "containing" | "before";
}

const blankMapping: MappingDraft = {
  ...{ entityType: "", attribute: "", entityId: "", momentAttribute: "", length: "month", which: "before" },
};

export function draftOfMapping(mapping: FeedAnswer["mapping"]): MappingDraft {
  if (mapping === null) return blankMapping;
  const { entityType, attribute, entityId, momentAttribute, period } = mapping;
  const optional = { entityId: entityId ?? "", momentAttribute: momentAttribute ?? "" };
  return { entityType, attribute, ...optional, ...period };
}

export function wireMapping({
  entityId,
  momentAttribute,
  length,
  which,
  ...named
}: MappingDraft): WireMapping {
  return {
    ...named,
    ...(entityId.trim() !== "" && { entityId }),
    ...(momentAttribute.trim() !== "" && { momentAttribute }),
    period: { length, which },
  };
}

interface FieldsProps {
  readonly draft: MappingDraft;
  readonly onChange: (part: Partial<MappingDraft>) => void;
}

/** Which attribute of which entity is the figure, and how its moment becomes a period. */
export function MappingFields({ draft, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {(["entityType", "attribute", "entityId", "momentAttribute"] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`feeds.${field}`)}
          required={field === "entityType" || field === "attribute"}
          maxLength={300}
          value={draft[field]}
          {...(field === "momentAttribute" && { description: t("feeds.momentHint") })}
          onChange={(event) => {
            onChange({ [field]: event.target.value });
          }}
        />
      ))}
      <NativeSelect
        label={t("feeds.length")}
        value={draft.length}
        data={feedPeriodLengths.map((value) => ({ value, label: t(`feeds.lengths.${value}`) }))}
        onChange={(event) => {
          const length = feedPeriodLengths.find((value) => value === event.target.value);
          if (length !== undefined) onChange({ length });
        }}
      />
      <NativeSelect
        label={t("feeds.which")}
        value={draft.which}
        data={(["before", "containing"] as const).map((value) => ({
          value,
          label: t(`feeds.whichOnes.${value}`),
        }))}
        onChange={(event) => {
          onChange({ which: event.target.value === "containing" ? "containing" : "before" });
        }}
      />
    </SimpleGrid>
  );
}
