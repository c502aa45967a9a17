import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { covenantRoutes } from "../../../contract/covenant/routes.ts";
import { call } from "../../api/client.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { CovenantBadge, HeadroomBar } from "../../parts/covenant/covenant-marks.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { agreedOf, isReady, type TermsDraft } from "./terms-draft.ts";

type Preview = z.output<typeof covenantRoutes.previewCovenant.response>;

interface PreviewProps {
  readonly loanId: string;
  readonly draft: TermsDraft;
}

/** Test dates and headroom of terms nobody has agreed to yet, asked of the server while they are typed. */
export function TermsPreview({ loanId, draft }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  const body = { loanId, agreed: agreedOf(draft) };
  const preview = useQuery({
    queryKey: [covenantRoutes.previewCovenant.id, body],
    queryFn: ({ signal }) => call(covenantRoutes.previewCovenant, { body }, { signal }),
    enabled: isReady(draft) && loanId !== "",
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <Section title={t("covenantSetUp.preview")} lead={t("covenantSetUp.previewLead")}>
      {!isReady(draft) ? (
        <Text c="dimmed">{t("covenantSetUp.previewEmpty")}</Text>
      ) : (
        <AnswerGate answer={preview}>
          {(data) => (
            <Stack aria-live="polite">
              <Known known={data.known} />
              <Dates tests={data.tests} />
            </Stack>
          )}
        </AnswerGate>
      )}
    </Section>
  );
}

function Known({ known }: Pick<Preview, "known">): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (known.length === 0) return <Text c="dimmed">{t("covenantSetUp.noFigures")}</Text>;
  return known.map(({ termEndOn, figures }) => (
    <div key={termEndOn}>
      <Group gap="xs">
        <Text fw={700}>{t("covenantSetUp.figuresOf", { day: day(termEndOn) })}</Text>
        <CovenantBadge state={figures.state} />
      </Group>
      <HeadroomBar figures={figures} warning={null} trend={null} />
    </div>
  ));
}

function Dates({ tests }: Pick<Preview, "tests">): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <DataTable
      caption={t("covenantSetUp.dates", { count: tests.length })}
      rows={tests.slice(0, shownDates)}
      rowKey={({ testOn }) => testOn}
      columns={[
        { id: "testOn", header: t("covenants.testOn"), names: true, cell: ({ testOn }) => day(testOn) },
        { id: "dueOn", header: t("covenants.due"), cell: ({ dueOn }) => day(dueOn) },
        { id: "grace", header: t("covenantSetUp.graceEnd"), cell: ({ graceEndOn }) => day(graceEndOn) },
      ]}
    />
  );
}

const shownDates = 12;
