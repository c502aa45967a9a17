import { Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import type { ApplicationAnswer } from "./application-answer.ts";
import type { Autosave } from "./use-autosave.ts";

interface StepProps {
  readonly application: ApplicationAnswer;
  readonly autosave: Autosave;
}

export function SubmitStep({ application, autosave }: StepProps): ReactNode {
  const { t } = useTranslation();
  const submit = useIntention(applicationRoutes.submitApplication);
  const withdraw = useIntention(applicationRoutes.withdrawApplication);
  const params = { applicationId: application.id };
  const isReady = application.completeness.percent === 100 && application.eligibility.length === 0;
  return (
    <Stack>
      <Text>{t("applications.submitLead")}</Text>
      {submit.error !== null && <ProblemAlert error={submit.error} />}
      {withdraw.error !== null && <ProblemAlert error={withdraw.error} />}
      <Group>
        <Button
          disabled={!isReady || autosave.state === "conflict"}
          loading={submit.isPending}
          onClick={() => {
            autosave.flush(() => {
              submit.mutate(
                { params, body: {} },
                {
                  onSuccess: () => {
                    announce(t("applications.submitted"));
                  },
                },
              );
            });
          }}
        >
          {t("applications.submit")}
        </Button>
        <Button
          variant="default"
          loading={withdraw.isPending}
          onClick={() => {
            withdraw.mutate(
              { params, body: {} },
              {
                onSuccess: () => {
                  announce(t("applications.withdrawn"));
                },
              },
            );
          }}
        >
          {t("applications.withdraw")}
        </Button>
      </Group>
    </Stack>
  );
}
