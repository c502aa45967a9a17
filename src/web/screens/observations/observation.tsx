import { Stack } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { FileUpload } from "../../parts/file-upload.tsx";
import { EvidenceList } from "../../parts/evidence-list.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { ObservationBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { AttestForm } from "../attestations/attest-form.tsx";
import {
  ObservationFacts,
  ObservationHistory,
  ObservationWarnings,
  ReturnNotice,
} from "./observation-facts.tsx";
import type { ObservationAnswer } from "./observation-table.tsx";
import { Attestations, OtherReports, RestateForm } from "./other-reports.tsx";
import { RateEffects } from "./rate-effects.tsx";
import { SubmitForm, WithdrawForm } from "./submit-form.tsx";

const route = getRouteApi("/signed-in/observations/$observationId");

/** One observation for the one who reports it and for all who may read it. */
export function Observation(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { observationId } = route.useParams();
  const observation = useAnswer(impactRoutes.getObservation, { params: { observationId } });
  return (
    <AnswerGate answer={observation} lines={8}>
      {(data) => (
        <Page
          title={pick(data.kpi.name)}
          back={{ to: "/observations", label: t("observations.title") }}
          lead={`${pick(data.project.name)} · ${data.periodLabel}`}
          marks={<ObservationBadge state={data.state} />}
        >
          <ObservationBody observation={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

function ObservationBody({ observation }: { readonly observation: ObservationAnswer }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { allowed } = observation;
  return (
    <div className="narrow">
      <Stack gap="lg">
        <ReturnNotice observation={observation} />
        <ObservationWarnings observation={observation} />
        <Section title={t("reviews.claim")}>
          <ObservationFacts observation={observation} />
        </Section>
        <Section title={t("observations.evidence")}>
          <EvidenceList items={observation.evidence} />
          {allowed.includes("addEvidence") && (
            <FileUpload
              route={impactRoutes.addEvidence}
              input={{ params: { observationId: observation.id } }}
            />
          )}
        </Section>
        <OtherReports observation={observation} />
        <Attestations observation={observation} />
        {may("readLoans") && <RateEffects observationId={observation.id} />}
        {allowed.includes("attest") && <AttestForm observationId={observation.id} />}
        {allowed.includes("submit") && <SubmitForm key={observation.state} observation={observation} />}
        <ObservationHistory observation={observation} />
        {allowed.includes("restate") && <RestateForm observation={observation} />}
        {allowed.includes("withdraw") && <WithdrawForm observationId={observation.id} />}
      </Stack>
    </div>
  );
}
