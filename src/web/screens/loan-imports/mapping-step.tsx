import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanImportRoutes } from "../../../contract/loan-import/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ImportColumn, LoanImport } from "./import-answer.ts";

type Mapping = LoanImport["mapping"];

export function MappingStep({ book }: { readonly book: LoanImport }): ReactNode {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<Mapping>(book.mapping);
  const columns = useAnswer(loanImportRoutes.listLoanImportColumns, { params: { importId: book.id } });
  const map = useIntention(loanImportRoutes.mapLoanBook);
  return (
    <Section title={t("loanImports.mappingTitle")} lead={t("loanImports.mappingLead")}>
      <AnswerGate answer={columns} lines={8}>
        {({ items }) => (
          <MappingTable items={items} header={book.header} mapping={mapping} onChange={setMapping} />
        )}
      </AnswerGate>
      {map.error !== null && <ProblemAlert error={map.error} />}
      <Group align="end">
        <NativeSelect
          label={t("loanImports.rateUnit")}
          value={mapping.rateUnit}
          data={(["percent", "fraction"] as const).map((value) => ({
            value,
            label: t(`loanImports.${value}`),
          }))}
          onChange={({ currentTarget: { value } }) => {
            setMapping({ ...mapping, rateUnit: value === "fraction" ? "fraction" : "percent" });
          }}
        />
        <Button
          loading={map.isPending}
          onClick={() => {
            map.mutate({ params: { importId: book.id }, body: mapping });
          }}
        >
          {t("loanImports.check")}
        </Button>
      </Group>
    </Section>
  );
}

interface TableProps {
  readonly items: readonly ImportColumn[];
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

function MappingTable({ items, header, mapping, onChange }: TableProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const put = (part: "columns" | "constants", key: string, text: string): void => {
    const others = Object.fromEntries(Object.entries(mapping[part]).filter(([other]) => other !== key));
    onChange({ ...mapping, [part]: text === "" ? others : { ...others, [key]: text } });
  };
  return (
    <DataTable
      caption={t("loanImports.mappingTitle")}
      rows={items}
      rowKey={({ key }) => key}
      columns={[
        {
          id: "column",
          header: t("loanImports.column"),
          names: true,
          cell: ({ label, isRequired, note }) => (
            <>
              {pick(label)} {isRequired && `（${t("loanImports.required")}）`}
              <Text size="xs" c="dimmed">
                {pick(note)}
              </Text>
            </>
          ),
        },
        {
          id: "heading",
          header: t("loanImports.heading"),
          cell: ({ key, label }) => (
            <NativeSelect
              aria-label={`${pick(label)} ${t("loanImports.heading")}`}
              value={mapping.columns[key] ?? ""}
              data={[{ value: "", label: t("loanImports.noHeading") }, ...header]}
              onChange={({ currentTarget: { value } }) => {
                put("columns", key, value);
              }}
            />
          ),
        },
        {
          id: "constant",
          header: t("loanImports.constant"),
          cell: ({ key, label, words }) => (
            <TextInput
              aria-label={`${pick(label)} ${t("loanImports.constant")}`}
              value={mapping.constants[key] ?? ""}
              disabled={mapping.columns[key] !== undefined}
              placeholder={words.join(" / ")}
              onChange={({ currentTarget: { value } }) => {
                put("constants", key, value);
              }}
            />
          ),
        },
        {
          id: "samples",
          header: t("loanImports.samples"),
          cell: ({ samples }) => samples.filter((sample) => sample !== "").join(" · ") || t("common.unknown"),
        },
      ]}
    />
  );
}
