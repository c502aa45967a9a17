import { Anchor, Button, Stack, Textarea } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { kpiLibraryRoutes } from "../../../contract/impact/library-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { Assignments } from "./assignments.tsx";
import { bodyOf, draftOf } from "./definition-draft.ts";
import { DefinitionFields } from "./definition-fields.tsx";
import type { LibraryKpi as Kpi } from "./kpi-answer.ts";
import { Levels } from "./levels.tsx";

export function LibraryKpi(): ReactNode {
  const { kpiId = "" } = useParams({ strict: false });
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [isDefining, setDefining] = useState(false);
  const answer = useAnswer(kpiLibraryRoutes.getLibraryKpi, { params: { kpiId } });
  const close = (): void => {
    setDefining(false);
  };
  return (
    <AnswerGate answer={answer} lines={8}>
      {(kpi) => (
        <Page
          title={pick(kpi.current.name)}
          back={{ to: "/kpi-library", label: t("kpiLibrary.title") }}
          lead={`${kpi.code} · ${pick(kpi.project.name)}`}
          actions={
            <>
              <Anchor component={Link} to={`/kpis/${kpi.id}`}>
                {t("kpiLibrary.toSeries")}
              </Anchor>
              {kpi.allowed.includes("define") && (
                <Button
                  onClick={() => {
                    setDefining(true);
                  }}
                >
                  {t("kpiLibrary.newVersion")}
                </Button>
              )}
            </>
          }
        >
          <Stack gap="lg">
            <Definition kpi={kpi} />
            <Levels kpi={kpi} />
            <Assignments kpi={kpi} />
            <Versions kpi={kpi} />
          </Stack>
          <Dialog title={t("kpiLibrary.newVersion")} isOpen={isDefining} onClose={close} wide>
            <NewVersion kpi={kpi} onClose={close} />
          </Dialog>
        </Page>
      )}
    </AnswerGate>
  );
}

interface Props {
  readonly kpi: Kpi;
}

function Definition({ kpi }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { current, overlapsWith } = kpi;
  const { sdgCodes, irisCodes, isOwnDefinition, smallestCell } = current;
  return (
    <Section title={t("kpiLibrary.current")}>
      <Facts
        items={[
          { label: t("kpiLibrary.unit"), value: pick(current.unit) },
          { label: t("kpiLibrary.direction"), value: t(`codes.direction.${current.direction}`) },
          { label: t("kpiLibrary.formula"), value: pick(current.formula) },
          { label: t("kpiLibrary.scope"), value: pick(current.scope) || t("common.none") },
          { label: t("kpiLibrary.benchmark"), value: pick(current.benchmark) || t("common.none") },
          { label: t("kpiLibrary.frequency"), value: t(`kpiLibrary.frequencies.${current.frequency}`) },
          {
            label: t("kpiLibrary.core"),
            value: t(current.isCore ? "kpiLibrary.coreYes" : "kpiLibrary.coreNo"),
          },
          { label: "SDGs", value: sdgCodes.join(", ") || t("common.none") },
          { label: "IRIS+", value: irisCodes.join(", ") || t("common.none") },
          {
            label: t("kpiLibrary.own"),
            value: t(isOwnDefinition ? "kpiLibrary.ownYes" : "kpiLibrary.ownNo"),
          },
          {
            label: t("kpiLibrary.overlapsWith"),
            value: overlapsWith.map(({ name }) => pick(name)).join("、") || t("common.none"),
          },
          { label: t("kpiLibrary.smallestCell"), value: smallestCell ?? t("common.none") },
          { label: t("kpiLibrary.effectiveOn"), value: day(current.effectiveOn) },
        ]}
      />
    </Section>
  );
}

function Versions({ kpi }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick, day, instant } = useFormat();
  return (
    <Section title={t("kpiLibrary.versions")}>
      <DataTable
        caption={t("kpiLibrary.versions")}
        rows={kpi.versions.toReversed()}
        rowKey={({ version }) => String(version)}
        columns={[
          { id: "version", header: t("kpiLibrary.version"), names: true, cell: ({ version }) => version },
          { id: "name", header: t("kpiLibrary.name"), cell: ({ name }) => pick(name) },
          { id: "formula", header: t("kpiLibrary.formula"), cell: ({ formula }) => pick(formula) },
          { id: "on", header: t("kpiLibrary.effectiveOn"), cell: ({ effectiveOn }) => day(effectiveOn) },
          { id: "reason", header: t("kpiLibrary.reason"), cell: ({ reason }) => reason },
          {
            id: "by",
            header: t("kpiLibrary.by"),
            cell: ({ definerName, recordedAt }) => `${definerName ?? ""} ${instant(recordedAt)}`,
          },
        ]}
      />
    </Section>
  );
}

function NewVersion({ kpi, onClose }: Props & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(kpi));
  const [reason, setReason] = useState("");
  const define = useIntention(kpiLibraryRoutes.defineKpiVersion);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    define.mutate(
      { params: { kpiId: kpi.id }, body: { ...bodyOf(draft), reason } },
      {
        onSuccess: () => {
          announce(t("kpiLibrary.saved"));
          onClose();
        },
      },
    );
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <DefinitionFields
          draft={draft}
          error={define.error}
          onChange={(part) => {
            setDraft({ ...draft, ...part });
          }}
        />
        <Textarea
          label={t("kpiLibrary.reason")}
          required
          maxLength={2000}
          value={reason}
          error={fieldMessage(define.error, "reason")}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        {define.error !== null && <ProblemAlert error={define.error} />}
        <div>
          <Button type="submit" loading={define.isPending}>
            {t("kpiLibrary.save")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
