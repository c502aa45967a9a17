import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState, type SubmitEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { isDecimalText } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { JumpWarning, lastValueOf } from "../report/jump-warning.tsx";
import { ValueInput } from "../report/value-input.tsx";
import type { ObservationAnswer } from "./observation-table.tsx";

/** Submits a draft, or submits again what was returned with the value put right. */
export function SubmitForm({ observation }: { readonly observation: ObservationAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { id, kpi, evidence, state } = observation;
  const isReturned = state === "returned";
  const [value, setValue] = useState(observation.value);
  const [note, setNote] = useState(observation.note);
  const { data: series } = useAnswer(impactRoutes.getKpi, { params: { kpiId: kpi.id } });
  const submit = useIntention(impactRoutes.submitObservation);

  function send(event: SubmitEvent): void {
    event.preventDefault();
    if (!isDecimalText(value)) return;
    submit.mutate(
      {
        params: { observationId: id },
        body: {
          ...(value === observation.value ? {} : { value }),
          ...(note === observation.note ? {} : { note }),
        },
      },
      {
        onSuccess: () => {
          announce(t("report.submitted"));
        },
      },
    );
  }

  return (
    <Section title={isReturned ? t("report.resubmit") : `2. ${t("report.step2")}`}>
      <form onSubmit={send} noValidate>
        <Stack>
          {submit.error !== null && <ProblemAlert error={submit.error} />}
          {isReturned && (
            <>
              <ValueInput
                label={t("observations.correct", { unit: pick(kpi.unit) })}
                unit={kpi.unit}
                value={value}
                last={series === undefined ? undefined : lastValueOf(series)}
                error={isDecimalText(value) ? fieldMessage(submit.error, "value") : t("report.valueWrong")}
                onChange={setValue}
              />
              <Textarea
                label={`${t("report.note")} (${t("common.optional")})`}
                autosize
                minRows={2}
                maxLength={2000}
                value={note}
                onChange={(event) => {
                  setNote(event.target.value);
                }}
              />
            </>
          )}
          {series !== undefined && <JumpWarning kpi={series} value={value} />}
          {evidence.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("report.noEvidence")}
            </Text>
          )}
          <Button type="submit" size="md" loading={submit.isPending}>
            {t(isReturned ? "report.resubmit" : "report.submit")}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}

export function WithdrawForm({ observationId }: { readonly observationId: string }): ReactNode {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const withdraw = useIntention(impactRoutes.withdrawObservation);
  return (
    <details className="why">
      <summary>{t("observations.withdraw")}</summary>
      <Stack mt="sm">
        {withdraw.error !== null && <ProblemAlert error={withdraw.error} />}
        <Textarea
          label={t("observations.withdrawReason")}
          required
          maxLength={2000}
          value={note}
          error={fieldMessage(withdraw.error, "note")}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
        <Group>
          <Button
            variant="default"
            disabled={note.trim() === ""}
            loading={withdraw.isPending}
            onClick={() => {
              withdraw.mutate({ params: { observationId }, body: { note } });
            }}
          >
            {t("observations.withdraw")}
          </Button>
        </Group>
      </Stack>
    </details>
  );
}
