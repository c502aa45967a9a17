import { SimpleGrid, Stack, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { EvidenceList } from "../../parts/evidence-list.tsx";
import { FoldedViewer } from "../../parts/evidence-viewer.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { ObservationBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import {
  ObservationFacts,
  ObservationHistory,
  ObservationWarnings,
} from "../observations/observation-facts.tsx";
import type { ObservationAnswer } from "../observations/observation-table.tsx";
import { OtherReports } from "../observations/other-reports.tsx";
import { RateEffects } from "../observations/rate-effects.tsx";
import { ReviewForm } from "./review-form.tsx";

const route = getRouteApi("/signed-in/reviews/$observationId");

export function Review(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { observationId } = route.useParams();
  const observation = useAnswer(impactRoutes.getObservation, { params: { observationId } });
  return (
    <AnswerGate answer={observation} lines={8}>
      {(data) => (
        <Page
          title={pick(data.kpi.name)}
          back={{ to: "/reviews", label: t("reviews.title") }}
          lead={`${pick(data.project.name)} · ${data.periodLabel}`}
          marks={<ObservationBadge state={data.state} />}
        >
          <SideBySide observation={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

/** The claim beside its evidence, then what follows from it, then the decision. */
function SideBySide({ observation }: { readonly observation: ObservationAnswer }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <ObservationWarnings observation={observation} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Section title={t("reviews.claim")}>
          <ObservationFacts observation={observation} />
        </Section>
        <Section title={t("reviews.evidence")}>
          <EvidenceList items={observation.evidence} />
          {observation.evidence.map((file) => (
            <FoldedViewer key={file.id} evidence={file} />
          ))}
        </Section>
      </SimpleGrid>
      <OtherReports observation={observation} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <RateEffects observationId={observation.id} />
        <ObservationHistory observation={observation} />
      </SimpleGrid>
      {observation.allowed.includes("review") ? (
        <ReviewForm observationId={observation.id} />
      ) : (
        <Text c="dimmed">{t("reviews.notAllowed")}</Text>
      )}
    </Stack>
  );
}
