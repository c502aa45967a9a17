import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { memberRoutes } from "../../../contract/identity/member-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import type { Member } from "./member.ts";
import { RoleChoice } from "./role-choice.tsx";

interface MemberDialogProps {
  readonly member: Member;
  readonly onClose: () => void;
}

/** Other roles, the end of a membership, or a new start for somebody who lost the second factor; each with a reason. */
export function MemberDialog({ member, onClose }: MemberDialogProps): ReactNode {
  const { t } = useTranslation();
  const { person, isService, secondFactorSince } = member;
  const [roles, setRoles] = useState([...member.roles]);
  const [reason, setReason] = useState("");
  const change = useIntention(memberRoutes.changeMembership);
  const end = useIntention(memberRoutes.endMembership);
  const reset = useIntention(memberRoutes.resetSecondFactor);
  const error = change.error ?? end.error ?? reset.error;
  const params = { personId: person.id };
  const isBusy = change.isPending || end.isPending || reset.isPending;
  const done = (title: string) => ({
    onSuccess: () => {
      announce(title);
      onClose();
    },
  });
  return (
    <Dialog title={t("administration.changeFor", { name: person.name })} isOpen onClose={onClose}>
      <Stack>
        {error !== null && <ProblemAlert error={error} />}
        <RoleChoice
          label={t("settings.roles")}
          value={roles}
          onChange={setRoles}
          error={fieldMessage(error, "roles")}
          without={isService ? ["admin", "approver"] : []}
        />
        <TextInput
          label={t("administration.reason")}
          required
          maxLength={500}
          value={reason}
          error={fieldMessage(error, "reason")}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Group>
          <Button
            disabled={reason.trim() === "" || roles.length === 0}
            loading={isBusy}
            onClick={() => {
              change.mutate({ params, body: { roles, reason } }, done(t("administration.rolesChanged")));
            }}
          >
            {t("administration.saveRoles")}
          </Button>
          {secondFactorSince !== null && (
            <Button
              variant="default"
              disabled={reason.trim() === ""}
              onClick={() => {
                reset.mutate({ params, body: { reason } }, done(t("administration.factorReset")));
              }}
            >
              {t("administration.resetFactor")}
            </Button>
          )}
          <Button
            variant="default"
            color="red"
            disabled={reason.trim() === ""}
            onClick={() => {
              end.mutate({ params, body: { reason } }, done(t("administration.ended")));
            }}
          >
            {t("administration.endMembership")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
