import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { doorRoutes } from "../../../contract/identity/door-routes.ts";
import { memberRoutes } from "../../../contract/identity/member-routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { NewSecret } from "../../parts/new-secret.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useCodeWord } from "../../text/use-code-word.ts";
import { MemberDialog } from "./member-dialog.tsx";
import type { Member } from "./member.ts";
import { MemberTokens } from "./member-tokens.tsx";
import { RoleChoice } from "./role-choice.tsx";

/** Service accounts, and the tokens of everybody. */
export function Programs(): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Section title={t("administration.programs")} lead={t("administration.programsLead")}>
        <ProgramForm />
        <ProgramTable />
      </Section>
      <MemberTokens />
    </Stack>
  );
}

function ProgramForm(): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [roles, setRoles] = useState<string[]>([]);
  const create = useIntention(doorRoutes.createServiceAccount);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const onSuccess = () => {
      setName("");
      setRoles([]);
    };
    create.mutate({ body: { name, roles } }, { onSuccess });
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        {create.error !== null && <ProblemAlert error={create.error} />}
        <TextInput
          label={t("settings.name")}
          required
          maxLength={100}
          maw={360}
          value={name}
          error={fieldMessage(create.error, "name")}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <RoleChoice
          label={t("settings.roles")}
          value={roles}
          onChange={setRoles}
          error={fieldMessage(create.error, "roles")}
          without={["admin", "approver"]}
        />
        <Group>
          <Button type="submit" loading={create.isPending} disabled={roles.length === 0}>
            {t("administration.createProgram")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ProgramTable(): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const members = usePages(memberRoutes.listMembers);
  const [chosen, setChosen] = useState<Member | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const newToken = useIntention(doorRoutes.createServiceToken);

  function makeToken({ person: { id: personId, name } }: Member): void {
    const onSuccess = ({ token }: { token: string }) => {
      setSecret(token);
    };
    newToken.mutate({ params: { personId }, body: { name, scope: "write", days: 90 } }, { onSuccess });
  }

  return (
    <>
      {newToken.error !== null && <ProblemAlert error={newToken.error} />}
      {secret !== null && (
        <NewSecret
          secret={secret}
          onClose={() => {
            setSecret(null);
          }}
        />
      )}
      <AnswerGate answer={{ ...members, data: members.items?.filter(({ isService }) => isService) }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("administration.noPrograms")} />
          ) : (
            <DataTable
              caption={t("administration.programs")}
              rows={items}
              rowKey={({ person }) => person.id}
              columns={[
                { id: "name", header: t("settings.name"), names: true, cell: ({ person }) => person.name },
                {
                  id: "roles",
                  header: t("settings.roles"),
                  cell: ({ roles }) => roles.map((role) => word("role", role)).join("、"),
                },
                {
                  id: "change",
                  header: t("administration.change"),
                  cell: (member) => (
                    <Group gap="xs">
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => {
                          makeToken(member);
                        }}
                      >
                        {t("settings.create")}
                      </Button>
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t("administration.changeFor", { name: member.person.name })}
                        onClick={() => {
                          setChosen(member);
                        }}
                      >
                        {t("administration.change")}
                      </Button>
                    </Group>
                  ),
                },
              ]}
            />
          )
        }
      </AnswerGate>
      {chosen !== null && (
        <MemberDialog
          member={chosen}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </>
  );
}
