import { Anchor, Button, Group, Stack, Textarea } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { evidenceRoutes } from "../../../contract/impact/evidence-routes.ts";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { urlOf } from "../../api/client.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { grouped, isDecimalText } from "../../figures/decimal-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { ObservationBadge, StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ValueInput } from "../report/value-input.tsx";
import type { ObservationAnswer } from "./observation-table.tsx";

interface Props {
  readonly observation: ObservationAnswer;
}

/** This report beside those of other sources for the same period. */
export function OtherReports({ observation }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { others, kpi, id, source, value, asOf, state, grade } = observation;
  if (others.length === 0) return null;
  const own = { id, source, value, asOf, state, grade, differs: false };
  return (
    <Section title={t("evidence.others")} lead={t("evidence.othersLead")}>
      <DataTable
        caption={t("evidence.others")}
        rows={[own, ...others]}
        rowKey={(report) => report.id}
        rowClass={({ differs }) => (differs ? "is-conflicting" : "")}
        columns={[
          {
            id: "source",
            header: t("common.source"),
            names: true,
            cell: (report) =>
              report.id === id ? (
                report.source
              ) : (
                <Anchor component={Link} to={`/observations/${report.id}`}>
                  {report.source}
                </Anchor>
              ),
          },
          {
            id: "value",
            header: t("observations.value"),
            figure: true,
            cell: (report) => `${grouped(report.value)} ${pick(kpi.unit)}`,
          },
          { id: "asOf", header: t("evidence.asOf"), cell: (report) => day(report.asOf) },
          {
            id: "state",
            header: t("observations.state"),
            cell: (report) => (
              <>
                <ObservationBadge state={report.state} />{" "}
                {report.differs && <StatusBadge tone="wait">{t("evidence.differs")}</StatusBadge>}
              </>
            ),
          },
          {
            id: "grade",
            header: t("reviews.grade"),
            cell: (report) => report.grade ?? t("common.unknown"),
          },
        ]}
      />
    </Section>
  );
}

export function Attestations({ observation: { attestations } }: Props): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (attestations.length === 0) return null;
  return (
    <Section title={t("attestation.title")}>
      {attestations.map(({ id, level, conclusion, provider, standard, scope, signedOn, sha256 }) => (
        <Stack key={id} gap="xs">
          <Facts
            items={[
              { label: t("attestation.provider"), value: provider },
              { label: t("attestation.level"), value: t(`attestation.levels.${level}`) },
              { label: t("attestation.conclusion"), value: t(`attestation.conclusions.${conclusion}`) },
              { label: t("attestation.standard"), value: standard },
              { label: t("attestation.scope"), value: scope },
              { label: t("attestation.signedOn"), value: day(signedOn) },
              { label: "SHA-256", value: <HashText hash={sha256} /> },
            ]}
          />
          <Anchor
            href={urlOf(evidenceRoutes.downloadAttestation, { params: { attestationId: id } })}
            download
          >
            {t("attestation.download")}
          </Anchor>
        </Stack>
      ))}
    </Section>
  );
}

/** An accepted figure is stated again as a new version, with its reason. */
export function RestateForm({ observation }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const navigate = useNavigate();
  const { kpi, periodStartOn, periodEndOn, periodLabel, source } = observation;
  const [value, setValue] = useState(observation.value);
  const [note, setNote] = useState("");
  const create = useIntention(impactRoutes.createObservation);
  return (
    <details className="why">
      <summary>{t("evidence.restate")}</summary>
      <Stack mt="sm">
        {t("evidence.restateLead")}
        {create.error !== null && <ProblemAlert error={create.error} />}
        <ValueInput
          label={t("observations.correct", { unit: pick(kpi.unit) })}
          unit={kpi.unit}
          value={value}
          last={{ value: observation.value, periodLabel }}
          error={isDecimalText(value) ? fieldMessage(create.error, "value") : t("report.valueWrong")}
          onChange={setValue}
        />
        <Textarea
          label={t("evidence.restateReason")}
          required
          maxLength={2000}
          value={note}
          error={fieldMessage(create.error, "note")}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
        <Group>
          <Button
            disabled={note.trim() === "" || !isDecimalText(value)}
            loading={create.isPending}
            onClick={() => {
              create.mutate(
                { body: { kpiId: kpi.id, periodStartOn, periodEndOn, value, source, note } },
                {
                  onSuccess: ({ id }) => {
                    void navigate({ to: "/observations/$observationId", params: { observationId: id } });
                  },
                },
              );
            }}
          >
            {t("evidence.restateSubmit")}
          </Button>
        </Group>
      </Stack>
    </details>
  );
}
