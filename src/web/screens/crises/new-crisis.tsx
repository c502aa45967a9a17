import { Checkbox, NativeSelect, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { crisisKinds, programmeRoutes } from "../../../contract/programme/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { messageAt } from "../../api/problem.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { currentVersion } from "../programmes/programme-answer.ts";

const routes = { preview: programmeRoutes.previewCrisisEvent, request: programmeRoutes.requestCrisisEvent };

interface Draft {
  readonly kind: string;
  readonly ja: string;
  readonly en: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly regions: string;
  readonly programmeIds: readonly string[];
  readonly hasMoratorium: boolean;
  readonly startOn: string;
  readonly endOn: string;
  readonly interest: string;
  readonly maturity: string;
}

const emptyDraft: Draft = {
  kind: "disaster",
  ja: "",
  en: "",
  startsOn: "",
  endsOn: "",
  regions: "",
  programmeIds: [],
  hasMoratorium: false,
  startOn: "",
  endOn: "",
  interest: "paid",
  maturity: "extend",
};

/** Undefined until there is enough to tell who is struck and what is done for them. */
function inputOf(draft: Draft): { readonly body: object } | undefined {
  const { kind, ja, en, startsOn, endsOn, programmeIds, hasMoratorium } = draft;
  const { startOn, endOn, interest, maturity } = draft;
  const needed = [ja, en, startsOn, endsOn, draft.regions.trim(), ...(hasMoratorium ? [startOn, endOn] : [])];
  if (needed.includes("")) return undefined;
  const regions = draft.regions.split("\n").map((region) => region.trim());
  return {
    body: {
      kind,
      name: { ja, en },
      startsOn,
      endsOn,
      regions: regions.filter((region) => region !== ""),
      programmeIds,
      moratorium: hasMoratorium ? { startOn, endOn, interest, maturity } : null,
    },
  };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly error: Error | null;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** A crisis event as it is opened: the loans it strikes and what the measures do, before a second person is asked. */
export function NewCrisis(): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(emptyDraft);
  const [error, setError] = useState<Error | null>(null);
  const onChange = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  const fields = { draft, error, onChange };
  return (
    <Page
      title={t("crises.new")}
      lead={t("crises.newLead")}
      back={{ to: "/crisis-events", label: t("crises.back") }}
    >
      <Section title={t("crises.event")}>
        <EventFields {...fields} />
      </Section>
      <Section title={t("crises.measures")} lead={t("crises.measuresLead")}>
        <OpenedProgrammes {...fields} />
        <Moratorium {...fields} />
      </Section>
      <Section title={t("crises.effect")}>
        <ChangeRequest routes={routes} input={inputOf(draft)} onRefusal={setError} />
      </Section>
    </Page>
  );
}

const eventFields = [
  ["ja", "nameJa", "/name/ja"],
  ["en", "nameEn", "/name/en"],
  ["startsOn", "startsOn", "/startsOn"],
  ["endsOn", "endsOn", "/endsOn"],
] as const;

function EventFields({ draft, error, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        className="narrow"
        label={t("crises.kind")}
        value={draft.kind}
        data={crisisKinds.map((kind) => ({ value: kind, label: t(`crises.kinds.${kind}`) }))}
        onChange={(event) => {
          onChange({ kind: event.target.value });
        }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {eventFields.map(([field, label, pointer]) => (
          <TextInput
            key={field}
            required
            type={field.endsWith("On") ? "date" : "text"}
            label={t(`crises.${label}`)}
            value={draft[field]}
            error={messageAt(error, pointer)}
            onChange={(event) => {
              onChange({ [field]: event.target.value });
            }}
          />
        ))}
      </SimpleGrid>
      <Textarea
        autosize
        minRows={2}
        required
        label={t("crises.regions")}
        description={t("crises.regionsHint")}
        value={draft.regions}
        error={messageAt(error, "/regions")}
        onChange={(event) => {
          onChange({ regions: event.target.value });
        }}
      />
    </>
  );
}

function OpenedProgrammes({ draft, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { organization } = useSignedIn();
  const programmes = useAnswer(programmeRoutes.listProgrammes, { query: { limit: 200 } });
  const kept = (programmes.data?.items ?? []).filter(
    (programme) =>
      programme.lender.id === organization.id && currentVersion(programme)?.terms.needsCrisis === true,
  );
  if (programmes.data !== undefined && kept.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("crises.noProgrammes")}
      </Text>
    );
  }
  return (
    <Checkbox.Group
      label={t("crises.programmes")}
      value={[...draft.programmeIds]}
      onChange={(programmeIds) => {
        onChange({ programmeIds });
      }}
    >
      {kept.map((programme) => (
        <Checkbox
          key={programme.id}
          mt="xs"
          value={programme.id}
          label={
            currentVersion(programme)?.terms.isSubordinated === true
              ? `${pick(programme.name)}（${t("crises.subordinated")}）`
              : pick(programme.name)
          }
        />
      ))}
    </Checkbox.Group>
  );
}

const interests = ["paid", "capitalized", "deferred", "waived"] as const;
const maturities = ["keep", "extend"] as const;

function Moratorium({ draft, error, onChange }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        label={t("crises.moratorium")}
        checked={draft.hasMoratorium}
        onChange={(event) => {
          onChange({ hasMoratorium: event.target.checked });
        }}
      />
      {draft.hasMoratorium && (
        <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
          {(["startOn", "endOn"] as const).map((field) => (
            <TextInput
              key={field}
              required
              type="date"
              label={t(field === "startOn" ? "crises.from" : "crises.to")}
              value={draft[field]}
              error={messageAt(error, `/moratorium/${field}`)}
              onChange={(event) => {
                onChange({ [field]: event.target.value });
              }}
            />
          ))}
          <NativeSelect
            label={t("crises.interest")}
            value={draft.interest}
            data={interests.map((value) => ({ value, label: t(`servicing.holidayInterest.${value}`) }))}
            onChange={(event) => {
              onChange({ interest: event.target.value });
            }}
          />
          <NativeSelect
            label={t("crises.maturity")}
            value={draft.maturity}
            data={maturities.map((value) => ({ value, label: t(`servicing.holidayMaturity.${value}`) }))}
            onChange={(event) => {
              onChange({ maturity: event.target.value });
            }}
          />
        </SimpleGrid>
      )}
    </>
  );
}
