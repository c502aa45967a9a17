import { Stack, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundChangeRoutes } from "../../../contract/fund/change-routes.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Section } from "../../parts/section.tsx";
import { termsIn, type FundAnswer } from "./fund-answer.ts";
import { draftOf, missingTerms, termsOf, usualTerms } from "./terms-draft.ts";
import { TermsFields } from "./terms-fields.tsx";

const routes = { preview: fundChangeRoutes.previewFundTerms, request: fundChangeRoutes.requestFundTerms };

/** Other terms from a day on: begins with those in force. */
export function TermsForm({ fund }: { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const newest = fund.terms.at(-1);
  const [effectiveOn, setEffectiveOn] = useState(() => todayInJapan(new Date()));
  const [reason, setReason] = useState("");
  const [draft, setDraft] = useState(() => draftOf(newest === undefined ? usualTerms : termsIn(newest)));
  const [refusal, setRefusal] = useState<Error | null>(null);
  const isFilled = effectiveOn !== "" && reason.trim() !== "" && missingTerms(draft).length === 0;
  const body = { effectiveOn, terms: termsOf(draft), reason: reason.trim() };
  return (
    <>
      <Section title={t("funds.changes.title")}>
        <Stack>
          <TextInput
            type="date"
            required
            className="narrow"
            label={t("funds.fields.effectiveOn")}
            value={effectiveOn}
            onChange={(event) => {
              setEffectiveOn(event.target.value);
            }}
          />
          <TermsFields draft={draft} onChange={setDraft} withholds={fund.form === "tk"} refusal={refusal} />
          <Textarea
            required
            autosize
            className="narrow"
            maxLength={1000}
            label={t("funds.fields.reason")}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </Stack>
      </Section>
      <Section title={t("funds.changes.preview")} lead={t("funds.changes.previewLead")}>
        <ChangeRequest
          routes={routes}
          onRefusal={setRefusal}
          input={isFilled ? { params: { fundId: fund.id }, body } : undefined}
        />
      </Section>
    </>
  );
}
