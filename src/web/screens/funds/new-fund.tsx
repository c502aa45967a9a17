import { Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundChangeRoutes } from "../../../contract/fund/change-routes.ts";
import { fieldMessage } from "../../api/problem.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { bodyOf, missingIn, startOf, type FundText, type NewFundDraft } from "./new-fund-draft.ts";
import { PartnerRows } from "./partner-rows.tsx";
import { TermsFields } from "./terms-fields.tsx";

const routes = { preview: fundChangeRoutes.previewFund, request: fundChangeRoutes.requestFund };

/** A new fund: its form, its first terms and its first closing, asked of a second person as one change. */
export function NewFund(): ReactNode {
  const { t } = useTranslation();
  const { organization } = useSignedIn();
  const [draft, setDraft] = useState(() => startOf(organization.id, todayInJapan(new Date())));
  const [refusal, setRefusal] = useState<Error | null>(null);
  const change = (part: Partial<NewFundDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const body = bodyOf(draft);
  return (
    <Page
      title={t("funds.newFund.title")}
      lead={t("funds.newFund.lead")}
      back={{ to: "/funds", label: t("funds.title") }}
    >
      <Section title={t("funds.newFund.basics")}>
        <Basics draft={draft} change={change} refusal={refusal} />
      </Section>
      <Section title={t("funds.newFund.terms")} lead={t("funds.newFund.termsLead")}>
        <Stack>
          <TermsFields
            draft={draft.terms}
            withholds={draft.form === "tk"}
            refusal={refusal}
            onChange={(terms) => {
              change({ terms });
            }}
          />
        </Stack>
      </Section>
      <Section title={t("funds.newFund.partners")} lead={t("funds.newFund.partnersLead")}>
        <PartnerRows
          partners={draft.partners}
          unitPrice={draft.unitPrice}
          refusal={refusal}
          onChange={(partners) => {
            change({ partners });
          }}
        />
      </Section>
      <Section title={t("funds.changes.preview")} lead={t("funds.changes.previewLead")}>
        <Stack>
          <StillMissing draft={draft} />
          <ChangeRequest
            routes={routes}
            onRefusal={setRefusal}
            input={body === undefined ? undefined : { body }}
          />
        </Stack>
      </Section>
    </Page>
  );
}

interface BasicsProps {
  readonly draft: NewFundDraft;
  readonly change: (part: Partial<NewFundDraft>) => void;
  readonly refusal: Error | null;
}

const forms = ["lps", "llp", "tk"] as const;
const months = Array.from({ length: 12 }, (_, i) => i + 1);
const kinds = {
  nameJa: "name",
  nameEn: "name",
  startsOn: "day",
  termEndsOn: "day",
  unitPrice: "figure",
} as const;

function Basics({ draft, change, refusal }: BasicsProps): ReactNode {
  const { t } = useTranslation();
  const typed = (name: FundText): ReactNode => (
    <TextInput
      key={name}
      required
      label={t(`funds.newFund.fields.${name}`)}
      type={kinds[name] === "day" ? "date" : "text"}
      maxLength={200}
      className={kinds[name] === "name" ? "narrow" : kinds[name] === "figure" ? "figure-input" : ""}
      value={draft[name]}
      error={fieldMessage(refusal, name)}
      onChange={(event) => {
        change({ [name]: event.target.value });
      }}
    />
  );
  return (
    <Group align="flex-start">
      {typed("nameJa")}
      {typed("nameEn")}
      <NativeSelect
        label={t("funds.newFund.form")}
        value={draft.form}
        data={forms.map((value) => ({ value, label: t(`funds.form.${value}`) }))}
        onChange={(event) => {
          change({ form: forms.find((one) => one === event.target.value) ?? "lps" });
        }}
      />
      {typed("unitPrice")}
      {typed("startsOn")}
      {typed("termEndsOn")}
      <NativeSelect
        label={t("funds.newFund.fiscalYearStartMonth")}
        value={draft.fiscalYearStartMonth}
        error={fieldMessage(refusal, "fiscalYearStartMonth")}
        data={months.map((n) => ({ value: String(n), label: t("funds.newFund.month", { n }) }))}
        onChange={(event) => {
          change({ fiscalYearStartMonth: event.target.value });
        }}
      />
    </Group>
  );
}

/** Says by name what has to be filled in before anything can be reckoned. */
function StillMissing({ draft }: { readonly draft: NewFundDraft }): ReactNode {
  const { t } = useTranslation();
  const { texts, terms, partners } = missingIn(draft);
  const words = [
    ...texts.map((name) => t(`funds.newFund.fields.${name}`)),
    ...terms.map((name) => t(`funds.fields.${name}`)),
    ...partners.map((n) => t("funds.newFund.partner", { n })),
  ];
  if (words.length === 0) return null;
  return (
    <Text size="sm" role="status">
      {t("funds.newFund.missing", { words: words.join(t("funds.newFund.separator")) })}
    </Text>
  );
}
