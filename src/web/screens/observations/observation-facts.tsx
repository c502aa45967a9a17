import { List, Text, Timeline } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { grouped } from "../../figures/decimal-text.ts";
import { Notice } from "../../parts/notice.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import type { ObservationAnswer } from "./observation-table.tsx";

interface FactsProps {
  readonly observation: ObservationAnswer;
}

export function ObservationFacts({ observation }: FactsProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { value, kpi, periodStartOn, periodEndOn, periodLabel, source, note, grade, organizer, version } =
    observation;
  return (
    <>
      <Facts
        items={[
          {
            label: t("observations.value"),
            value: (
              <strong className="digits">
                {grouped(value)} {pick(kpi.unit)}
                {observation.isSuppressed && ` (${t("evidence.suppressed")})`}
              </strong>
            ),
          },
          {
            label: t("observations.period"),
            value: `${periodLabel} (${day(periodStartOn)} – ${day(periodEndOn)})`,
          },
          { label: t("common.source"), value: source },
          { label: t("observations.organizer"), value: pick(organizer.name) },
          { label: t("observations.version"), value: version },
          { label: t("evidence.asOf"), value: day(observation.asOf) },
          {
            label: t("evidence.definition"),
            value: t("evidence.definitionVersion", { version: observation.definitionVersion }),
          },
          ...(grade === null
            ? []
            : [{ label: t("reviews.grade"), value: `${grade} ${t(`codes.grade.${grade}`)}` }]),
          ...(note === "" ? [] : [{ label: t("common.note"), value: note }]),
        ]}
      />
      <ProvenanceLine provenance={observation.provenance} />
    </>
  );
}

/** Why it came back, in the words of the one who returned it. */
export function ReturnNotice({ observation }: FactsProps): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const returned = observation.events.findLast(({ kind }) => kind === "returned");
  if (observation.state !== "returned" || returned === undefined) return null;
  const { reasonCode, note, by, organization } = returned;
  return (
    <Notice tone="bad" title={t("observations.returnedTitle")}>
      <Text fw={700}>{reasonCode === null ? "" : word("returnReason", reasonCode)}</Text>
      {note !== "" && <Text>{note}</Text>}
      <Text size="sm">
        {organization} {by}
      </Text>
    </Notice>
  );
}

export function ObservationWarnings({ observation: { warnings } }: FactsProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (warnings.length === 0) return null;
  return (
    <Notice tone="wait" title={t("observations.warnings")}>
      <List size="sm">
        {warnings.map(({ code, message }) => (
          <List.Item key={code}>{pick(message)}</List.Item>
        ))}
      </List>
    </Notice>
  );
}

export function ObservationHistory({ observation: { events } }: FactsProps): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const word = useCodeWord();
  return (
    <Section title={t("observations.history")}>
      <Timeline bulletSize={14} lineWidth={2} active={events.length}>
        {events.map(({ kind, at, by, organization, reasonCode, note, grade }) => (
          <Timeline.Item key={`${at} ${kind}`} title={word("event", kind)}>
            <Text size="sm" c="dimmed">
              {instant(at)} · {organization} {by}
              {grade !== null && ` · ${grade}`}
            </Text>
            {reasonCode !== null && <Text size="sm">{word("returnReason", reasonCode)}</Text>}
            {note !== "" && <Text size="sm">{note}</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}
