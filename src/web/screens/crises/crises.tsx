import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { programmeRoutes } from "../../../contract/programme/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { outstandingOf, type CrisisAnswer } from "./crisis-answer.ts";

/** Crisis events so far, and the way to open one. */
export function Crises(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const crises = useAnswer(programmeRoutes.listCrisisEvents, {});
  return (
    <Page
      title={t("crises.title")}
      lead={t("crises.lead")}
      actions={
        may("requestApproval") ? (
          <Button component={Link} to="/crisis-events/new">
            {t("crises.new")}
          </Button>
        ) : undefined
      }
    >
      <Section title={t("crises.list")}>
        <AnswerGate answer={crises} lines={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("crises.empty")} next={t("crises.emptyNext")} />
            ) : (
              <CrisisTable items={items} />
            )
          }
        </AnswerGate>
      </Section>
    </Page>
  );
}

function CrisisTable({ items }: { readonly items: readonly CrisisAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  return (
    <DataTable
      caption={t("crises.list")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("crises.name"),
          names: true,
          cell: ({ id, name }) => (
            <Anchor component={Link} to={`/crisis-events/${id}`} fw={700}>
              {pick(name)}
            </Anchor>
          ),
        },
        { id: "kind", header: t("crises.kind"), cell: ({ kind }) => t(`crises.kinds.${kind}`) },
        { id: "from", header: t("crises.startsOn"), cell: ({ startsOn }) => day(startsOn) },
        { id: "to", header: t("crises.endsOn"), cell: ({ endsOn }) => day(endsOn) },
        { id: "count", header: t("crises.count"), figure: true, cell: ({ loans }) => loans.length },
        {
          id: "outstanding",
          header: t("crises.total"),
          figure: true,
          cell: (crisis) => moneyText(outstandingOf(crisis), "JPY"),
        },
      ]}
    />
  );
}
