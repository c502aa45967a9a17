import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { memberRoutes } from "../../../contract/identity/member-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { InvitationTable } from "./invitation-table.tsx";
import { RoleChoice } from "./role-choice.tsx";

export function Invitations(): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t("administration.invitations")} lead={t("administration.invitationsLead")}>
      <InviteForm />
      <InvitationTable />
    </Section>
  );
}

const nobody = { email: "", name: "", language: "ja" as "ja" | "en", roles: [] as string[] };

function InviteForm(): ReactNode {
  const { t } = useTranslation();
  const [invited, setInvited] = useState(nobody);
  const invite = useIntention(memberRoutes.inviteMember);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const onSuccess = () => {
      announce(t("administration.invited", { email: invited.email }));
      setInvited(nobody);
    };
    invite.mutate({ body: invited }, { onSuccess });
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        {invite.error !== null && <ProblemAlert error={invite.error} />}
        <Group align="flex-start">
          <TextInput
            label={t("settings.name")}
            required
            maxLength={100}
            value={invited.name}
            error={fieldMessage(invite.error, "name")}
            onChange={(event) => {
              setInvited({ ...invited, name: event.target.value });
            }}
          />
          <TextInput
            label={t("settings.email")}
            type="email"
            required
            maxLength={254}
            w={280}
            value={invited.email}
            error={fieldMessage(invite.error, "email")}
            onChange={(event) => {
              setInvited({ ...invited, email: event.target.value });
            }}
          />
          <NativeSelect
            label={t("shell.language")}
            value={invited.language}
            data={[
              { value: "ja", label: "日本語" },
              { value: "en", label: "English" },
            ]}
            onChange={(event) => {
              setInvited({ ...invited, language: event.target.value === "en" ? "en" : "ja" });
            }}
          />
        </Group>
        <RoleChoice
          label={t("settings.roles")}
          value={invited.roles}
          onChange={(roles) => {
            setInvited({ ...invited, roles });
          }}
          error={fieldMessage(invite.error, "roles")}
        />
        <Group>
          <Button type="submit" loading={invite.isPending} disabled={invited.roles.length === 0}>
            {t("administration.invite")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
