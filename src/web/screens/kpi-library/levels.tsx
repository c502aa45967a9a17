import { Button, NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { kpiLibraryRoutes } from "../../../contract/impact/library-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { LibraryKpi } from "./kpi-answer.ts";

interface Props {
  readonly kpi: LibraryKpi;
}

/** From where to where: the project's own levels, with what was stated before. */
export function Levels({ kpi }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const rows = [
    ...kpi.baselines.map((level) => ({ ...level, kind: "baseline" as const })),
    ...kpi.targets.map((level) => ({ ...level, kind: "target" as const })),
  ];
  return (
    <Section title={t("kpiLibrary.levels")}>
      {rows.length === 0 ? (
        <Empty title={t("kpiLibrary.noLevels")} />
      ) : (
        <DataTable
          caption={t("kpiLibrary.levels")}
          rows={rows}
          rowKey={({ kind, on }) => kind + on}
          columns={[
            {
              id: "kind",
              header: t("kpiLibrary.kind"),
              names: true,
              cell: ({ kind }) => t(`kpiLibrary.${kind}`),
            },
            { id: "on", header: t("kpiLibrary.on"), cell: ({ on }) => day(on) },
            {
              id: "value",
              header: t("kpiLibrary.value"),
              figure: true,
              cell: ({ value }) => `${grouped(value)} ${pick(kpi.current.unit)}`,
            },
            { id: "source", header: t("kpiLibrary.source"), cell: ({ source }) => source },
            {
              id: "note",
              header: t("common.note"),
              cell: ({ note, before }) =>
                [
                  note,
                  before.length === 0
                    ? ""
                    : t("kpiLibrary.before", {
                        values: before.map(({ value }) => grouped(value)).join(", "),
                      }),
                ].join(" "),
            },
          ]}
        />
      )}
      {kpi.allowed.includes("define") && <LevelForm kpi={kpi} />}
    </Section>
  );
}

const blank = { kind: "target", on: "", value: "", source: "", note: "" };

function LevelForm({ kpi }: Props): ReactNode {
  const { t } = useTranslation();
  const [said, setSaid] = useState(blank);
  const set = useIntention(kpiLibraryRoutes.setKpiLevel);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const kind = said.kind === "baseline" ? "baseline" : "target";
    set.mutate(
      { params: { kpiId: kpi.id }, body: { ...said, kind } },
      {
        onSuccess: () => {
          announce(t("kpiLibrary.levelSaved"));
          setSaid(blank);
        },
      },
    );
  }

  return (
    <details className="why">
      <summary>{t("kpiLibrary.addLevel")}</summary>
      <form onSubmit={submit}>
        <Stack mt="sm">
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <NativeSelect
              label={t("kpiLibrary.kind")}
              value={said.kind}
              data={(["target", "baseline"] as const).map((value) => ({
                value,
                label: t(`kpiLibrary.${value}`),
              }))}
              onChange={(event) => {
                setSaid({ ...said, kind: event.target.value });
              }}
            />
            {(["on", "value", "source", "note"] as const).map((field) => (
              <TextInput
                key={field}
                label={t(`kpiLibrary.${field}`)}
                required={field !== "note"}
                type={field === "on" ? "date" : "text"}
                inputMode={field === "value" ? "decimal" : "text"}
                value={said[field]}
                error={fieldMessage(set.error, field)}
                onChange={(event) => {
                  setSaid({ ...said, [field]: event.target.value });
                }}
              />
            ))}
          </SimpleGrid>
          {set.error !== null && <ProblemAlert error={set.error} />}
          <div>
            <Button type="submit" loading={set.isPending}>
              {t("kpiLibrary.addLevel")}
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  );
}
