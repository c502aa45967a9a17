import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { stepText } from "../../figures/amount-text.ts";
import { grouped, trimZeros } from "../../figures/decimal-text.ts";
import {
  CovenantBadge,
  HeadroomBar,
  type CovenantSummary,
  type CovenantTest,
} from "../../parts/covenant/covenant-marks.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface SectionProps {
  readonly test: CovenantTest;
  readonly warning: CovenantSummary["agreed"]["warning"];
  readonly children: ReactNode;
}

/** One test: where it stands, what it read, what happened, what can be done. */
export function TestSection({ test, warning, children }: SectionProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { testOn, dueOn, state, isOverdue, waivedUntilOn, figures, trend } = test;
  const note = figures?.note ?? null;
  return (
    <Section
      title={`${t("covenants.testOn")} ${day(testOn)}`}
      lead={`${t("covenants.due")} ${day(dueOn)}`}
      marks={
        <>
          <CovenantBadge state={state} />
          {isOverdue && <StatusBadge tone="bad">{t("covenants.overdue")}</StatusBadge>}
          {waivedUntilOn !== null && (
            <StatusBadge tone="info">{t("covenants.waivedUntil", { day: day(waivedUntilOn) })}</StatusBadge>
          )}
        </>
      }
    >
      {figures !== null && (
        <Group gap="xl" align="flex-start">
          <Facts
            items={[
              ...(figures.threshold === null
                ? []
                : [{ label: t("covenants.threshold"), value: grouped(figures.threshold) }]),
              {
                label: t("covenants.headroom"),
                value: <HeadroomBar figures={figures} warning={warning} trend={trend} />,
              },
            ]}
          />
        </Group>
      )}
      {note !== null && <Text size="sm">{t(`covenantCodes.noteCode.${note.code}`)}</Text>}
      {figures !== null && <Inputs test={test} />}
      <History test={test} />
      {children}
    </Section>
  );
}

function Inputs({ test }: { readonly test: CovenantTest }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const inputs = test.figures?.inputs ?? [];
  if (inputs.length === 0) return null;
  return (
    <DataTable
      caption={`${t("covenants.inputs")} ${test.testOn}`}
      rows={inputs}
      rowKey={({ line, termEndOn }) => `${line} ${termEndOn}`}
      columns={[
        {
          id: "line",
          header: t("covenants.line"),
          names: true,
          cell: ({ line }) => t(`covenantCodes.line.${line}`),
        },
        { id: "term", header: t("covenants.term"), cell: ({ termEndOn }) => day(termEndOn) },
        {
          id: "value",
          header: t("covenants.value"),
          figure: true,
          cell: ({ value }) => (value === null ? t("covenants.missing") : grouped(trimZeros(value))),
        },
        { id: "version", header: t("covenants.version"), figure: true, cell: ({ version }) => version ?? "" },
      ]}
    />
  );
}

interface Entry {
  readonly id: string;
  readonly on: string;
  readonly what: string;
  readonly who: string;
  readonly reason: string;
  readonly approvalId: string | null;
}

function History({ test }: { readonly test: CovenantTest }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const entries = useEntries(test);
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("covenants.noHistory")}
      </Text>
    );
  }
  return (
    <Stack gap={4} component="ul" className="plain-list" aria-label={t("covenants.history")}>
      {entries.map(({ id, on, what, who, reason, approvalId }) => (
        <li key={id}>
          <Text size="sm">
            {day(on)} <strong>{what}</strong> {who}
            {approvalId !== null && (
              <>
                {" "}
                <Anchor component={Link} to={`/approvals/${approvalId}`} size="sm">
                  {t("approvals.title")}
                </Anchor>
              </>
            )}
          </Text>
          {reason !== "" && (
            <Text size="sm" c="dimmed">
              {reason}
            </Text>
          )}
        </li>
      ))}
    </Stack>
  );
}

function useEntries({ verdicts, events }: CovenantTest): readonly Entry[] {
  const { t } = useTranslation();
  const { day } = useFormat();
  const tested = verdicts.map((verdict): Entry => ({
    id: verdict.id,
    on: verdict.effectiveOn,
    what: t(`covenantCodes.covenantState.${verdict.verdict}`),
    who: t("covenants.verdictBy", { name: verdict.testedBy.name }),
    reason: verdict.reason,
    approvalId: null,
  }));
  const happened = events.map((event): Entry => {
    const details = [
      event.requestedBy === null ? "" : t("covenants.requestedBy", { name: event.requestedBy.name }),
      event.untilOn === null ? "" : t("covenants.waivedUntil", { day: day(event.untilOn) }),
      event.keepsStep === null ? "" : t(event.keepsStep ? "covenants.keepsStep" : "covenants.dropsStep"),
      event.stepBp === null || event.fromOn === null
        ? ""
        : t("covenants.step", { step: stepText(event.stepBp), day: day(event.fromOn) }),
    ].filter((detail) => detail !== "");
    return {
      id: event.id,
      on: event.effectiveOn,
      what: t(`covenantCodes.covenantEvent.${event.kind}`),
      who: [event.by.name, ...details].join(" · "),
      reason: event.reason,
      approvalId: event.approvalId,
    };
  });
  return [...tested, ...happened].toSorted((a, b) =>
    a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1,
  );
}
