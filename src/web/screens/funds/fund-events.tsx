import { Anchor, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fundEventKinds } from "../../../contract/fund/answers.ts";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { PartnerShares } from "../../parts/fund/partner-shares.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { eventAmount } from "./event-amount.ts";
import type { FundAnswer, FundEvent } from "./fund-answer.ts";
import { isReversible } from "./use-choices.ts";
import { ValuationFiles, ValuationUpload } from "./valuation-evidence.tsx";
import { useEventSubject } from "./use-event-subject.ts";

interface EventsProps {
  readonly fund: FundAnswer;
}

/** What happened, newest first, each with its lines partner by partner. */
export function FundEvents({ fund }: EventsProps): ReactNode {
  const { t } = useTranslation();
  const [kind, setKind] = useState("");
  const events = usePages(fundRoutes.listFundEvents, kind === "" ? {} : { kind }, { fundId: fund.id });
  return (
    <Section title={t("funds.events")} lead={t("funds.eventsLead")}>
      <NativeSelect
        label={t("funds.filterEvents")}
        className="narrow"
        value={kind}
        onChange={(event) => {
          setKind(event.target.value);
        }}
        data={[
          { value: "", label: t("funds.anyEvent") },
          ...fundEventKinds.map((value) => ({ value, label: t(`funds.event.${value}`) })),
        ]}
      />
      <AnswerGate answer={{ ...events, data: events.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("funds.noEvents")} />
          ) : (
            <EventTable fund={fund} events={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={events.showMore} busy={events.isFetching} />
    </Section>
  );
}

function EventTable({ fund, events }: EventsProps & { readonly events: readonly FundEvent[] }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <DataTable
      caption={t("funds.eventsCaption")}
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        { id: "on", header: t("funds.on"), cell: ({ effectiveOn }) => day(effectiveOn) },
        {
          id: "what",
          header: t("funds.what"),
          names: true,
          cell: (event) => <What fund={fund} event={event} />,
        },
        {
          id: "cash",
          header: t("funds.cash"),
          figure: true,
          cell: (event) => {
            const amount = eventAmount(event);
            return amount === undefined ? t("funds.none") : moneyText(amount, fund.currency);
          },
        },
        {
          id: "people",
          header: t("funds.people"),
          cell: ({ requestedBy, approvedBy }) =>
            t("funds.peopleText", { requester: requestedBy.name, approver: approvedBy.name }),
        },
        {
          id: "links",
          header: t("common.details"),
          cell: (event) => <EventLinks fund={fund} event={event} />,
        },
      ]}
      below={(event) => hasMore(event) && <Below fund={fund} event={event} />}
    />
  );
}

interface EventProps extends EventsProps {
  readonly event: FundEvent;
}

function What({ fund, event }: EventProps): ReactNode {
  const { t } = useTranslation();
  const subject = useEventSubject(fund, event);
  return (
    <>
      {t(`funds.event.${event.kind}`)}{" "}
      {event.reversed && <StatusBadge tone="quiet">{t("funds.reversedMark")}</StatusBadge>}
      {subject !== "" && (
        <Text size="xs" c="dimmed">
          {subject}
        </Text>
      )}
    </>
  );
}

function EventLinks({ fund, event }: EventProps): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const hasNotices = event.kind === "call" || event.kind === "distribution";
  const mayReverse = may("manageFund") && fund.standing === "managesFund" && isReversible(event);
  return (
    <Group gap="sm">
      {hasNotices && (
        <Anchor component={Link} to={`/funds/${fund.id}/events/${event.id}`} size="sm">
          {t("funds.notices")}
        </Anchor>
      )}
      {mayReverse && (
        <Anchor component={Link} to={`/funds/${fund.id}/changes/reversal?eventId=${event.id}`} size="sm">
          {t("funds.reverse")}
        </Anchor>
      )}
    </Group>
  );
}

function hasShares({ lines }: FundEvent): boolean {
  return lines.some(({ shares }) => shares.length > 0);
}

function hasMore(event: FundEvent): boolean {
  return hasShares(event) || event.kind === "valuation";
}

function Below({ fund, event }: EventProps): ReactNode {
  const may = useMay();
  const mayAdd = event.kind === "valuation" && fund.standing === "managesFund" && may("manageFund");
  return (
    <Stack gap="xs">
      {hasShares(event) && <Shares fund={fund} event={event} />}
      <ValuationFiles evidence={event.evidence} />
      {mayAdd && <ValuationUpload fundId={fund.id} eventId={event.id} />}
    </Stack>
  );
}

/** A partner sees of the shares his own. */
function Shares({ fund, event }: EventProps): ReactNode {
  const { t } = useTranslation();
  const named = fund.partners.map(({ id, number, kind, organization: { name } }) => ({
    partnerId: id,
    number,
    kind,
    name,
  }));
  return (
    <details className="why">
      <summary>{t("funds.shares")}</summary>
      <PartnerShares
        caption={t("funds.sharesCaption")}
        partners={named}
        lines={event.lines}
        currency={fund.currency}
      />
    </details>
  );
}
