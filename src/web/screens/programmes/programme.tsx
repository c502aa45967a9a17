import { Button, Stack, Text } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { programmeRoutes } from "../../../contract/programme/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay, useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { Begin } from "./begin.tsx";
import type { ProgrammeAnswer, ProgrammeVersion } from "./programme-answer.ts";

const route = getRouteApi("/signed-in/programmes/$programmeId");

/** The terms of a programme, every version of them, and the way to an application. */
export function Programme(): ReactNode {
  const { programmeId } = route.useParams();
  const programme = useAnswer(programmeRoutes.getProgramme, { params: { programmeId } });
  return (
    <AnswerGate answer={programme} lines={10}>
      {(data) => <Sheet programme={data} />}
    </AnswerGate>
  );
}

function Sheet({ programme }: { readonly programme: ProgrammeAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const may = useMay();
  const { organization } = useSignedIn();
  const isOwn = organization.id === programme.lender.id;
  return (
    <Page
      title={pick(programme.name)}
      lead={`${pick(programme.lender.name)}・${programme.code}`}
      back={{ to: "/programmes", label: t("programmes.back") }}
      marks={
        <StatusBadge tone={programme.isOpen ? "good" : "quiet"}>
          {t(programme.isOpen ? "programmes.open" : "programmes.closed")}
        </StatusBadge>
      }
      actions={
        isOwn && may("requestApproval") ? (
          <Button component={Link} to={`/programmes/${programme.id}/new-version`} variant="default">
            {t("programmes.edit")}
          </Button>
        ) : undefined
      }
    >
      {programme.provenance.note !== null && (
        <Text size="sm" c="dimmed">
          {pick(programme.provenance.note)}
        </Text>
      )}
      {!isOwn && programme.isOpen && may("apply") && <Begin programmeId={programme.id} />}
      {programme.versions.toReversed().map((version) => (
        <Version key={version.version} version={version} />
      ))}
    </Page>
  );
}

function Version({
  version: { version, effectiveOn, terms },
}: {
  readonly version: ProgrammeVersion;
}): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const forms: Readonly<Record<string, string | undefined>> = t("applications.forms", {
    returnObjects: true,
  });
  const names = (list: readonly { readonly name: { readonly ja: string; readonly en: string } }[]): string =>
    list.map(({ name }) => pick(name)).join(" / ");
  return (
    <Section title={t("programmes.terms", { version, day: day(effectiveOn) })}>
      <Facts
        items={[
          { label: t("programmes.limitTotal"), value: moneyText(terms.limitTotal, "JPY") },
          { label: t("programmes.limitWorking"), value: moneyText(terms.limitWorking, "JPY") },
          { label: t("programmes.equipmentMonths"), value: terms.longestMonths.equipment },
          { label: t("programmes.workingMonths"), value: terms.longestMonths.working },
          { label: t("programmes.grace"), value: terms.longestGraceMonths },
          { label: t("programmes.opensOn"), value: day(terms.opensOn) },
          {
            label: t("programmes.closesOn"),
            value: terms.closesOn === null ? t("programmes.forever") : day(terms.closesOn),
          },
        ]}
      />
      {terms.isSubordinated && <StatusBadge tone="info">{t("programmes.subordinated")}</StatusBadge>}
      {terms.needsCrisis && <StatusBadge tone="info">{t("programmes.needsCrisis")}</StatusBadge>}
      <DataTable
        caption={t("programmes.tiers")}
        rows={terms.tiers}
        rowKey={({ code, validFrom }) => `${code}/${validFrom}`}
        columns={[
          { id: "tier", header: t("programmes.tier"), names: true, cell: ({ name }) => pick(name) },
          {
            id: "adjustment",
            header: t("programmes.adjustment"),
            figure: true,
            cell: ({ adjustment }) => rateText(adjustment),
          },
          { id: "from", header: t("programmes.validFrom"), cell: ({ validFrom }) => day(validFrom) },
          { id: "source", header: t("programmes.source"), cell: ({ source }) => source },
        ]}
      />
      <Stack gap={4}>
        <Text size="sm">
          <b>{t("programmes.legalForms")}</b>：
          {terms.legalForms.map((form) => forms[form] ?? form).join(" / ")}
        </Text>
        <Text size="sm">
          <b>{t("programmes.purposes")}</b>：{names(terms.purposes)}
        </Text>
        <Text size="sm">
          <b>{t("programmes.documents")}</b>：{names(terms.documents)}
        </Text>
      </Stack>
    </Section>
  );
}
