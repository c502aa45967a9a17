import { Button, Checkbox, NativeSelect, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { covenantRoutes } from "../../../contract/covenant/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import type { CovenantTest } from "../../parts/covenant/covenant-marks.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import type { CovenantDetail } from "./covenant-answer.ts";

type Action = Exclude<CovenantTest["allowed"][number], "submitFigures">;

interface FormProps {
  readonly covenant: CovenantDetail;
  readonly test: CovenantTest;
}

interface Draft {
  readonly action: Action;
  readonly reason: string;
  readonly day: string;
  readonly scope: "thisTest" | "untilEndDate";
  readonly keepsStep: boolean;
  readonly kept: boolean;
}

const needsReason: readonly Action[] = ["cure", "waive", "applyStep", "requestAcceleration"];
const needsDay: readonly Action[] = ["waive", "applyStep"];

/** What may be done about a test: recorded at once by one person, or put before a second one. */
export function AnswerForm({ covenant, test }: FormProps): ReactNode {
  const { t } = useTranslation();
  const actions = test.allowed.filter((action) => action !== "submitFigures");
  const [first] = actions;
  return (
    <>
      {test.allowed.includes("submitFigures") && (
        <div>
          <Button component={Link} to="/figures">
            {t("covenants.submitFigures")}
          </Button>
        </div>
      )}
      {first !== undefined && (
        <Answer key={actions.join()} actions={actions} first={first} covenant={covenant} test={test} />
      )}
    </>
  );
}

interface AnswerProps extends FormProps {
  readonly actions: readonly Action[];
  readonly first: Action;
}

function Answer({ covenant, test, actions, first }: AnswerProps): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({
    action: first,
    reason: "",
    day: "",
    scope: "thisTest",
    keepsStep: false,
    kept: true,
  });
  const [isChecked, setChecked] = useState(false);
  const answer = useAnswering({ covenantId: covenant.id, testOn: test.testOn }, draft);
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  const lacksReason = needsReason.includes(draft.action) && draft.reason.trim() === "";
  const lacksDay = needsDay.includes(draft.action) && draft.day === "";

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!lacksReason && !lacksDay) answer.send();
  }

  return (
    <form onSubmit={submit} noValidate aria-label={`${t("covenants.answer")} ${test.testOn}`}>
      <Stack>
        {answer.error !== null && <ProblemAlert error={answer.error} />}
        <NativeSelect
          label={t("covenants.action")}
          className="narrow"
          value={draft.action}
          onChange={(event) => {
            change({ action: actions.find((action) => action === event.target.value) ?? first });
          }}
          data={actions.map((action) => ({
            value: action,
            label: t(`covenantCodes.covenantAction.${action}`),
          }))}
        />
        <Particulars covenant={covenant} draft={draft} onChange={change} dayError={isChecked && lacksDay} />
        <Textarea
          label={t("covenants.reason")}
          required={needsReason.includes(draft.action)}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.reason}
          error={
            isChecked && lacksReason ? t("covenants.reasonNeeded") : fieldMessage(answer.error, "reason")
          }
          onChange={(event) => {
            change({ reason: event.target.value });
          }}
        />
        <div>
          <Button type="submit" loading={answer.isPending}>
            {t(isRequest(draft.action) ? "covenants.request" : "covenants.submit")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface ParticularsProps {
  readonly covenant: CovenantDetail;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly dayError: boolean;
}

function Particulars({ covenant, draft, onChange, dayError }: ParticularsProps): ReactNode {
  const { t } = useTranslation();
  const dayInput = (label: string): ReactNode => (
    <TextInput
      type="date"
      label={label}
      required
      className="narrow"
      value={draft.day}
      error={dayError ? t("covenants.untilNeeded") : undefined}
      onChange={(event) => {
        onChange({ day: event.target.value });
      }}
    />
  );
  if (draft.action === "applyStep") return dayInput(t("covenants.from"));
  if (draft.action === "test" && covenant.agreed.testedBy === "person") {
    return (
      <Radio.Group
        label={t("covenants.kept")}
        value={draft.kept ? "yes" : "no"}
        onChange={(value) => {
          onChange({ kept: value === "yes" });
        }}
      >
        <Stack gap={4} mt={4}>
          <Radio value="yes" label={t("covenants.keptYes")} />
          <Radio value="no" label={t("covenants.keptNo")} />
        </Stack>
      </Radio.Group>
    );
  }
  if (draft.action !== "waive") return null;
  return (
    <>
      <NativeSelect
        label={t("covenants.scope")}
        className="narrow"
        value={draft.scope}
        onChange={(event) => {
          onChange({ scope: event.target.value === "untilEndDate" ? "untilEndDate" : "thisTest" });
        }}
        data={(["thisTest", "untilEndDate"] as const).map((scope) => ({
          value: scope,
          label: t(`covenantCodes.waiverScope.${scope}`),
        }))}
      />
      {dayInput(t("covenants.until"))}
      <Checkbox
        label={t("covenants.keepStep")}
        checked={draft.keepsStep}
        onChange={(event) => {
          onChange({ keepsStep: event.target.checked });
        }}
      />
    </>
  );
}

function isRequest(action: Action): boolean {
  return action === "waive" || action === "applyStep" || action === "requestAcceleration";
}

interface Answering {
  readonly send: () => void;
  readonly error: Error | null;
  readonly isPending: boolean;
}

/** One intention for each step; the draft chooses which is sent. */
function useAnswering(
  params: { readonly covenantId: string; readonly testOn: string },
  draft: Draft,
): Answering {
  const { t } = useTranslation();
  const test = useIntention(covenantRoutes.recordCovenantTest);
  const deliver = useIntention(covenantRoutes.deliverInformation);
  const cure = useIntention(covenantRoutes.cureBreach);
  const close = useIntention(covenantRoutes.closeCovenantTest);
  const waive = useIntention(covenantRoutes.requestWaiver);
  const step = useIntention(covenantRoutes.requestCovenantStep);
  const accelerate = useIntention(covenantRoutes.requestCovenantAcceleration);
  const intentions = { test, deliver, cure, close, waive, applyStep: step, requestAcceleration: accelerate };
  const { error, isPending } = intentions[draft.action];
  const { reason, day, scope, keepsStep, kept } = draft;
  const onSuccess = (): void => {
    announce(t(isRequest(draft.action) ? "covenants.requested" : "covenants.done"));
  };

  function send(): void {
    const sending: Readonly<Record<Action, () => void>> = {
      test: () => {
        test.mutate({ params, body: { reason, kept } }, { onSuccess });
      },
      deliver: () => {
        deliver.mutate({ params, body: { reason } }, { onSuccess });
      },
      cure: () => {
        cure.mutate({ params, body: { reason } }, { onSuccess });
      },
      close: () => {
        close.mutate({ params, body: { reason } }, { onSuccess });
      },
      waive: () => {
        waive.mutate({ params, body: { scope, untilOn: day, keepsStep, reason } }, { onSuccess });
      },
      applyStep: () => {
        step.mutate({ params, body: { fromOn: day, reason } }, { onSuccess });
      },
      requestAcceleration: () => {
        accelerate.mutate({ params, body: { reason } }, { onSuccess });
      },
    };
    sending[draft.action]();
  }
  return { send, error, isPending };
}
