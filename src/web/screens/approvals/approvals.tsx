import { Anchor, SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { approvalRoutes, approvalStates, type approvalAnswer } from "../../../contract/approval/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { rateText } from "../../figures/amount-text.ts";
import { MoneyChange } from "../../parts/amounts.tsx";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { FirstFact } from "../../parts/change/fact-change-table.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { ApprovalBadge, StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

export type ApprovalAnswer = z.output<typeof approvalAnswer>;

type Choice = ApprovalAnswer["state"] | "all";
const choices: readonly Choice[] = ["all", ...approvalStates];

export function Approvals(): ReactNode {
  const { t } = useTranslation();
  const [state, setState] = useState<Choice>("waiting");
  const approvals = usePages(approvalRoutes.listApprovals, state === "all" ? {} : { state });
  return (
    <Page title={t("approvals.title")}>
      <div className="segments-scroll">
        <SegmentedControl
          aria-label={t("approvals.state")}
          value={state}
          onChange={setState}
          data={choices.map((choice) => ({
            value: choice,
            label: choice === "all" ? t("approvals.all") : t(`codes.approval.${choice}`),
          }))}
        />
      </div>
      <AnswerGate answer={{ ...approvals, data: approvals.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("approvals.empty")} next={t("approvals.emptyNext")} />
          ) : (
            <ApprovalTable items={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={approvals.showMore} busy={approvals.isFetching} />
    </Page>
  );
}

function ApprovalTable({ items }: { readonly items: readonly ApprovalAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  return (
    <DataTable
      caption={t("approvals.caption")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "title",
          header: t("approvals.subject"),
          names: true,
          cell: ({ id, title }) => (
            <Anchor component={Link} to={`/approvals/${id}`} fw={700}>
              {pick(title)}
            </Anchor>
          ),
        },
        { id: "kind", header: t("approvals.kind"), cell: ({ kind }) => t(`codes.approvalKind.${kind}`) },
        {
          id: "effect",
          header: t("approvals.effect"),
          figure: true,
          cell: (row) => <Effect approval={row} />,
        },
        { id: "by", header: t("approvals.requestedBy"), cell: ({ requestedBy }) => requestedBy.name },
        { id: "at", header: t("approvals.requestedAt"), cell: ({ requestedAt }) => instant(requestedAt) },
        {
          id: "state",
          header: t("approvals.state"),
          cell: ({ state, stale }) => (
            <>
              <ApprovalBadge state={state} />
              {stale && state === "waiting" && <StatusBadge tone="bad">{t("approvals.stale")}</StatusBadge>}
            </>
          ),
        },
      ]}
    />
  );
}

/** The one figure that says most: the rate of a verdict and what it costs, the first fact of another change. */
function Effect({ approval }: { readonly approval: ApprovalAnswer }): ReactNode {
  if (approval.kind !== "ratchetDecision") return <FirstFact preview={approval.preview} />;
  return approval.preview.loans.map(({ loanId, rateBefore, rateAfter, totalDifference, currency }) => (
    <div key={loanId}>
      {rateText(rateBefore)} → {rateText(rateAfter)}
      <br />
      <MoneyChange amount={totalDifference} currency={currency} />
    </div>
  ));
}
