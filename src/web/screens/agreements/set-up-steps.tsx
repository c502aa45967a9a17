import { Button, Fieldset, Group, SimpleGrid, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DraftText, TextField, type DraftProps } from "./draft-fields.tsx";
import { hasKpiSteps } from "./draft-body.ts";
import type { BandDraft, KpiDraft } from "./draft.ts";

/** The steps themselves: of every KPI, or in the table that one step is read off. */
export function StepFields(props: DraftProps & { readonly nameOf: (kpiId: string) => string }): ReactNode {
  switch (props.draft.aggregation) {
    case "countLadder":
      return <LadderFields {...props} />;
    case "weightedScore":
      return (
        <>
          <KpiStepFields {...props} />
          <BandFields {...props} />
        </>
      );
    case "threeBand":
      return <ThreeBandFields {...props} />;
    case "perKpi":
    case "allOf":
    case "linear":
      return <KpiStepFields {...props} />;
  }
}

const ownSteps = ["achievedBp", "neutralBp", "missedBp", "capBp"] as const;

function KpiStepFields({
  draft,
  onChange,
  complaint,
  nameOf,
}: DraftProps & { readonly nameOf: (kpiId: string) => string }): ReactNode {
  const { t } = useTranslation();
  const { aggregation } = draft;
  const names: readonly (keyof KpiDraft & ((typeof ownSteps)[number] | "weight"))[] = hasKpiSteps(aggregation)
    ? ownSteps.filter((name) => name !== "neutralBp" || aggregation !== "linear")
    : ["weight"];
  return draft.kpis.map((kpi, at) => (
    <Fieldset key={at} legend={nameOf(kpi.kpiId) || t("setUp.kpi", { n: at + 1 })}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {names.map((name) => (
          <TextField
            key={name}
            form="figure"
            label={t(`setUp.${name}`)}
            isOptional={name === "neutralBp" || name === "capBp"}
            value={kpi[name]}
            error={complaint(`/ratchet/kpis/${at}/${name}`)}
            onChange={(value) => {
              onChange({ ...draft, kpis: draft.kpis.with(at, { ...kpi, [name]: value }) });
            }}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  ));
}

/** One rung for each number of SPTs achieved, none included. */
function LadderFields({ draft, onChange, complaint }: DraftProps): ReactNode {
  const { t } = useTranslation();
  const rungs = Array.from({ length: draft.kpis.length + 1 }, (_, achieved) => achieved);
  return (
    <Fieldset legend={t("setUp.ladder")}>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
        {rungs.map((achieved) => (
          <TextField
            key={achieved}
            form="figure"
            label={t("setUp.rung", { n: achieved, of: draft.kpis.length })}
            value={draft.ladder[achieved] ?? ""}
            error={complaint(`/ratchet/ladder/${achieved}/bp`)}
            onChange={(bp) => {
              const ladder = rungs.map((rung) => (rung === achieved ? bp : (draft.ladder[rung] ?? "")));
              onChange({ ...draft, ladder });
            }}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}

function BandFields({ draft, onChange, complaint }: DraftProps): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, band: BandDraft): void => {
    onChange({ ...draft, bands: draft.bands.with(at, band) });
  };
  return (
    <Fieldset legend={t("setUp.bands")}>
      <Stack gap="sm">
        {draft.bands.map((band, at) => (
          <Group key={at} align="flex-end">
            {(["from", "bp"] as const).map((name) => (
              <TextField
                key={name}
                form="figure"
                label={t(`setUp.band.${name}`, { n: at + 1 })}
                value={band[name]}
                error={complaint(`/ratchet/bands/${at}/${name}`)}
                onChange={(value) => {
                  change(at, { ...band, [name]: value });
                }}
              />
            ))}
            {draft.bands.length > 1 && (
              <Button
                size="xs"
                variant="subtle"
                onClick={() => {
                  onChange({ ...draft, bands: draft.bands.toSpliced(at, 1) });
                }}
              >
                {t("setUp.removeBand", { n: at + 1 })}
              </Button>
            )}
          </Group>
        ))}
        <div>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              onChange({ ...draft, bands: [...draft.bands, { from: "", bp: "" }] });
            }}
          >
            {t("setUp.addBand")}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}

function ThreeBandFields(props: DraftProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t("setUp.threeBand")}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <DraftText {...props} name="bandAchievedBp" form="figure" at="/ratchet/threeBand/achievedBp" />
        <DraftText {...props} name="bandBetweenBp" form="figure" at="/ratchet/threeBand/betweenBp" />
        <DraftText {...props} name="bandWorseBp" form="figure" at="/ratchet/threeBand/worseBp" />
      </SimpleGrid>
    </Fieldset>
  );
}
