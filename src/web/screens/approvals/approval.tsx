import { Stack, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { approvalRoutes } from "../../../contract/approval/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ChangePreviewView } from "../../parts/change/change-preview.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { RatchetPreviewView } from "../../parts/ratchet/ratchet-preview.tsx";
import { Facts } from "../../parts/section.tsx";
import { ApprovalBadge } from "../../parts/status-badge.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApprovalAnswer, ApprovalInDetail } from "./approval-answer.ts";
import { DecideForm } from "./decide-form.tsx";
import { RenewRequest } from "./renew-request.tsx";

const route = getRouteApi("/signed-in/approvals/$approvalId");

export function Approval(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { approvalId } = route.useParams();
  const approval = useAnswer(approvalRoutes.getApproval, { params: { approvalId } });
  return (
    <AnswerGate answer={approval} lines={10}>
      {(data) => (
        <Page
          title={pick(data.title)}
          back={{ to: "/approvals", label: t("approvals.title") }}
          lead={t(`codes.approvalKind.${data.kind}`)}
          marks={<ApprovalBadge state={data.state} />}
        >
          <Stack gap="lg">
            <Trail approval={data} />
            <Obstacles approval={data} />
            <Shown approval={data} />
            {data.allowed.some((step) => step !== "renew") && <DecideForm approval={data} />}
          </Stack>
        </Page>
      )}
    </AnswerGate>
  );
}

/** Where facts have changed since, what it would change today stands above what was asked for. */
function Shown({ approval }: { readonly approval: ApprovalInDetail }): ReactNode {
  const { t } = useTranslation();
  const isVerdict = approval.kind === "ratchetDecision";
  const asked = isVerdict ? (
    <RatchetPreviewView preview={approval.preview} />
  ) : (
    <ChangePreviewView preview={approval.preview} />
  );
  if (approval.today === null) return asked;
  const { refusal } = approval.today;
  return (
    <>
      {refusal !== null && (
        <Notice tone="bad" title={t("approvals.refusedToday")}>
          <Text size="sm">{refusal.message}</Text>
        </Notice>
      )}
      {refusal === null && (
        <Version title={t("approvals.shownToday")}>
          {isVerdict && approval.today.preview !== null && (
            <RatchetPreviewView preview={approval.today.preview} />
          )}
          {!isVerdict && approval.today.preview !== null && (
            <ChangePreviewView preview={approval.today.preview} />
          )}
        </Version>
      )}
      <Version title={t("approvals.shownWhenAsked")}>{asked}</Version>
    </>
  );
}

function Version({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h3" id={id} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Trail({ approval }: { readonly approval: ApprovalAnswer }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const { state, requestedBy, requestedAt, expiresAt, decidedBy, decidedAt, reason } = approval;
  return (
    <Facts
      items={[
        { label: t("approvals.requestedBy"), value: requestedBy.name },
        { label: t("approvals.requestedAt"), value: instant(requestedAt) },
        ...(state === "waiting" || state === "expired"
          ? [{ label: t("approvals.expiresAt"), value: instant(expiresAt) }]
          : []),
        ...(decidedBy === null ? [] : [{ label: t("approvals.decidedBy"), value: decidedBy.name }]),
        ...(decidedAt === null ? [] : [{ label: t("approvals.decidedAt"), value: instant(decidedAt) }]),
        ...(reason === "" ? [] : [{ label: t("approvals.reason"), value: reason }]),
      ]}
    />
  );
}

/** Why the reader cannot approve, if so. */
function Obstacles({ approval }: { readonly approval: ApprovalAnswer }): ReactNode {
  const { t } = useTranslation();
  const { person } = useSignedIn();
  if (approval.state === "expired") {
    return (
      <Notice tone="wait" title={t("approvals.expired")}>
        {t("approvals.expiredDetail")}
        <RenewRequest approval={approval} />
      </Notice>
    );
  }
  if (approval.state !== "waiting") return null;
  const isOwn = approval.requestedBy.id === person.id;
  const mayApprove = approval.allowed.includes("approve");
  return (
    <>
      {approval.stale && (
        <Notice tone="wait" title={t("approvals.stale")}>
          {t("approvals.staleDetail")}
          <RenewRequest approval={approval} />
        </Notice>
      )}
      {!mayApprove && !approval.stale && (
        <Notice tone="info">
          <Text size="sm">{t(isOwn ? "approvals.ownRequest" : "approvals.notAllowed")}</Text>
        </Notice>
      )}
    </>
  );
}
