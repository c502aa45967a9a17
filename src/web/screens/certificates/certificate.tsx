import { Anchor, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { CovenantBadge, HeadroomBar } from "../../parts/covenant/covenant-marks.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { CertificateAnswer } from "./certificate-answer.ts";
import { certificateTones } from "./certificate-tones.ts";
import { SignForm } from "./sign-form.tsx";

const route = getRouteApi("/signed-in/certificates/$certificateId");

export function Certificate(): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const { certificateId } = route.useParams();
  const certificate = useAnswer(statementRoutes.getCertificate, { params: { certificateId } });
  return (
    <AnswerGate answer={certificate} lines={8}>
      {(data) => (
        <Page
          title={`${t("certificates.title")} ${day(data.testOn)}`}
          back={{ to: "/certificates", label: t("certificates.title") }}
          lead={`${pick(data.borrower.name)} → ${pick(data.lender.name)}`}
          marks={
            <StatusBadge tone={certificateTones[data.state]}>
              {t(`covenantCodes.certificate.${data.state}`)}
            </StatusBadge>
          }
        >
          <Stack gap="lg">
            <Facts
              items={[
                { label: t("certificates.facility"), value: data.facility.number },
                { label: t("certificates.version"), value: data.version },
                { label: t("certificates.preparedBy"), value: data.preparedBy.name },
                { label: t("certificates.hash"), value: <HashText hash={data.contentHash} /> },
              ]}
            />
            <Returned certificate={data} />
            <Lines certificate={data} />
            <Signatures certificate={data} />
            {data.allowed.includes("sign") && <SignForm certificate={data} />}
            {data.allowed.includes("check") && <CheckForm certificate={data} />}
          </Stack>
        </Page>
      )}
    </AnswerGate>
  );
}

interface PartProps {
  readonly certificate: CertificateAnswer;
}

function Lines({ certificate }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t("certificates.lines")}>
      <DataTable
        caption={t("certificates.lines")}
        rows={certificate.lines}
        rowKey={({ covenantId }) => covenantId}
        columns={[
          { id: "name", header: t("covenants.name"), names: true, cell: ({ name }) => pick(name) },
          { id: "clause", header: t("covenants.clause"), cell: ({ clause }) => clause },
          {
            id: "figures",
            header: t("covenants.inputs"),
            cell: ({ figures }) =>
              (figures?.inputs ?? []).map(({ line, termEndOn, value }) => (
                <div key={`${line} ${termEndOn}`}>
                  {t(`covenantCodes.line.${line}`)}{" "}
                  <span className="digits">{value === null ? t("covenants.missing") : grouped(value)}</span>
                </div>
              )),
          },
          {
            id: "headroom",
            header: t("covenants.headroom"),
            cell: ({ figures }) => <HeadroomBar figures={figures} warning={null} trend={null} />,
          },
          { id: "state", header: t("covenants.state"), cell: ({ state }) => <CovenantBadge state={state} /> },
        ]}
      />
    </Section>
  );
}

function Signatures({ certificate }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  if (certificate.events.length === 0) return null;
  return (
    <Section title={t("certificates.history")}>
      {certificate.events.map(({ kind, by, title, note, at }) => (
        <div key={kind}>
          <Text size="sm">
            <strong>{t(`covenantCodes.certificate.${kind}`)}</strong> {title} {by.name} · {instant(at)}
          </Text>
          {note !== "" && (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </div>
      ))}
    </Section>
  );
}

/** What came back is corrected in a new version. */
function Returned({ certificate: { state, events, borrower } }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { organization } = useSignedIn();
  if (state !== "returned") return null;
  return (
    <Notice tone="bad" title={t("certificates.returned")}>
      <Text size="sm">{events.at(-1)?.note}</Text>
      {borrower.id === organization.id && (
        <Anchor component={Link} to="/certificates" size="sm">
          {t("certificates.againNext")}
        </Anchor>
      )}
    </Notice>
  );
}

function CheckForm({ certificate }: PartProps): ReactNode {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const [lacksNote, setLacksNote] = useState(false);
  const check = useIntention(statementRoutes.checkCertificate);
  const { id: certificateId, contentHash } = certificate;
  const decide = (decision: "checked" | "returned"): void => {
    const isMissing = decision === "returned" && note.trim() === "";
    setLacksNote(isMissing);
    if (isMissing) return;
    check.mutate(
      { params: { certificateId }, body: { decision, contentHash, note } },
      {
        onSuccess: () => {
          announce(t("certificates.done"));
        },
      },
    );
  };
  return (
    <Section title={t("certificates.check")}>
      <Stack className="narrow">
        {check.error !== null && <ProblemAlert error={check.error} />}
        <Textarea
          label={t("certificates.note")}
          autosize
          maxLength={2000}
          value={note}
          error={lacksNote ? t("certificates.noteNeeded") : undefined}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
        <Group>
          <Button
            loading={check.isPending}
            onClick={() => {
              decide("checked");
            }}
          >
            {t("certificates.check")}
          </Button>
          <Button
            variant="default"
            loading={check.isPending}
            onClick={() => {
              decide("returned");
            }}
          >
            {t("certificates.return")}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
