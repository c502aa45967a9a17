import { Button, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { valueRoutes } from "../../../contract/impact/value-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { HeatMap } from "../../parts/chart/heat-map.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { Profile } from "./impact-answer.ts";
import { bandOf, dimensions, riskMark, risks } from "./profile-draft.ts";
import { ProfileForm } from "./profile-form.tsx";

/** Five dimensions and nine risks, the newest answers first. */
export function ProfileTab({ projectId }: { readonly projectId: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isAnswering, setIsAnswering] = useState(false);
  const answer = useAnswer(valueRoutes.listImpactProfiles, { params: { projectId } });
  const open = may("assessImpact") && !isAnswering && (
    <Button
      onClick={() => {
        setIsAnswering(true);
      }}
    >
      {t("impactValue.answerProfile")}
    </Button>
  );
  return (
    <Stack gap="lg">
      <AnswerGate answer={answer} lines={6}>
        {({ items }) => (
          <>
            {isAnswering && (
              <ProfileForm
                projectId={projectId}
                last={items[0]?.profile}
                onDone={() => {
                  setIsAnswering(false);
                }}
              />
            )}
            {items.length === 0 && !isAnswering && (
              <Empty title={t("impactValue.noProfile")} next={t("impactValue.noProfileNext")} action={open} />
            )}
            {items.length > 0 && <div className="no-print">{open}</div>}
            {items.map((item) => (
              <ProfileSection key={item.id} item={item} />
            ))}
          </>
        )}
      </AnswerGate>
    </Stack>
  );
}

function ProfileSection({ item }: { readonly item: Profile }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { organization, version, effectiveOn, recordedBy, profile } = item;
  return (
    <Section
      title={t("impactValue.profileOf", { organization: pick(organization.name), version })}
      lead={`${day(effectiveOn)} · ${recordedBy.name}`}
    >
      <ProvenanceLine provenance={item.provenance} />
      <Facts
        items={dimensions.map((name) => {
          const answer = profile.dimensions[name];
          return {
            label: t(`impactValue.dimensions.${name}`),
            value: answer.state === "answered" ? answer.answer : <NotAssessed reason={answer.reason} />,
          };
        })}
      />
      <Text fw={700}>{t("impactValue.riskMap")}</Text>
      <RiskMap item={item} />
      <RiskTable item={item} />
    </Section>
  );
}

function NotAssessed({ reason }: { readonly reason: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <StatusBadge tone="wait">{t("impactValue.notAssessed")}</StatusBadge>{" "}
      <Text component="span" size="sm">
        {reason}
      </Text>
    </>
  );
}

function RiskMap({ item: { profile } }: { readonly item: Profile }): ReactNode {
  const { t } = useTranslation();
  const points = risks.flatMap((name) => {
    const answer = profile.risks[name];
    return answer.state === "assessed" ? [{ ...answer, id: name, mark: riskMark(name) }] : [];
  });
  const high = points.filter((point) => bandOf(point.likelihood, point.consequence) === "high");
  return (
    <HeatMap
      title={t("impactValue.riskMap")}
      alt={t("impactValue.riskMapAlt", {
        count: points.length,
        high: high.map(({ id }) => t(`impactValue.risks.${id}`)).join("、") || t("common.none"),
      })}
      likelihoodLabel={t("impactValue.likelihood")}
      consequenceLabel={t("impactValue.consequence")}
      bandOf={bandOf}
      points={points}
    />
  );
}

function RiskTable({ item: { profile, bands } }: { readonly item: Profile }): ReactNode {
  const { t } = useTranslation();
  const rows = risks.map((name) => ({ name, answer: profile.risks[name] }));
  const tones = { low: "good", medium: "wait", high: "bad" } as const;
  return (
    <DataTable
      caption={t("impactValue.riskTable")}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        {
          id: "risk",
          header: t("impactValue.risk"),
          names: true,
          cell: ({ name }) => `${riskMark(name)} ${t(`impactValue.risks.${name}`)}`,
        },
        {
          id: "likelihood",
          header: t("impactValue.likelihood"),
          figure: true,
          cell: ({ answer }) => (answer.state === "assessed" ? answer.likelihood : "–"),
        },
        {
          id: "consequence",
          header: t("impactValue.consequence"),
          figure: true,
          cell: ({ answer }) => (answer.state === "assessed" ? answer.consequence : "–"),
        },
        {
          id: "band",
          header: t("impactValue.band"),
          cell: ({ name }) => {
            const band = bands[name];
            return band === undefined ? (
              <StatusBadge tone="wait">{t("impactValue.notAssessed")}</StatusBadge>
            ) : (
              <StatusBadge tone={tones[band]}>{t(`impactValue.bands.${band}`)}</StatusBadge>
            );
          },
        },
        {
          id: "answer",
          header: t("impactValue.why"),
          cell: ({ answer }) => (answer.state === "assessed" ? answer.answer : answer.reason),
        },
      ]}
    />
  );
}
