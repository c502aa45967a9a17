import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/section.tsx";
import { emptyPlace, placeKinds, type PlaceDraft } from "./plan-draft.ts";
import { RemoveLast } from "./remove-last.tsx";

interface PlacesProps {
  readonly places: readonly PlaceDraft[];
  readonly onChange: (places: readonly PlaceDraft[]) => void;
}

/** Where the project is at home: hubs, buildings that are used again. */
export function PlaceFields({ places, onChange }: PlacesProps): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<PlaceDraft>) => {
    onChange(places.map((place, i) => (i === at ? { ...place, ...part } : place)));
  };
  return (
    <Section title={t("planning.places")}>
      {places.map(({ kind, name, nameEn, municipalityCode }, i) => (
        <Group key={i} align="flex-end" role="group" aria-label={t("planning.place", { number: i + 1 })}>
          <NativeSelect
            label={t("planning.kind")}
            value={kind}
            data={placeKinds.map((value) => ({ value, label: t(`planning.placeKinds.${value}`) }))}
            onChange={(event) => {
              change(i, { kind: placeKinds.find((one) => one === event.target.value) ?? kind });
            }}
          />
          <TextInput
            label={t("planning.name")}
            required
            value={name}
            onChange={(event) => {
              change(i, { name: event.target.value });
            }}
          />
          <TextInput
            label={t("planning.nameEn")}
            value={nameEn}
            onChange={(event) => {
              change(i, { nameEn: event.target.value });
            }}
          />
          <TextInput
            label={t("planning.areaCode")}
            inputMode="numeric"
            value={municipalityCode}
            onChange={(event) => {
              change(i, { municipalityCode: event.target.value });
            }}
          />
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => {
            onChange([...places, emptyPlace]);
          }}
        >
          {t("planning.addPlace")}
        </Button>
        <RemoveLast what={t("planning.place", { number: places.length })} list={places} onChange={onChange} />
      </Group>
    </Section>
  );
}
