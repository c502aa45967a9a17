import { Button, Group, List } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { approvalRoutes } from "../../../contract/approval/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApprovalAnswer } from "./approval-answer.ts";

interface BulkProps {
  readonly items: readonly ApprovalAnswer[];
  readonly onDone: () => void;
}

interface Left {
  readonly title: ApprovalAnswer["title"];
  readonly message: string;
}

/** Approves what was chosen; what had to be left waiting is named with its reason. */
export function BulkApproval({ items, onDone }: BulkProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [left, setLeft] = useState<readonly Left[]>([]);
  const approve = useIntention(approvalRoutes.approveRequests);

  function approveAll(): void {
    const titles = new Map(items.map(({ id, title }) => [id, title]));
    approve.mutate(
      { body: { approvalIds: items.map(({ id }) => id) } },
      {
        onSuccess: ({ items: answers }) => {
          announce(t("approvals.bulkDone", { count: answers.filter(({ approved }) => approved).length }));
          setLeft(
            answers.flatMap(({ id, refusal }) => {
              const title = titles.get(id);
              return refusal === null || title === undefined ? [] : [{ title, message: refusal.message }];
            }),
          );
          onDone();
        },
      },
    );
  }

  return (
    <>
      {approve.error !== null && <ProblemAlert error={approve.error} />}
      {left.length > 0 && (
        <Notice tone="wait" title={t("approvals.bulkLeft")}>
          <List size="sm">
            {left.map(({ title, message }) => (
              <List.Item key={title.ja}>
                {pick(title)}: {message}
              </List.Item>
            ))}
          </List>
        </Notice>
      )}
      {items.length > 0 && (
        <Group>
          <Button onClick={approveAll} loading={approve.isPending}>
            {t("approvals.approveChosen", { count: items.length })}
          </Button>
        </Group>
      )}
    </>
  );
}
