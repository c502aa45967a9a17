import { Button, Group } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { baseRateRoutes } from "../../../contract/loan/base-rate-routes.ts";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { call } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { Page } from "../../parts/page.tsx";
import { AgreementStep } from "./agreement-step.tsx";
import { CheckStep } from "./check-step.tsx";
import { isDrawable, scheduleBody, useDraft, type Draft, type DraftState } from "./draft.ts";
import { DrawdownStep } from "./drawdown-step.tsx";
import { ProductStep } from "./product-step.tsx";
import { SchedulePreview } from "./schedule-preview.tsx";

const steps = ["agreement", "product", "drawdown", "check"] as const;

/** A facility and its first drawdown in four steps; the schedule follows what is typed. */
export function NewFacility(): ReactNode {
  const { t } = useTranslation();
  const state = useDraft();
  const { step } = state.draft;
  const schedule = useSchedule(state.draft);
  return (
    <Page
      title={t("setup.title")}
      lead={t("setup.lead")}
      back={{ to: "/facilities", label: t("facilities.title") }}
      actions={
        <Button variant="subtle" onClick={state.forget}>
          {t("setup.discard")}
        </Button>
      }
    >
      <StepBar state={state} />
      {step === 0 && <AgreementStep state={state} error={null} />}
      {step === 1 && <ProductStep state={state} error={schedule.error} />}
      {step === 2 && <DrawdownStep state={state} error={schedule.error} />}
      {step === 3 && <CheckStep state={state} />}
      {step < 3 && <NextBar state={state} />}
      {(step === 1 || step === 2) && <SchedulePreview answer={schedule} />}
    </Page>
  );
}

function StepBar({ state }: { readonly state: DraftState }): ReactNode {
  const { t } = useTranslation();
  return (
    <Group component="nav" gap="xs" aria-label={t("setup.stepsLabel")}>
      {steps.map((name, i) => (
        <Button
          key={name}
          variant={i === state.draft.step ? "filled" : "default"}
          aria-current={i === state.draft.step ? "step" : undefined}
          onClick={() => {
            state.change({ step: i });
          }}
        >
          {`${String(i + 1)}. ${t(`setup.steps.${name}`)}`}
        </Button>
      ))}
    </Group>
  );
}

function NextBar({ state }: { readonly state: DraftState }): ReactNode {
  const { t } = useTranslation();
  const { step } = state.draft;
  return (
    <Group>
      {step > 0 && (
        <Button
          variant="default"
          onClick={() => {
            state.change({ step: step - 1 });
          }}
        >
          {t("setup.previous")}
        </Button>
      )}
      <Button
        onClick={() => {
          state.change({ step: step + 1 });
        }}
      >
        {t("setup.next")}
      </Button>
    </Group>
  );
}

/** Asked again a moment after the last key; the last schedule stays until the next one is there. */
function useSchedule(
  draft: Draft,
): ReturnType<typeof useQuery<Awaited<ReturnType<typeof call<typeof setupRoutes.previewSchedule>>>>> {
  const indexes = useAnswer(baseRateRoutes.listBaseRates, {});
  const fixed = indexes.data?.items.find(({ code }) => code === draft.baseRateIndex)?.annualRate ?? "0";
  const body = useSettled(scheduleBody(draft, fixed));
  return useQuery({
    queryKey: [setupRoutes.previewSchedule.id, body],
    queryFn: ({ signal }) => call(setupRoutes.previewSchedule, { body }, { signal }),
    enabled: isDrawable(body),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

const settleMillis = 250;

function useSettled<T>(value: T): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, settleMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return JSON.parse(settled) as T;
}
