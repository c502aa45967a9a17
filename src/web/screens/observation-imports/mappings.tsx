import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { observationImportRoutes, type mappedHeadings } from "../../../contract/observation-import/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";

type Headings = z.output<typeof mappedHeadings>;

interface Mapping {
  readonly id: string;
  readonly name: string;
  readonly headings: Headings;
}

const columns = ["kpiCode", "project", "firstOn", "lastOn", "value", "source", "asOf", "note"] as const;

/** Saved mappings of the organization's own headings: listed, edited, removed. */
export function Mappings(): ReactNode {
  const { t } = useTranslation();
  const answer = useAnswer(observationImportRoutes.listObservationMappings, {});
  const [edited, setEdited] = useState<Mapping | "new" | null>(null);
  const close = () => {
    setEdited(null);
  };
  return (
    <Section title={t("observationImports.mapping")} lead={t("observationImports.mappingLead")}>
      <AnswerGate answer={answer} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("observationImports.mappingEmpty")} />
          ) : (
            <MappingTable items={items} onEdit={setEdited} />
          )
        }
      </AnswerGate>
      <Group>
        <Button
          variant="default"
          onClick={() => {
            setEdited("new");
          }}
        >
          {t("observationImports.mappingNew")}
        </Button>
      </Group>
      <Dialog wide title={t("observationImports.mapping")} isOpen={edited !== null} onClose={close}>
        <MappingForm before={edited === "new" ? null : edited} onDone={close} />
      </Dialog>
    </Section>
  );
}

interface TableProps {
  readonly items: readonly Mapping[];
  readonly onEdit: (mapping: Mapping) => void;
}

function MappingTable({ items, onEdit }: TableProps): ReactNode {
  const { t } = useTranslation();
  const remove = useIntention(observationImportRoutes.removeObservationMapping);
  return (
    <>
      {remove.error !== null && <ProblemAlert error={remove.error} />}
      <DataTable
        caption={t("observationImports.mapping")}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "name",
            header: t("observationImports.mappingName"),
            names: true,
            cell: ({ name }) => name,
          },
          {
            id: "headings",
            header: t("observationImports.mappingHeadings"),
            cell: ({ headings }) =>
              columns
                .flatMap((column) =>
                  headings[column] === undefined
                    ? []
                    : [`${t(`observationImports.columns.${column}`)} ← ${headings[column]}`],
                )
                .join(" / "),
          },
          {
            id: "actions",
            header: t("observationImports.mapping"),
            cell: (mapping) => (
              <Group gap="xs">
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t("observationImports.mappingEdit")} ${mapping.name}`}
                  onClick={() => {
                    onEdit(mapping);
                  }}
                >
                  {t("observationImports.mappingEdit")}
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`${t("observationImports.mappingRemove")} ${mapping.name}`}
                  loading={remove.isPending}
                  onClick={() => {
                    remove.mutate(
                      { params: { mappingId: mapping.id }, body: {} },
                      {
                        onSuccess: () => {
                          announce(t("observationImports.mappingRemoved"));
                        },
                      },
                    );
                  }}
                >
                  {t("observationImports.mappingRemove")}
                </Button>
              </Group>
            ),
          },
        ]}
      />
    </>
  );
}

interface FormProps {
  readonly before: Mapping | null;
  readonly onDone: () => void;
}

function MappingForm({ before, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const save = useIntention(observationImportRoutes.saveObservationMapping);
  const [name, setName] = useState(before?.name ?? "");
  const [headings, setHeadings] = useState<Headings>(before?.headings ?? {});
  function record(): void {
    const told = Object.fromEntries(Object.entries(headings).filter(([, heading]) => heading !== ""));
    save.mutate(
      { body: { ...(before === null ? {} : { mappingId: before.id }), name, headings: told } },
      {
        onSuccess: () => {
          announce(t("observationImports.mappingSaved"));
          onDone();
        },
      },
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      <Stack>
        {save.error !== null && <ProblemAlert error={save.error} />}
        <TextInput
          required
          label={t("observationImports.mappingName")}
          maxLength={100}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {columns.map((column) => (
            <TextInput
              key={column}
              label={t("observationImports.mappingHeading", {
                column: t(`observationImports.columns.${column}`),
              })}
              maxLength={200}
              value={headings[column] ?? ""}
              onChange={(event) => {
                setHeadings({ ...headings, [column]: event.target.value });
              }}
            />
          ))}
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t("observationImports.mappingSave")}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t("common.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
