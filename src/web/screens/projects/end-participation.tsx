import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { announce } from "../../parts/announce.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { PlanAnswer } from "./plan-draft.ts";

type Participation = PlanAnswer["participations"][number];

interface EndProps {
  readonly projectId: string;
  readonly participation: Participation;
}

/** The last day of a participation, asked for once more before it is recorded. */
export function EndParticipation({ projectId, participation }: EndProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("planning.end")}
      </Button>
      <Dialog title={t("planning.endTitle")} isOpen={isOpen} onClose={close}>
        <EndForm projectId={projectId} participation={participation} onDone={close} />
      </Dialog>
    </>
  );
}

function EndForm({
  projectId,
  participation,
  onDone,
}: EndProps & { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const record = useIntention(projectPlanRoutes.recordParticipation);
  const [endsOn, setEndsOn] = useState(() => todayInJapan(new Date()));
  const { id: participationId, role, organization, personName, startsOn } = participation;
  function save(): void {
    const organizationId = organization?.id ?? null;
    record.mutate(
      {
        params: { projectId },
        body: { participationId, role, organizationId, personName, startsOn, endsOn },
      },
      {
        onSuccess: () => {
          announce(t("planning.ended"));
          onDone();
        },
      },
    );
  }
  const who = organization === null ? (personName ?? "") : pick(organization.name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="sm">
        {record.error !== null && <ProblemAlert error={record.error} />}
        <Text>{t("planning.endLead", { who })}</Text>
        <TextInput
          type="date"
          label={t("planning.endedOn")}
          required
          min={startsOn}
          value={endsOn}
          onChange={(event) => {
            setEndsOn(event.target.value);
          }}
        />
        <Group>
          <Button type="submit" loading={record.isPending}>
            {t("planning.end")}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t("common.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
