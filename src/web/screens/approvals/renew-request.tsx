import { Button, Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { approvalRoutes } from "../../../contract/approval/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import type { ApprovalAnswer } from "./approval-answer.ts";

/** Offered to whoever asked: the same request again, reckoned from today's facts. */
export function RenewRequest({ approval }: { readonly approval: ApprovalAnswer }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const renew = useIntention(approvalRoutes.renewRequest);
  if (!approval.allowed.includes("renew")) return null;
  return (
    <>
      {renew.error !== null && <ProblemAlert error={renew.error} />}
      <Group mt="sm">
        <Button
          variant="default"
          loading={renew.isPending}
          onClick={() => {
            renew.mutate(
              { params: { approvalId: approval.id } },
              {
                onSuccess: ({ id }) => {
                  announce(t("approvals.renewed"));
                  void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
                },
              },
            );
          }}
        >
          {t("approvals.renew")}
        </Button>
      </Group>
    </>
  );
}
