import { SimpleGrid, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useCodeWord } from "../../text/use-code-word.ts";
import { complaintAt, withNames } from "./complaints.ts";
import { ratchetOf } from "./draft-body.ts";
import { Choice, DraftText, Flag, type DraftProps } from "./draft-fields.tsx";
import { aggregations, correctionRules, effectiveRules, notReportedRules } from "./draft.ts";
import { LadderChart } from "./ladder-chart.tsx";
import { StepFields } from "./set-up-steps.tsx";

interface RatchetProps extends DraftProps {
  readonly names: ReadonlyMap<string, string>;
}

/** Every field of the ratchet; the ladder it makes is drawn as it is typed. */
export function RatchetFields({ names, ...props }: RatchetProps): ReactNode {
  const [settled] = useDebouncedValue(props.draft, 300);
  const ladder = useAnswer(
    agreementRoutes.previewLadder,
    { body: { ratchet: ratchetOf(settled) } },
    { keepsLast: true },
  );
  const error = withNames(ladder.error, names);
  const told: DraftProps = {
    ...props,
    complaint: (pointer) => complaintAt(error, pointer) ?? props.complaint(pointer),
  };
  return (
    <Stack gap="lg">
      <AggregationFields {...told} />
      <StepFields {...told} nameOf={(kpiId) => names.get(kpiId) ?? ""} />
      <LimitFields {...told} />
      <RuleFields {...told} />
      <div aria-live="polite">
        {error !== null && <ProblemAlert error={error} />}
        {error === null && ladder.data !== undefined && <LadderChart ladder={ladder.data} />}
      </div>
    </Stack>
  );
}

function AggregationFields({ draft, onChange }: DraftProps): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Choice
        label={t("setUp.aggregation")}
        value={draft.aggregation}
        options={aggregations}
        wordOf={(value) => word("aggregation", value)}
        onChange={(aggregation) => {
          onChange({ ...draft, aggregation });
        }}
      />
      <Stack justify="flex-end">
        <Flag
          label={t("setUp.cumulative")}
          isOn={draft.cumulative}
          onChange={(cumulative) => {
            onChange({ ...draft, cumulative });
          }}
        />
      </Stack>
    </SimpleGrid>
  );
}

function LimitFields(props: DraftProps): ReactNode {
  const { complaint } = props;
  const told = { ...props, complaint: (at: string) => complaint(at) ?? capComplaint(complaint, at) };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      <DraftText {...told} name="capDown" form="figure" isOptional at="/ratchet/totalCapBp/down" />
      <DraftText {...told} name="capUp" form="figure" isOptional at="/ratchet/totalCapBp/up" />
      <DraftText {...told} name="marginFloor" form="figure" at="/ratchet/marginFloor" />
      <DraftText {...told} name="allInFloor" form="figure" at="/ratchet/allInFloor" />
    </SimpleGrid>
  );
}

/** A complaint about both ends of the cap stands at the first. */
function capComplaint(complaint: DraftProps["complaint"], at: string): string | undefined {
  return at === "/ratchet/totalCapBp/down" ? complaint("/ratchet/totalCapBp") : undefined;
}

function RuleFields(props: DraftProps): ReactNode {
  const { t } = useTranslation();
  const { draft, onChange, complaint } = props;
  const dayAt =
    complaint("/ratchet/effective") === undefined ? "/ratchet/effective/day" : "/ratchet/effective";
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      <Choice
        label={t("setUp.effectiveRule")}
        value={draft.effectiveRule}
        options={effectiveRules}
        wordOf={(value) => t(`setUp.rules.${value}`)}
        onChange={(effectiveRule) => {
          onChange({ ...draft, effectiveRule, n: "", month: "", day: "" });
        }}
      />
      {draft.effectiveRule === "nthBusinessDayAfterCertificate" && (
        <DraftText {...props} name="n" form="figure" at="/ratchet/effective/n" />
      )}
      {draft.effectiveRule === "fixedDate" && (
        <>
          <DraftText {...props} name="month" form="figure" at="/ratchet/effective/month" />
          <DraftText {...props} name="day" form="figure" at={dayAt} />
        </>
      )}
      <Choice
        label={t("setUp.notReported")}
        value={draft.notReported}
        options={notReportedRules}
        wordOf={(value) => t(`setUp.rules.${value}`)}
        onChange={(notReported) => {
          onChange({ ...draft, notReported, penaltyBp: "" });
        }}
      />
      {draft.notReported === "penalty" && (
        <DraftText {...props} name="penaltyBp" form="figure" at="/ratchet/notReported/bp" />
      )}
      <DraftText
        {...props}
        name="afterBusinessDays"
        form="figure"
        at="/ratchet/notReported/afterBusinessDays"
      />
      <CorrectionChoice {...props} name="lenderFavour" />
      <CorrectionChoice {...props} name="borrowerFavour" />
    </SimpleGrid>
  );
}

function CorrectionChoice({
  draft,
  onChange,
  name,
}: DraftProps & { readonly name: "lenderFavour" | "borrowerFavour" }): ReactNode {
  const { t } = useTranslation();
  return (
    <Choice
      label={t(`setUp.${name}`)}
      value={draft[name]}
      options={correctionRules}
      wordOf={(value) => t(`setUp.rules.${value}`)}
      onChange={(value) => {
        onChange({ ...draft, [name]: value });
      }}
    />
  );
}
