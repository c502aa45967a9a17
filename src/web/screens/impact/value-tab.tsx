import { Button, Group, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { valueRoutes } from "../../../contract/impact/value-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText, ratioText } from "../../figures/amount-text.ts";
import { grouped, signOf } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { Assessment, Project } from "./impact-answer.ts";
import { ValueForm } from "./value-form.tsx";
import { ValueResults } from "./value-results.tsx";

/** Social value as it was assessed, the newest first; who stands to the project may assess it again. */
export function ValueTab({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isAssessing, setIsAssessing] = useState(false);
  const params = { projectId: project.id };
  const answer = useAnswer(valueRoutes.listSocialValue, { params });
  const open = (
    <Button
      onClick={() => {
        setIsAssessing(true);
      }}
    >
      {t("impactValue.assess")}
    </Button>
  );
  return (
    <Stack gap="lg">
      {isAssessing && (
        <ValueForm
          project={project}
          onDone={() => {
            setIsAssessing(false);
          }}
        />
      )}
      <AnswerGate answer={answer} lines={6}>
        {({ items }) => (
          <>
            {items.length > 0 && (
              <Group className="no-print">
                {may("assessImpact") && !isAssessing && open}
                <ExportButtons route={valueRoutes.listSocialValue} params={params} />
              </Group>
            )}
            {items.length === 0 && !isAssessing && (
              <Empty
                title={t("impactValue.noAssessment")}
                next={t("impactValue.noAssessmentNext")}
                action={may("assessImpact") ? open : undefined}
              />
            )}
            {items.map((item) => (
              <AssessmentSection key={item.id} item={item} />
            ))}
          </>
        )}
      </AnswerGate>
    </Stack>
  );
}

function AssessmentSection({ item }: { readonly item: Assessment }): ReactNode {
  const { t } = useTranslation();
  const { pick, day, instant } = useFormat();
  const { assessment, value, organization, version, recordedBy, recordedAt, effectiveOn } = item;
  return (
    <Section
      title={t("impactValue.assessment", { organization: pick(organization.name), version })}
      lead={`${day(effectiveOn)} · ${recordedBy.name}`}
    >
      <ProvenanceLine provenance={item.provenance} />
      <ValueResults
        value={value}
        currency={assessment.currency}
        names={new Map(assessment.outcomes.map(({ id, name }) => [id, name]))}
        conventions={assessment}
      />
      <OutcomeTable item={item} />
      {assessment.noNegativesBecause === null ? (
        <Negatives item={item} />
      ) : (
        <Notice tone="info" title={t("impactValue.noneStated")}>
          <Text size="sm">{assessment.noNegativesBecause}</Text>
          <Text size="sm" c="dimmed">
            {recordedBy.name} · {instant(recordedAt)}
          </Text>
        </Notice>
      )}
      {assessment.note !== "" && <Text size="sm">{assessment.note}</Text>}
    </Section>
  );
}

/** Harm stands in a box of its own, as large as what is good. */
function Negatives({ item: { assessment, value } }: { readonly item: Assessment }): ReactNode {
  const { t } = useTranslation();
  const harmful = assessment.outcomes.filter(({ quantity }) => signOf(quantity.base) < 0);
  return (
    <Notice tone="wait" title={t("impactValue.negatives")}>
      <Facts
        items={harmful.map(({ id, name, unit, quantity }) => ({
          label: name,
          value: `${grouped(quantity.base)} ${unit} · ${moneyText(
            value.outcomes.find((one) => one.id === id)?.presentValues.base ?? "0",
            assessment.currency,
          )}`,
        }))}
      />
    </Notice>
  );
}

function OutcomeTable({ item: { assessment, value } }: { readonly item: Assessment }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { currency, outcomes } = assessment;
  return (
    <DataTable
      caption={t("impactValue.outcomes")}
      rows={outcomes}
      rowKey={({ id }) => id}
      columns={[
        { id: "name", header: t("impactValue.outcome"), names: true, cell: ({ name }) => name },
        {
          id: "quantity",
          header: t("impactValue.figures.quantity"),
          figure: true,
          cell: ({ quantity, unit }) => `${grouped(quantity.base)} ${unit}`,
        },
        {
          id: "proxy",
          header: t("impactValue.figures.proxy"),
          figure: true,
          cell: ({ proxy }) => moneyText(proxy.base, currency),
        },
        {
          id: "source",
          header: t("impactValue.proxySource"),
          cell: ({ proxyName, proxySource, proxyOn }) => (
            <>
              {proxyName}
              <Text size="xs" c="dimmed">
                {proxySource} · {day(proxyOn)}
              </Text>
            </>
          ),
        },
        {
          id: "shares",
          header: t("impactValue.shares"),
          cell: ({ deadweight, displacement, attribution, dropOff }) =>
            [deadweight, displacement, attribution, dropOff].map(({ base }) => ratioText(base)).join(" / "),
        },
        { id: "years", header: t("impactValue.years"), figure: true, cell: ({ years }) => years },
        {
          id: "worth",
          header: t("impactValue.presentValue"),
          figure: true,
          cell: ({ id }) =>
            moneyText(value.outcomes.find((one) => one.id === id)?.presentValues.base ?? "0", currency),
        },
      ]}
    />
  );
}
