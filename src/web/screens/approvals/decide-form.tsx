import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { approvalRoutes } from "../../../contract/approval/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { ApprovalAnswer } from "./approval-answer.ts";

interface FormProps {
  readonly approval: ApprovalAnswer;
}

/** Only what the server allows the reader to do is offered; a rejection needs its reason. */
export function DecideForm({ approval: { id, allowed } }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [lacksReason, setLacksReason] = useState(false);
  const [isConfirming, confirm] = useDisclosure();
  const approve = useIntention(approvalRoutes.approveRequest);
  const reject = useIntention(approvalRoutes.rejectRequest);
  const withdraw = useIntention(approvalRoutes.withdrawRequest);
  const error = approve.error ?? reject.error ?? withdraw.error;
  const input = { params: { approvalId: id }, body: { reason } };
  const done = ({ state }: ApprovalAnswer): void => {
    confirm.close();
    if (state !== "waiting" && state !== "expired") announce(t(`approvals.done.${state}`));
  };

  function rejectWithReason(): void {
    setLacksReason(reason.trim() === "");
    if (reason.trim() !== "") reject.mutate(input, { onSuccess: done });
  }

  return (
    <Section title={t("approvals.detail")}>
      {error !== null && <ProblemAlert error={error} />}
      <Textarea
        label={t("approvals.reasonFor")}
        description={t("approvals.reasonHint")}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        error={lacksReason ? t("approvals.reasonNeeded") : fieldMessage(error, "reason")}
        onChange={(event) => {
          setReason(event.target.value);
          setLacksReason(false);
        }}
      />
      <Group>
        {allowed.includes("approve") && <Button onClick={confirm.open}>{t("approvals.approve")}</Button>}
        {allowed.includes("reject") && (
          <Button
            variant="default"
            c="var(--mantine-color-error)"
            onClick={rejectWithReason}
            loading={reject.isPending}
          >
            {t("approvals.reject")}
          </Button>
        )}
        {allowed.includes("withdraw") && (
          <Button
            variant="default"
            loading={withdraw.isPending}
            onClick={() => {
              withdraw.mutate(input, { onSuccess: done });
            }}
          >
            {t("approvals.withdraw")}
          </Button>
        )}
      </Group>
      <Dialog isOpen={isConfirming} onClose={confirm.close} title={t("approvals.confirmApprove")}>
        <Stack>
          <Text size="sm">{t("approvals.confirmApproveDetail")}</Text>
          {approve.error !== null && <ProblemAlert error={approve.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={confirm.close}>
              {t("common.cancel")}
            </Button>
            <Button
              loading={approve.isPending}
              onClick={() => {
                approve.mutate(input, { onSuccess: done });
              }}
            >
              {t("approvals.approve")}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Section>
  );
}
