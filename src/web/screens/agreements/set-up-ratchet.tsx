import { SimpleGrid, Stack, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useCodeWord } from "../../text/use-code-word.ts";
import { Choice, DraftFlag, DraftText, type DraftProps } from "./draft-fields.tsx";
import {
  aggregations,
  correctionRules,
  effectiveRules,
  notReportedRules,
  ratchetOf,
  type AgreementDraft,
} from "./draft.ts";
import { LadderChart } from "./ladder-chart.tsx";

/** Every field of the ratchet, with the ladder it makes drawn beside it. */
export function RatchetFields(props: DraftProps): ReactNode {
  return (
    <Stack gap="lg">
      <AggregationFields {...props} />
      <RuleFields {...props} />
      <Ladder draft={props.draft} />
    </Stack>
  );
}

function AggregationFields(props: DraftProps): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const { draft, onChange } = props;
  const readsTable = ["countLadder", "weightedScore", "threeBand"].includes(draft.aggregation);
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
      {readsTable && (
        <Textarea
          label={t("setUp.table")}
          description={t("setUp.tableHint")}
          autosize
          minRows={3}
          value={draft.table}
          onChange={(event) => {
            onChange({ ...draft, table: event.target.value });
          }}
        />
      )}
      <DraftFlag {...props} name="cumulative" />
      <DraftText {...props} name="capDown" />
      <DraftText {...props} name="capUp" />
      <DraftText {...props} name="marginFloor" />
      <DraftText {...props} name="allInFloor" />
    </SimpleGrid>
  );
}

function RuleFields(props: DraftProps): ReactNode {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  const choice = { draft, onChange };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Choice
        label={t("setUp.effectiveRule")}
        value={draft.effectiveRule}
        options={effectiveRules}
        wordOf={(value) => t(`setUp.rules.${value}`)}
        onChange={(effectiveRule) => {
          onChange({ ...draft, effectiveRule, n: "", month: "", day: "" });
        }}
      />
      {draft.effectiveRule === "nthBusinessDayAfterCertificate" && <DraftText {...props} name="n" />}
      {draft.effectiveRule === "fixedDate" && <DraftText {...props} name="month" />}
      {draft.effectiveRule === "fixedDate" && <DraftText {...props} name="day" />}
      <Choice
        label={t("setUp.notReported")}
        value={draft.notReported}
        options={notReportedRules}
        wordOf={(value) => t(`setUp.rules.${value}`)}
        onChange={(notReported) => {
          onChange({ ...draft, notReported, penaltyBp: "" });
        }}
      />
      {draft.notReported === "penalty" && <DraftText {...props} name="penaltyBp" />}
      <DraftText {...props} name="afterBusinessDays" />
      <CorrectionChoice {...choice} name="lenderFavour" />
      <CorrectionChoice {...choice} name="borrowerFavour" />
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

function Ladder({ draft }: { readonly draft: AgreementDraft }): ReactNode {
  const [asked] = useDebouncedValue(ratchetOf(draft), 400);
  const ladder = useAnswer(agreementRoutes.previewLadder, { body: { ratchet: asked } });
  if (ladder.error !== null) return <ProblemAlert error={ladder.error} />;
  return ladder.data === undefined ? null : <LadderChart ladder={ladder.data} />;
}
