import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { programmeRoutes } from "../../../contract/programme/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import type { CallInput } from "../../api/client.ts";
import { shiftPoint } from "../../figures/decimal-text.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { currentVersion, type ProgrammeAnswer, type ProgrammeVersion } from "./programme-answer.ts";

const route = getRouteApi("/signed-in/programmes/$programmeId/new-version");

/** New terms of a programme, put before a second person; how loans are set up stays as it is. */
export function EditProgramme(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { programmeId } = route.useParams();
  const programme = useAnswer(programmeRoutes.getProgramme, { params: { programmeId } });
  return (
    <AnswerGate answer={programme} lines={10}>
      {(data) => (
        <Page
          title={t("programmes.editTitle")}
          lead={t("programmes.editLead")}
          back={{ to: `/programmes/${programmeId}`, label: pick(data.name) }}
        >
          <Latest programme={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

function Latest({ programme }: { readonly programme: ProgrammeAnswer }): ReactNode {
  const version = programme.versions.at(-1) ?? currentVersion(programme);
  return version === undefined ? null : <Form programmeId={programme.id} version={version} />;
}

type Terms = ProgrammeVersion["terms"];

interface Draft {
  readonly effectiveOn: string;
  readonly limitTotal: string;
  readonly limitWorking: string;
  readonly equipment: string;
  readonly working: string;
  readonly grace: string;
  readonly closesOn: string;
  readonly tiers: readonly TierDraft[];
}

interface TierDraft {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
  readonly percent: string;
  readonly validFrom: string;
  readonly source: string;
}

const noTier: TierDraft = { code: "", ja: "", en: "", percent: "", validFrom: "", source: "" };

function draftOf(terms: Terms): Draft {
  return {
    effectiveOn: "",
    limitTotal: terms.limitTotal,
    limitWorking: terms.limitWorking,
    equipment: String(terms.longestMonths.equipment),
    working: String(terms.longestMonths.working),
    grace: String(terms.longestGraceMonths),
    closesOn: terms.closesOn ?? "",
    tiers: terms.tiers.map(({ code, name, adjustment, validFrom, source }) => ({
      code,
      ja: name.ja,
      en: name.en,
      percent: shiftPoint(adjustment, 2),
      validFrom,
      source,
    })),
  };
}

type Body = NonNullable<CallInput<typeof programmeRoutes.requestProgrammeTerms>["body"]>;

function bodyOf(draft: Draft, { terms, lending }: ProgrammeVersion): Body {
  return {
    effectiveOn: draft.effectiveOn,
    terms: {
      ...terms,
      limitTotal: typedFigure(draft.limitTotal),
      limitWorking: typedFigure(draft.limitWorking),
      longestMonths: { equipment: Number(draft.equipment), working: Number(draft.working) },
      longestGraceMonths: Number(draft.grace),
      closesOn: draft.closesOn === "" ? null : draft.closesOn,
      tiers: draft.tiers.map(({ code, ja, en, percent, validFrom, source }) => ({
        code,
        name: { ja, en },
        adjustment: typedPercent(percent),
        validFrom,
        source,
      })),
    },
    lending: (lending ?? {}) as Body["lending"],
  };
}

interface FormProps {
  readonly programmeId: string;
  readonly version: ProgrammeVersion;
}

function Form({ programmeId, version }: FormProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const request = useIntention(programmeRoutes.requestProgrammeTerms);
  const [draft, setDraft] = useState(() => draftOf(version.terms));
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  return (
    <Stack gap="lg">
      <Section title={t("programmes.limit")}>
        <LimitFields draft={draft} onChange={change} />
      </Section>
      <Section title={t("programmes.tiers")}>
        <Stack>
          {draft.tiers.map((tier, i) => (
            <TierFields
              key={i}
              tier={tier}
              onChange={(changed) => {
                change({ tiers: draft.tiers.with(i, changed) });
              }}
            />
          ))}
          <div>
            <Button
              variant="default"
              onClick={() => {
                change({ tiers: [...draft.tiers, noTier] });
              }}
            >
              {t("programmes.addTier")}
            </Button>
          </div>
        </Stack>
      </Section>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group>
        <Button
          disabled={draft.effectiveOn === ""}
          loading={request.isPending}
          onClick={() => {
            request.mutate(
              { params: { programmeId }, body: bodyOf(draft, version) },
              {
                onSuccess: ({ id }) => {
                  announce(t("applications.requested"));
                  void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
                },
              },
            );
          }}
        >
          {t("programmes.request")}
        </Button>
      </Group>
    </Stack>
  );
}

interface LimitProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

const limitFields = [
  ["limitTotal", "limitTotal"],
  ["limitWorking", "limitWorking"],
  ["equipment", "equipmentMonths"],
  ["working", "workingMonths"],
  ["grace", "grace"],
] as const;

function LimitFields({ draft, onChange }: LimitProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        type="date"
        required
        label={t("programmes.effectiveOn")}
        value={draft.effectiveOn}
        onChange={(event) => {
          onChange({ effectiveOn: event.target.value });
        }}
      />
      <TextInput
        type="date"
        label={t("programmes.closesOn")}
        value={draft.closesOn}
        onChange={(event) => {
          onChange({ closesOn: event.target.value });
        }}
      />
      {limitFields.map(([field, label]) => (
        <TextInput
          key={field}
          inputMode="numeric"
          label={t(`programmes.${label}`)}
          value={draft[field]}
          onChange={(event) => {
            onChange({ [field]: event.target.value });
          }}
        />
      ))}
    </SimpleGrid>
  );
}

interface TierProps {
  readonly tier: TierDraft;
  readonly onChange: (tier: TierDraft) => void;
}

const tierFields = [
  ["code", "code"],
  ["ja", "nameJa"],
  ["en", "nameEn"],
  ["percent", "adjustmentPercent"],
  ["validFrom", "validFrom"],
  ["source", "source"],
] as const;

function TierFields({ tier, onChange }: TierProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {tierFields.map(([field, label]) => (
        <TextInput
          key={field}
          type={field === "validFrom" ? "date" : "text"}
          label={t(`programmes.${label}`)}
          value={tier[field]}
          onChange={(event) => {
            onChange({ ...tier, [field]: event.target.value });
          }}
        />
      ))}
    </SimpleGrid>
  );
}
