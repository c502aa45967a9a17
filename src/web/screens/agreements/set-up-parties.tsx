import { Select, SimpleGrid } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { trancheAnswer } from "../../../contract/agreement/answers.ts";
import { DraftText, type DraftProps } from "./draft-fields.tsx";

export type TrancheChoice = z.output<typeof trancheAnswer>;

/** For which loans, and what the agreement is called. */
export function PartyFields({
  tranches,
  ...props
}: DraftProps & { readonly tranches: readonly TrancheChoice[] }): ReactNode {
  const { t } = useTranslation();
  const { draft, onChange, complaint } = props;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={t("setUp.tranche")}
        value={draft.trancheId}
        error={complaint("/trancheId")}
        allowDeselect={false}
        data={tranches.map(({ id, facilityNumber, loans }) => ({
          value: id,
          label: `${facilityNumber} (${loans.map(({ number }) => number).join(", ")})`,
        }))}
        onChange={(trancheId) => {
          if (trancheId !== null) onChange({ ...draft, trancheId });
        }}
      />
      <DraftText {...props} name="agreedOn" form="date" at="/agreedOn" />
      <DraftText {...props} name="nameJa" at="/name/ja" />
      <DraftText {...props} name="nameEn" at="/name/en" />
      <FrameFields {...props} />
    </SimpleGrid>
  );
}

/** What every version of the terms says beside its steps. */
export function FrameFields(props: DraftProps): ReactNode {
  return (
    <>
      <DraftText {...props} name="effectiveOn" form="date" at="/effectiveOn" />
      <DraftText {...props} name="verifier" at="/verifier" />
      <DraftText {...props} name="premiumUse" isOptional at="/premiumUse" />
      <DraftText {...props} name="source" isOptional at="/source" />
    </>
  );
}
