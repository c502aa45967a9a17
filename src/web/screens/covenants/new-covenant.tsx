import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { covenantRoutes } from "../../../contract/covenant/routes.ts";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { agreedOf, emptyTerms, isReady, type TermsDraft } from "./terms-draft.ts";
import { TermsFields } from "./terms-fields.tsx";
import { TermsPreview } from "./terms-preview.tsx";

type Loan = z.output<typeof loanRoutes.listLoans.response>["items"][number];

/** What was agreed, recorded by the lender: first seen with its test dates and the headroom on the figures known. */
export function NewCovenant(): ReactNode {
  const { t } = useTranslation();
  const loans = usePages(loanRoutes.listLoans, { limit: 200 });
  return (
    <Page
      title={t("covenantSetUp.title")}
      lead={t("covenantSetUp.lead")}
      back={{ to: "/covenants", label: t("covenants.title") }}
    >
      <AnswerGate answer={{ ...loans, data: loans.items }} lines={6}>
        {(items) => {
          const [first] = items;
          return first === undefined ? (
            <Empty title={t("covenantSetUp.noLoan")} />
          ) : (
            <Form loans={items} first={first} />
          );
        }}
      </AnswerGate>
    </Page>
  );
}

interface FormProps {
  readonly loans: readonly Loan[];
  readonly first: Loan;
}

const scopes = ["facility", "tranche", "loan"] as const;
const texts = ["code", "nameJa", "nameEn", "clause"] as const;

function Form({ loans, first }: FormProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const navigate = useNavigate();
  const create = useIntention(covenantRoutes.createCovenant);
  const [terms, setTerms] = useState<TermsDraft>(emptyTerms);
  const [own, setOwn] = useState({
    loanId: first.id,
    scope: "facility" as (typeof scopes)[number],
    code: "",
    nameJa: "",
    nameEn: "",
    clause: "",
    effectiveOn: "",
  });
  const { loanId, scope, code, nameJa, nameEn, clause, effectiveOn } = own;
  const isComplete = isReady(terms) && code !== "" && nameJa !== "" && nameEn !== "" && effectiveOn !== "";
  const body = {
    loanId,
    scope,
    code,
    name: { ja: nameJa, en: nameEn },
    clause,
    effectiveOn,
    agreed: agreedOf(terms),
  };
  return (
    <Stack gap="lg">
      <Section title={t("covenantSetUp.what")}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          <NativeSelect
            label={t("figures.loan")}
            value={loanId}
            data={loans.map(({ id, number, borrower }) => ({
              value: id,
              label: `${number} ${pick(borrower.name)}`,
            }))}
            onChange={(event) => {
              setOwn({ ...own, loanId: event.target.value });
            }}
          />
          <NativeSelect
            label={t("covenantSetUp.scope")}
            value={scope}
            data={scopes.map((value) => ({ value, label: t(`covenantSetUp.scopes.${value}`) }))}
            onChange={(event) => {
              setOwn({ ...own, scope: scopes.find((known) => known === event.target.value) ?? scope });
            }}
          />
          {texts.map((name) => (
            <TextInput
              key={name}
              label={t(`covenantSetUp.${name}`)}
              value={own[name]}
              onChange={(event) => {
                setOwn({ ...own, [name]: event.target.value });
              }}
            />
          ))}
          <TextInput
            label={t("covenantSetUp.effectiveOn")}
            type="date"
            value={effectiveOn}
            onChange={(event) => {
              setOwn({ ...own, effectiveOn: event.target.value });
            }}
          />
        </SimpleGrid>
      </Section>
      <Section title={t("covenants.rule")}>
        <TermsFields draft={terms} onChange={setTerms} />
      </Section>
      <TermsPreview loanId={loanId} draft={terms} />
      {create.error !== null && <ProblemAlert error={create.error} />}
      <Group className="no-print">
        <Button
          disabled={!isComplete}
          loading={create.isPending}
          onClick={() => {
            create.mutate(
              { body },
              {
                onSuccess: ({ id }) => {
                  announce(t("covenants.done"));
                  void navigate({ to: "/covenants/$covenantId", params: { covenantId: id } });
                },
              },
            );
          }}
        >
          {t("covenantSetUp.submit")}
        </Button>
      </Group>
    </Stack>
  );
}
