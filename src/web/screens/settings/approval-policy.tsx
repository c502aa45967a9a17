import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { approvalRoutes } from "../../../contract/approval/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";

/** Who decides on which changes; an administrator asks for a change of it, and an approver decides. */
export function ApprovalPolicy(): ReactNode {
  const { t } = useTranslation();
  const policy = useAnswer(approvalRoutes.getApprovalPolicy, {});
  const request = useIntention(approvalRoutes.requestApprovalPolicy);
  return (
    <Section title={t("approvals.policy")} lead={t("approvals.policyLead")}>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <AnswerGate answer={policy} lines={3}>
        {({ items }) => (
          <DataTable
            caption={t("approvals.policy")}
            rows={items}
            rowKey={({ kind }) => kind}
            columns={[
              {
                id: "kind",
                header: t("approvals.policyKind"),
                names: true,
                cell: ({ kind }) => t(`codes.approvalKind.${kind}`),
              },
              {
                id: "people",
                header: t("approvals.policyPeople"),
                cell: ({ needsSecondPerson }) =>
                  t(needsSecondPerson ? "approvals.policyTwo" : "approvals.policyOne"),
              },
              {
                id: "change",
                header: t("approvals.subject"),
                cell: ({ kind, needsSecondPerson }) => (
                  <Button
                    variant="default"
                    size="xs"
                    loading={request.isPending}
                    onClick={() => {
                      request.mutate(
                        { body: { kind, needsSecondPerson: !needsSecondPerson } },
                        {
                          onSuccess: () => {
                            announce(t("approvals.policyAsked"));
                          },
                        },
                      );
                    }}
                  >
                    {t(needsSecondPerson ? "approvals.policyAskOne" : "approvals.policyAskTwo")}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </AnswerGate>
    </Section>
  );
}
