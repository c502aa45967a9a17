import { Button, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { PartnershipDocuments } from "./partnership-documents.tsx";
import { PartnershipForm } from "./partnership-form.tsx";
import type { PlanAnswer } from "./plan-draft.ts";

type Partnership = PlanAnswer["partnerships"][number];

export function PartnershipPanel({ answer }: { readonly answer: PlanAnswer }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const isEditor = answer.isOwn && may("manageProject");
  return (
    <Section title={t("planning.partnerships")}>
      {answer.partnerships.length === 0 && <Empty title={t("planning.noPartnership")} />}
      {answer.partnerships.map((partnership) => (
        <PartnershipCard key={partnership.id} partnership={partnership} isEditor={isEditor} />
      ))}
      {isEditor && !isOpen && (
        <Button
          variant="default"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t("planning.addPartnership")}
        </Button>
      )}
      {isEditor && isOpen && (
        <PartnershipForm
          projectId={answer.projectId}
          onDone={() => {
            setOpen(false);
          }}
        />
      )}
    </Section>
  );
}

interface CardProps {
  readonly partnership: Partnership;
  readonly isEditor: boolean;
}

export function PartnershipCard({ partnership, isEditor }: CardProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { terms, gaps, provenance } = partnership;
  const until = terms.endsOn === null ? t("planning.open") : day(terms.endsOn);
  return (
    <Stack gap="sm">
      <Text fw={700}>{pick(terms.name)}</Text>
      <ProvenanceLine provenance={provenance} />
      <Facts
        items={[
          { label: t("planning.pattern"), value: t(`planning.patterns.${terms.pattern}`) },
          { label: t("planning.parties"), value: terms.parties.map(({ name }) => pick(name)).join("、") },
          { label: t("planning.signedOn"), value: day(terms.signedOn) },
          { label: t("planning.ends"), value: until },
          { label: t("planning.terms"), value: pick(terms.terms) },
          { label: t("planning.atEnd"), value: pick(terms.atEnd) },
        ]}
      />
      {gaps.length > 0 && (
        <Notice tone="wait" title={t("planning.gaps")}>
          {gaps.map((gap) => t(`planning.gapNames.${gap}`)).join("、")}
        </Notice>
      )}
      <Duties partnership={partnership} isEditor={isEditor} />
      <PartnershipDocuments partnership={partnership} isEditor={isEditor} />
    </Stack>
  );
}

function Duties({ partnership, isEditor }: CardProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const keep = useIntention(projectPlanRoutes.keepPartnershipDuty);
  const { id: partnershipId, duties } = partnership;
  return (
    <>
      {keep.error !== null && <ProblemAlert error={keep.error} />}
      <DataTable
        caption={t("planning.duties")}
        rows={duties}
        rowKey={({ key }) => key}
        columns={[
          { id: "what", header: t("planning.duties"), names: true, cell: ({ what }) => pick(what) },
          { id: "due", header: t("planning.due"), cell: ({ dueOn }) => day(dueOn) },
          {
            id: "kept",
            header: t("planning.keptOn"),
            cell: ({ key: dutyKey, keptOn, kind }) => {
              if (keptOn !== null) return day(keptOn);
              if (!isEditor || kind === "end") return t("common.none");
              return (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    keep.mutate(
                      { params: { partnershipId }, body: { dutyKey, keptOn: todayInJapan(new Date()) } },
                      {
                        onSuccess: () => {
                          announce(t("planning.kept"));
                        },
                      },
                    );
                  }}
                >
                  {t("planning.keep")}
                </Button>
              );
            },
          },
        ]}
      />
    </>
  );
}
