import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { doorRoutes } from "../../../contract/identity/door-routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

export function MemberTokens(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const tokens = usePages(doorRoutes.listMemberTokens);
  const revoke = useIntention(doorRoutes.revokeMemberToken);
  return (
    <Section title={t("administration.tokens")} lead={t("administration.tokensLead")}>
      {revoke.error !== null && <ProblemAlert error={revoke.error} />}
      <AnswerGate answer={{ ...tokens, data: tokens.items }} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("settings.noTokens")} />
          ) : (
            <DataTable
              caption={t("administration.tokens")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { id: "owner", header: t("administration.owner"), cell: ({ owner }) => owner.name },
                { id: "name", header: t("settings.tokenName"), names: true, cell: ({ name }) => name },
                { id: "scope", header: t("settings.scope"), cell: ({ scope }) => t(`codes.scope.${scope}`) },
                {
                  id: "expires",
                  header: t("settings.expiresAt"),
                  cell: ({ expiresAt }) => instant(expiresAt),
                },
                {
                  id: "revoke",
                  header: t("settings.revoke"),
                  cell: ({ id, name }) => (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t("settings.revokeFor", { name })}
                      onClick={() => {
                        revoke.mutate({ params: { tokenId: id } });
                      }}
                    >
                      {t("settings.revoke")}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={tokens.showMore} busy={tokens.isFetching} />
    </Section>
  );
}
