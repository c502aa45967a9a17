import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cooperationRoutes } from "../../../contract/cooperation/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { CooperationAnswer } from "./cooperation-answer.ts";
import { Accept, Offer } from "./offer.tsx";

/** Financings shared by several lenders: what each of them shows the others, and nothing else. */
export function Cooperations(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const cooperations = usePages(cooperationRoutes.listCooperations);
  return (
    <Page title={t("cooperations.title")} lead={t("cooperations.lead")}>
      <Notice tone="info">
        <Text size="sm">{t("cooperations.seen")}</Text>
      </Notice>
      <AnswerGate answer={{ ...cooperations, data: cooperations.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("cooperations.empty")} next={t("cooperations.emptyNext")} />
          ) : (
            items.map((cooperation) => <Sheet key={cooperation.id} cooperation={cooperation} />)
          )
        }
      </AnswerGate>
      <MoreButton onClick={cooperations.showMore} busy={cooperations.isFetching} />
      {may("requestApproval") && <Offer />}
    </Page>
  );
}

function Sheet({ cooperation }: { readonly cooperation: CooperationAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const may = useMay();
  const { name, project, parts, total } = cooperation;
  const currency = cooperation.currency ?? "JPY";
  return (
    <Section title={pick(name)}>
      <Facts
        items={[
          {
            label: t("cooperations.project"),
            value: (
              <Anchor component={Link} to={`/projects/${project.id}`}>
                {pick(project.name)}
              </Anchor>
            ),
          },
          { label: t("cooperations.total"), value: moneyText(total, currency) },
        ]}
      />
      <DataTable
        caption={`${t("cooperations.parts")} ${pick(name)}`}
        rows={parts}
        rowKey={({ lender, joinedOn, amount }) => `${lender.id}/${joinedOn}/${amount}`}
        columns={[
          {
            id: "lender",
            header: t("cooperations.lender"),
            names: true,
            cell: ({ lender }) => pick(lender.name),
          },
          {
            id: "amount",
            header: t("cooperations.amount"),
            figure: true,
            cell: ({ amount }) => moneyText(amount, currency),
          },
          {
            id: "percent",
            header: t("cooperations.percent"),
            figure: true,
            cell: ({ percent }) => `${percent} %`,
          },
          { id: "ranking", header: t("cooperations.ranking"), cell: ({ ranking }) => t(`setup.${ranking}`) },
          { id: "joined", header: t("cooperations.joinedOn"), cell: ({ joinedOn }) => day(joinedOn) },
          {
            id: "terms",
            header: t("cooperations.facility"),
            cell: ({ facilityId }) =>
              facilityId === null ? (
                t("cooperations.hidden")
              ) : (
                <Anchor component={Link} to={`/facilities/${facilityId}`}>
                  {t("cooperations.own")}
                </Anchor>
              ),
          },
        ]}
      />
      {parts.length < 2 && (
        <Text size="sm" c="dimmed">
          {t("cooperations.waiting")}
        </Text>
      )}
      {may("requestApproval") && <Accept cooperation={cooperation} />}
    </Section>
  );
}
