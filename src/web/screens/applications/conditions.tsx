import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer } from "./application-answer.ts";

interface Props {
  readonly application: ApplicationAnswer;
}

/** Conditions precedent with what is open and by when, and the way to the facility. */
export function Conditions({ application }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { conditions, facilityId, standing } = application;
  const isOpener = standing === "lender" && may("screenApplications");
  return (
    <>
      {conditions.length > 0 && (
        <Section title={t("applications.conditions")}>
          {conditions.map((condition) => (
            <Condition
              key={condition.number}
              application={application}
              condition={condition}
              isOpener={isOpener}
            />
          ))}
        </Section>
      )}
      {facilityId !== null && standing === "lender" && may("readBooks") && (
        <Anchor component={Link} to={`/facilities/${facilityId}`}>
          {t("applications.openFacility")}
        </Anchor>
      )}
    </>
  );
}

interface ConditionProps extends Props {
  readonly condition: ApplicationAnswer["conditions"][number];
  readonly isOpener: boolean;
}

function Condition({ application, condition, isOpener }: ConditionProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { number, text, dueOn, metOn, note } = condition;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={700}>
          {number}. {text}
        </Text>
        {metOn === null ? (
          <StatusBadge tone="wait">{t("applications.open")}</StatusBadge>
        ) : (
          <StatusBadge tone="good">{t("applications.met", { day: day(metOn) })}</StatusBadge>
        )}
        {dueOn !== null && <Text size="sm">{t("applications.dueBy", { day: day(dueOn) })}</Text>}
      </Group>
      {note !== null && <Text size="sm">{note}</Text>}
      {metOn === null && isOpener && <MeetForm application={application} number={number} />}
    </Stack>
  );
}

function MeetForm({ application, number }: Props & { readonly number: number }): ReactNode {
  const { t } = useTranslation();
  const meet = useIntention(applicationRoutes.meetCondition);
  const [metOn, setMetOn] = useState("");
  const [note, setNote] = useState("");
  return (
    <>
      <Group align="flex-end">
        <TextInput
          type="date"
          label={t("applications.metOn")}
          value={metOn}
          onChange={(event) => {
            setMetOn(event.target.value);
          }}
        />
        <TextInput
          label={t("applications.metNote")}
          className="grow"
          maxLength={2000}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
        <Button
          disabled={metOn === "" || note.trim() === ""}
          loading={meet.isPending}
          onClick={() => {
            const params = { applicationId: application.id, number: String(number) };
            meet.mutate({ params, body: { metOn, note } });
          }}
        >
          {t("applications.meet")}
        </Button>
      </Group>
      {meet.error !== null && <ProblemAlert error={meet.error} />}
    </>
  );
}
