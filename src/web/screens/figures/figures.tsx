import { NativeSelect, SimpleGrid, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { useAnswer, usePages } from "../../api/hooks.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { FiguresForm } from "./figures-form.tsx";

/** The borrower's figures: typed with a live result, or as a table. */
export function Figures(): ReactNode {
  const { t } = useTranslation();
  const loans = useAnswer(loanRoutes.listLoans, { query: { limit: 200 } });
  const [chosen, choose] = useState("");
  return (
    <Page title={t("figures.title")} lead={t("figures.intro")}>
      <Stack gap="lg">
        <AnswerGate answer={loans}>
          {({ items }) => {
            const loanId = chosen === "" ? (items[0]?.id ?? "") : chosen;
            return (
              <>
                <NativeSelect
                  label={t("figures.loan")}
                  className="narrow"
                  value={loanId}
                  onChange={(event) => {
                    choose(event.target.value);
                  }}
                  data={items.map(({ id, number }) => ({ value: id, label: number }))}
                />
                {loanId !== "" && <FiguresForm key={loanId} loanId={loanId} />}
              </>
            );
          }}
        </AnswerGate>
        <Statements />
      </Stack>
    </Page>
  );
}

function Statements(): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useFormat();
  const statements = usePages(statementRoutes.listStatements);
  return (
    <Section title={t("figures.statements")}>
      <AnswerGate answer={{ ...statements, data: statements.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("figures.empty")} next={t("figures.emptyNext")} />
          ) : (
            <DataTable
              caption={t("figures.statements")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: "term",
                  header: t("figures.termEnd"),
                  names: true,
                  cell: ({ termEndOn, version, basis, provenance }) => (
                    <>
                      {day(termEndOn)} {t(`covenantCodes.statementBasis.${basis}`)}{" "}
                      {t("figures.version", { version })} {provenance.fictional && <FictionalBadge />}
                    </>
                  ),
                },
                {
                  id: "figures",
                  header: t("figures.lines"),
                  cell: ({ figures }) => (
                    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={4}>
                      {figures.map(({ line, value }) => (
                        <Text key={line} size="sm">
                          {t(`covenantCodes.line.${line}`)} <span className="digits">{grouped(value)}</span>
                        </Text>
                      ))}
                    </SimpleGrid>
                  ),
                },
                {
                  id: "by",
                  header: t("figures.submittedBy"),
                  cell: ({ submittedBy, submittedAt }) => `${submittedBy.name} ${instant(submittedAt)}`,
                },
                {
                  id: "evidence",
                  header: t("observations.evidence"),
                  cell: ({ evidence }) =>
                    evidence.map(({ id, fileName }) => (
                      <a key={id} href={`/v1/statement-evidence/${id}`} download={fileName}>
                        {fileName}
                      </a>
                    )),
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={statements.showMore} busy={statements.isFetching} />
    </Section>
  );
}
