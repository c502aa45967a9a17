import { Button, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { partyRoutes } from "../../../contract/party/routes.ts";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { ProvenanceLine } from "../../parts/provenance.tsx";
import { Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { EndParticipation } from "./end-participation.tsx";
import type { PlanAnswer } from "./plan-draft.ts";

export function ParticipantPanel({ answer }: { readonly answer: PlanAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const may = useMay();
  const isEditor = answer.isOwn && may("manageProject");
  if (answer.participations.length === 0 && !isEditor) return null;
  return (
    <Section title={t("planning.participants")}>
      {answer.participations.length > 0 && (
        <DataTable
          caption={t("planning.participants")}
          rows={answer.participations}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "who",
              header: t("planning.who"),
              names: true,
              cell: ({ organization, personName }) =>
                organization === null ? personName : pick(organization.name),
            },
            {
              id: "role",
              header: t("planning.role"),
              cell: ({ role }) => t(`codes.participantRole.${role}`),
            },
            { id: "starts", header: t("planning.starts"), cell: ({ startsOn }) => day(startsOn) },
            {
              id: "ends",
              header: t("planning.ends"),
              cell: (participation) => {
                if (participation.endsOn !== null) return day(participation.endsOn);
                if (!isEditor) return t("planning.open");
                return <EndParticipation projectId={answer.projectId} participation={participation} />;
              },
            },
            {
              id: "source",
              header: t("common.source"),
              cell: ({ provenance }) => <ProvenanceLine provenance={provenance} />,
            },
          ]}
        />
      )}
      {isEditor && <ParticipantForm answer={answer} />}
    </Section>
  );
}

const roles = ["manager", "aggregator", "player", "supporter", "organizer"] as const;

function ParticipantForm({ answer: { projectId } }: { readonly answer: PlanAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const record = useIntention(projectPlanRoutes.recordParticipation);
  const organizations = useAnswer(partyRoutes.listOrganizations, {});
  const [role, setRole] = useState<(typeof roles)[number]>("player");
  const [who, setWho] = useState("");
  const [startsOn, setStartsOn] = useState("");
  const [endsOn, setEndsOn] = useState("");
  const isPerson = role === "manager";
  const known = organizations.data?.items ?? [];
  function save(): void {
    const body = {
      role,
      organizationId: isPerson ? null : who === "" ? (known[0]?.id ?? null) : who,
      personName: isPerson ? who : null,
      startsOn,
      endsOn: endsOn === "" ? null : endsOn,
    };
    record.mutate(
      { params: { projectId }, body },
      {
        onSuccess: () => {
          announce(t("planning.saved"));
        },
      },
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {record.error !== null && <ProblemAlert error={record.error} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <NativeSelect
          label={t("planning.role")}
          value={role}
          data={roles.map((value) => ({ value, label: t(`codes.participantRole.${value}`) }))}
          onChange={(event) => {
            setRole(roles.find((one) => one === event.target.value) ?? role);
            setWho("");
          }}
        />
        {isPerson ? (
          <TextInput
            label={t("planning.person")}
            required
            value={who}
            onChange={(event) => {
              setWho(event.target.value);
            }}
          />
        ) : (
          <NativeSelect
            label={t("planning.organization")}
            value={who}
            data={known.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            onChange={(event) => {
              setWho(event.target.value);
            }}
          />
        )}
        <TextInput
          type="date"
          label={t("planning.starts")}
          required
          value={startsOn}
          onChange={(event) => {
            setStartsOn(event.target.value);
          }}
        />
        <TextInput
          type="date"
          label={t("planning.ends")}
          value={endsOn}
          onChange={(event) => {
            setEndsOn(event.target.value);
          }}
        />
      </SimpleGrid>
      <Group mt="sm">
        <Button type="submit" variant="default" loading={record.isPending}>
          {t("planning.addParticipant")}
        </Button>
      </Group>
    </form>
  );
}
