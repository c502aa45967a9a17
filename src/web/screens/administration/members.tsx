import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { memberRoutes } from "../../../contract/identity/member-routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useCodeWord } from "../../text/use-code-word.ts";
import type { Member } from "./member.ts";
import { MemberDialog } from "./member-dialog.tsx";

export function Members(): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const { person: self } = useSignedIn();
  const members = usePages(memberRoutes.listMembers);
  const [chosen, setChosen] = useState<Member | null>(null);
  return (
    <Section title={t("administration.members")} lead={t("administration.membersLead")}>
      <AnswerGate answer={{ ...members, data: members.items }}>
        {(items) => (
          <DataTable
            caption={t("administration.members")}
            rows={items.filter(({ isService }) => !isService)}
            rowKey={({ person }) => person.id}
            columns={[
              { id: "name", header: t("settings.name"), names: true, cell: ({ person }) => person.name },
              { id: "email", header: t("settings.email"), cell: ({ person }) => person.email },
              {
                id: "roles",
                header: t("settings.roles"),
                cell: ({ roles }) => roles.map((role) => word("role", role)).join("、"),
              },
              {
                id: "factor",
                header: t("account.secondFactor"),
                cell: ({ secondFactorSince }) =>
                  secondFactorSince === null ? (
                    <StatusBadge tone="quiet">{t("administration.factorOff")}</StatusBadge>
                  ) : (
                    <StatusBadge tone="good">{t("account.factorOn")}</StatusBadge>
                  ),
              },
              {
                id: "change",
                header: t("administration.change"),
                cell: (member) =>
                  member.person.id === self.id ? (
                    t("administration.self")
                  ) : (
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
                  ),
              },
            ]}
          />
        )}
      </AnswerGate>
      <MoreButton onClick={members.showMore} busy={members.isFetching} />
      {chosen !== null && (
        <MemberDialog
          member={chosen}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Section>
  );
}
