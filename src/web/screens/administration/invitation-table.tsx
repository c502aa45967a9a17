import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { memberRoutes, type invitationAnswer } from "../../../contract/identity/member-routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

type Invitation = z.output<typeof invitationAnswer>;

const tones = { waiting: "wait", expired: "bad", accepted: "good", withdrawn: "quiet" } as const;

export function InvitationTable(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const word = useCodeWord();
  const invitations = usePages(memberRoutes.listInvitations);
  return (
    <>
      <AnswerGate answer={{ ...invitations, data: invitations.items }} lines={2}>
        {(items) =>
          items.length > 0 && (
            <DataTable
              caption={t("administration.invitations")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { id: "name", header: t("settings.name"), names: true, cell: ({ name }) => name },
                { id: "email", header: t("settings.email"), cell: ({ email }) => email },
                {
                  id: "roles",
                  header: t("settings.roles"),
                  cell: ({ roles }) => roles.map((role) => word("role", role)).join("、"),
                },
                {
                  id: "expires",
                  header: t("settings.expiresAt"),
                  cell: ({ expiresAt }) => (expiresAt === null ? t("common.unknown") : instant(expiresAt)),
                },
                {
                  id: "state",
                  header: t("settings.state"),
                  cell: ({ state }) => (
                    <StatusBadge tone={tones[state]}>{t(`administration.states.${state}`)}</StatusBadge>
                  ),
                },
                {
                  id: "actions",
                  header: t("administration.change"),
                  cell: (invitation) => <InvitationActions invitation={invitation} />,
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={invitations.showMore} busy={invitations.isFetching} />
    </>
  );
}

function InvitationActions({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const { t } = useTranslation();
  const resend = useIntention(memberRoutes.resendInvitation);
  const withdraw = useIntention(memberRoutes.withdrawInvitation);
  const error = resend.error ?? withdraw.error;
  const { id: invitationId, state, email } = invitation;
  if (state === "accepted" || state === "withdrawn") return t("common.unknown");
  return (
    <Group gap="xs">
      {error !== null && <ProblemAlert error={error} />}
      <Button
        size="xs"
        variant="default"
        loading={resend.isPending}
        aria-label={t("administration.resendTo", { email })}
        onClick={() => {
          const onSuccess = () => {
            announce(t("administration.invited", { email }));
          };
          resend.mutate({ params: { invitationId } }, { onSuccess });
        }}
      >
        {t("administration.resend")}
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={withdraw.isPending}
        aria-label={t("administration.withdrawFrom", { email })}
        onClick={() => {
          withdraw.mutate({ params: { invitationId } });
        }}
      >
        {t("administration.withdraw")}
      </Button>
    </Group>
  );
}
