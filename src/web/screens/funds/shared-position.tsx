import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { fundShareRoutes, type sharedPositionAnswer } from "../../../contract/fund/share-routes.ts";
import { call } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Section } from "../../parts/section.tsx";
import { Logo } from "../../shell/header.tsx";
import { EraSwitch, LanguageSwitch, SchemeSwitch } from "../../shell/preference-switches.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { NoticeTable } from "./fund-notices.tsx";
import { PartnerPosition } from "./partner-position.tsx";

type Position = z.output<typeof sharedPositionAnswer>;

/**
 * One partner's position behind a link, without a login. The token stays behind the `#`, so that the link opens again
 * until it ends; it travels in the body alone.
 */
export function SharedPosition(): ReactNode {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const position = useQuery({
    queryKey: [fundShareRoutes.openSharedPosition.id, token],
    queryFn: ({ signal }) => call(fundShareRoutes.openSharedPosition, { body: { token } }, { signal }),
    // Every opening is written down: looking away and back is none.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    document.title = `${t("funds.shared.title")} – Sanpo Ledger`;
  }, [t]);
  return (
    <div className="public-page">
      <Group component="header" justify="space-between" className="public-header">
        <Group gap="sm">
          <Logo />
          <span className="brand-name">{t("shell.product")}</span>
        </Group>
        <Group gap="xs">
          <EraSwitch />
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </Group>
      <main id="main">
        {isOver(position.error) ? (
          <Stack>
            <Title order={1} size="h2">
              {t("funds.shared.title")}
            </Title>
            <Notice tone="bad" title={t("funds.shared.closed")}>
              {t("funds.shared.closedNext")}
            </Notice>
          </Stack>
        ) : (
          <AnswerGate answer={position} lines={8}>
            {(data) => <Shared position={data} />}
          </AnswerGate>
        )}
      </main>
    </div>
  );
}

/** A link that was never made, cut off or is over: 400 and 403. */
function isOver(error: Error | null): boolean {
  return error instanceof Problem && [400, 403].includes(error.status);
}

function Shared({ position }: { readonly position: Position }): ReactNode {
  const { t } = useTranslation();
  const { pick, instant, day } = useFormat();
  const { statement, notices, currency, expiresAt } = position;
  const { fund, account } = statement;
  return (
    <Stack gap="lg" className="page">
      <div>
        <Title order={1} size="h2">
          {pick(fund.name)}
        </Title>
        <Text fw={700}>{pick(account.organization.name)}</Text>
        <Text c="dimmed" size="sm">
          {t("funds.shared.lead", { manager: pick(fund.manager.name), until: instant(expiresAt) })}
        </Text>
      </div>
      <PartnerPosition statement={statement} currency={currency} />
      {notices.map((notice) => (
        <Section
          key={`${notice.kind} ${notice.valueOn} ${notice.total}`}
          title={`${t(`funds.event.${notice.kind}`)} ${day(notice.valueOn)}`}
        >
          <NoticeTable notices={notice} currency={currency} />
        </Section>
      ))}
    </Stack>
  );
}
