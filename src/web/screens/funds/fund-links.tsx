import { Button, CopyButton, Group, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { fundShareRoutes, type shareLinkAnswer } from "../../../contract/fund/share-routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer } from "./fund-answer.ts";

type ShareLink = z.output<typeof shareLinkAnswer>;

interface FundProps {
  readonly fund: FundAnswer;
}

/** Links to single positions, for partners without a login: made, looked after and revoked by the manager. */
export function FundLinks({ fund }: FundProps): ReactNode {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string | null>(null);
  const links = usePages(fundShareRoutes.listShareLinks, {}, { fundId: fund.id });
  return (
    <Section title={t("funds.openLink.title")} lead={t("funds.openLink.lead")}>
      <LinkForm fund={fund} onMade={setUrl} />
      {url !== null && <NewLink url={url} />}
      <AnswerGate answer={{ ...links, data: links.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("funds.openLink.empty")} next={t("funds.openLink.emptyNext")} />
          ) : (
            <LinkTable fund={fund} links={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={links.showMore} busy={links.isFetching} />
    </Section>
  );
}

function LinkForm({ fund, onMade }: FundProps & { readonly onMade: (url: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const partners = fund.partners.filter(({ kind }) => kind === "lp");
  const [partnerId, setPartnerId] = useState(partners[0]?.id ?? "");
  const [days, setDays] = useState<number | string>(30);
  const make = useIntention(fundShareRoutes.makeShareLink);
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    make.mutate(
      { params: { fundId: fund.id }, body: { partnerId, days: Number(days) } },
      {
        onSuccess: ({ url }) => {
          onMade(url);
        },
      },
    );
  }
  return (
    <form onSubmit={submit} aria-label={t("funds.openLink.make")}>
      {make.error !== null && <ProblemAlert error={make.error} />}
      <Group align="flex-end">
        <NativeSelect
          label={t("funds.openLink.partner")}
          value={partnerId}
          data={partners.map(({ id, number, organization }) => ({
            value: id,
            label: `${String(number)}. ${pick(organization.name)}`,
          }))}
          onChange={(event) => {
            setPartnerId(event.target.value);
          }}
        />
        <NumberInput
          required
          min={1}
          max={90}
          label={t("funds.openLink.days")}
          description={t("funds.openLink.daysHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={days}
          error={fieldMessage(make.error, "days")}
          onChange={setDays}
        />
        <Button type="submit" loading={make.isPending} disabled={partnerId === ""}>
          {t("funds.openLink.make")}
        </Button>
      </Group>
    </form>
  );
}

function NewLink({ url }: { readonly url: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="wait" title={t("funds.openLink.once")}>
      <Stack gap="sm">
        <TextInput readOnly label={t("funds.openLink.address")} value={url} className="secret" />
        <Group>
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? "funds.openLink.copied" : "funds.openLink.copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Notice>
  );
}

const tones = { open: "good", expired: "quiet", revoked: "quiet" } as const;

function LinkTable({ fund, links }: FundProps & { readonly links: readonly ShareLink[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  const revoke = useIntention(fundShareRoutes.revokeShareLink);
  const nameOf = (partnerId: string): string => {
    const partner = fund.partners.find(({ id }) => id === partnerId);
    return partner === undefined ? "" : `${String(partner.number)}. ${pick(partner.organization.name)}`;
  };
  function end({ id: shareLinkId }: ShareLink): void {
    revoke.mutate(
      { params: { fundId: fund.id, shareLinkId } },
      {
        onSuccess: () => {
          announce(t("funds.openLink.revoked"));
        },
      },
    );
  }
  return (
    <>
      {revoke.error !== null && <ProblemAlert error={revoke.error} />}
      <DataTable
        caption={t("funds.openLink.caption")}
        rows={links}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "partner",
            header: t("funds.partner"),
            names: true,
            cell: ({ partnerId }) => nameOf(partnerId),
          },
          {
            id: "state",
            header: t("funds.openLink.state"),
            cell: ({ state }) => (
              <StatusBadge tone={tones[state]}>{t(`funds.openLink.states.${state}`)}</StatusBadge>
            ),
          },
          {
            id: "expires",
            header: t("funds.openLink.expiresAt"),
            cell: ({ expiresAt }) => instant(expiresAt),
          },
          { id: "maker", header: t("funds.openLink.madeBy"), cell: ({ madeBy }) => madeBy.name },
          {
            id: "openings",
            header: t("funds.openLink.openings"),
            figure: true,
            cell: ({ openings }) => String(openings),
          },
          {
            id: "last",
            header: t("funds.openLink.lastOpened"),
            cell: ({ lastOpenedAt }) => (lastOpenedAt === null ? t("funds.none") : instant(lastOpenedAt)),
          },
          {
            id: "revoke",
            header: t("funds.openLink.revoke"),
            cell: (link) =>
              link.state === "open" && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t("funds.openLink.revoke")} ${nameOf(link.partnerId)}`}
                  loading={revoke.isPending}
                  onClick={() => {
                    end(link);
                  }}
                >
                  {t("funds.openLink.revoke")}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
