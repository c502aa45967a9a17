/** Who may do what: the access table of the domain as it is applied, a row an action and a column a role. */
import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { accessRoutes } from "../../../contract/identity/access-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

interface Rule {
  readonly action: string;
  readonly meaning: { readonly ja: string; readonly en: string };
  readonly roles: readonly string[];
  readonly standings: readonly string[];
}

export function AccessTable(): ReactNode {
  const { t } = useTranslation();
  const answer = useAnswer(accessRoutes.listAccessRules, {});
  return (
    <Section title={t("settings.access")}>
      <Text size="sm" c="dimmed">
        {t("settings.accessIntro")}
      </Text>
      <AnswerGate answer={answer}>{({ items, roles }) => <Rules rules={items} roles={roles} />}</AnswerGate>
    </Section>
  );
}

function Rules({
  rules,
  roles,
}: {
  readonly rules: readonly Rule[];
  readonly roles: readonly string[];
}): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  const { roles: mine } = useSignedIn();
  const roleColumn = (role: string): Column<Rule> => ({
    id: role,
    header: mine.includes(role) ? t("settings.accessMine", { role: word("role", role) }) : word("role", role),
    cell: (rule) => (rule.roles.includes(role) ? t("settings.accessYes") : t("settings.accessNo")),
  });
  return (
    <DataTable
      caption={t("settings.accessCaption")}
      rows={rules}
      rowKey={({ action }) => action}
      columns={[
        {
          id: "action",
          header: t("settings.accessAction"),
          names: true,
          cell: ({ meaning }) => pick(meaning),
        },
        {
          id: "standings",
          header: t("settings.accessStanding"),
          cell: ({ standings }) =>
            standings.map((standing) => word("standing", standing)).join(t("settings.accessOr")),
        },
        ...roles.map(roleColumn),
      ]}
    />
  );
}
