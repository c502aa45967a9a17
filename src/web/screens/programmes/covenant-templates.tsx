import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { messageAt } from "../../api/problem.ts";
import { TermsFields } from "../covenants/terms-fields.tsx";
import { noTemplate, type TemplateDraft } from "./lending-draft.ts";

interface TemplatesProps {
  readonly templates: readonly TemplateDraft[];
  readonly error: Error | null;
  readonly onChange: (templates: readonly TemplateDraft[]) => void;
}

/** Covenants that every loan of the programme carries; their test dates follow each borrower's fiscal year. */
export function CovenantTemplates({ templates, error, onChange }: TemplatesProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack>
      {templates.map((template, i) => (
        <Template
          key={i}
          n={i + 1}
          template={template}
          error={error}
          onChange={(changed) => {
            onChange(templates.with(i, changed));
          }}
          onRemove={() => {
            onChange(templates.toSpliced(i, 1));
          }}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            onChange([...templates, noTemplate]);
          }}
        >
          {t("programmes.add.covenants")}
        </Button>
      </div>
    </Stack>
  );
}

interface TemplateProps {
  readonly n: number;
  readonly template: TemplateDraft;
  readonly error: Error | null;
  readonly onChange: (template: TemplateDraft) => void;
  readonly onRemove: () => void;
}

const texts = [
  ["code", "code", "code"],
  ["ja", "nameJa", "name/ja"],
  ["en", "nameEn", "name/en"],
  ["clause", "clause", "clause"],
] as const;

function Template({ n, template, error, onChange, onRemove }: TemplateProps): ReactNode {
  const { t } = useTranslation();
  const name = `${t("programmes.one.covenants")} ${String(n)}`;
  return (
    <fieldset className="plain-fieldset" aria-label={name}>
      <Group justify="space-between" mb="xs">
        <b>{name}</b>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${t("setup.removeRow")} ${name}`}
          onClick={onRemove}
        >
          {t("setup.removeRow")}
        </Button>
      </Group>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {texts.map(([field, label, part]) => (
            <TextInput
              key={field}
              label={t(`covenantSetUp.${label}`)}
              value={template[field]}
              error={messageAt(error, `/lending/covenants/${String(n - 1)}/${part}`)}
              onChange={(event) => {
                onChange({ ...template, [field]: event.target.value });
              }}
            />
          ))}
        </SimpleGrid>
        <TermsFields
          isTemplate
          draft={template.terms}
          onChange={(terms) => {
            onChange({ ...template, terms });
          }}
        />
      </Stack>
    </fieldset>
  );
}
