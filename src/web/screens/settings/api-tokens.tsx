import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useState, type SubmitEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { identityRoutes, tokenScopes, type apiTokenAnswer } from "../../../contract/identity/routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { NewSecret } from "../../parts/new-secret.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

type ApiToken = z.output<typeof apiTokenAnswer>;

export function ApiTokens(): ReactNode {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = usePages(identityRoutes.listApiTokens);
  return (
    <Section title={t("settings.tokens")} lead={t("settings.tokensIntro")}>
      {secret !== null && (
        <NewSecret
          secret={secret}
          onClose={() => {
            setSecret(null);
          }}
        />
      )}
      <TokenForm onCreated={setSecret} />
      <AnswerGate answer={{ ...tokens, data: tokens.items }}>
        {(items) =>
          items.length === 0 ? <Empty title={t("settings.noTokens")} /> : <TokenTable items={items} />
        }
      </AnswerGate>
      <MoreButton onClick={tokens.showMore} busy={tokens.isFetching} />
    </Section>
  );
}

function TokenForm({ onCreated }: { readonly onCreated: (secret: string) => void }): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<(typeof tokenScopes)[number]>("read");
  const [days, setDays] = useState(90);
  const create = useIntention(identityRoutes.createApiToken);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    create.mutate(
      { body: { name, scope, days } },
      {
        onSuccess: ({ token }) => {
          onCreated(token);
          setName("");
        },
      },
    );
  }

  return (
    <form onSubmit={submit}>
      {create.error !== null && <ProblemAlert error={create.error} />}
      <Group align="flex-end">
        <TextInput
          label={t("settings.tokenName")}
          placeholder={t("settings.tokenNameHint")}
          required
          maxLength={100}
          value={name}
          error={fieldMessage(create.error, "name")}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <NativeSelect
          label={t("settings.scope")}
          value={scope}
          data={tokenScopes.map((value) => ({ value, label: t(`codes.scope.${value}`) }))}
          onChange={(event) => {
            setScope(event.target.value === "write" ? "write" : "read");
          }}
        />
        <NativeSelect
          label={t("settings.days")}
          value={String(days)}
          data={["30", "90", "180", "365"]}
          onChange={(event) => {
            setDays(Number(event.target.value));
          }}
        />
        <Button type="submit" loading={create.isPending}>
          {t("settings.create")}
        </Button>
      </Group>
    </form>
  );
}

function TokenTable({ items }: { readonly items: readonly ApiToken[] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const [now] = useState(() => new Date().toISOString());
  const revoke = useIntention(identityRoutes.revokeApiToken);
  return (
    <>
      {revoke.error !== null && <ProblemAlert error={revoke.error} />}
      <DataTable
        caption={t("settings.tokensCaption")}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", header: t("settings.tokenName"), names: true, cell: ({ name }) => name },
          { id: "scope", header: t("settings.scope"), cell: ({ scope }) => t(`codes.scope.${scope}`) },
          { id: "created", header: t("settings.createdAt"), cell: ({ createdAt }) => instant(createdAt) },
          { id: "expires", header: t("settings.expiresAt"), cell: ({ expiresAt }) => instant(expiresAt) },
          {
            id: "state",
            header: t("settings.state"),
            cell: (token) => <TokenState token={token} now={now} />,
          },
          {
            id: "revoke",
            header: t("settings.revoke"),
            cell: ({ id, name, revokedAt }) =>
              revokedAt === null ? (
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
              ) : (
                t("common.unknown")
              ),
          },
        ]}
      />
    </>
  );
}

function TokenState({ token, now }: { readonly token: ApiToken; readonly now: string }): ReactNode {
  const { t } = useTranslation();
  if (token.revokedAt !== null) return <StatusBadge tone="quiet">{t("settings.revoked")}</StatusBadge>;
  if (token.expiresAt <= now) return <StatusBadge tone="quiet">{t("settings.expired")}</StatusBadge>;
  return <StatusBadge tone="good">{t("settings.active")}</StatusBadge>;
}
