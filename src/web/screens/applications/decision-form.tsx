import {
  Anchor,
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fillPath, queryText } from "../../api/path.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer, ReviewAnswer } from "./application-answer.ts";

interface FormProps {
  readonly application: ApplicationAnswer;
  readonly review: ReviewAnswer;
}

const kinds = ["approve", "conditional", "decline"] as const;
type Use = ApplicationAnswer["content"]["uses"][number];

/** What one person prepares and another approves; the score stands above it and decides nothing. */
export function DecisionForm({ application, review }: FormProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const may = useMay();
  const navigate = useNavigate();
  const request = useIntention(applicationRoutes.requestDecision);
  const [kind, setKind] = useState<(typeof kinds)[number]>("approve");
  const [reasons, setReasons] = useState("");
  const [tier, setTier] = useState(application.content.tier ?? "");
  const [uses, setUses] = useState<readonly Use[]>(application.content.uses);
  const [conditions, setConditions] = useState("");
  if (!may("requestApproval") || review.score === null) return null;
  const tiers = new Map(application.terms.tiers.map(({ code, name }) => [code, pick(name)]));
  const listed = conditions.split("\n").filter((line) => line.trim() !== "");
  const body = {
    kind,
    reasons,
    granted: kind === "decline" ? null : { tier, uses: [...uses] },
    conditions: kind === "conditional" ? listed.map((text) => ({ text })) : [],
  };
  return (
    <Section title={t("applications.decision")} lead={t("applications.decisionLead")}>
      <SegmentedControl
        aria-label={t("applications.decision")}
        value={kind}
        onChange={setKind}
        data={kinds.map((value) => ({ value, label: t(`applications.kinds.${value}`) }))}
      />
      {kind !== "decline" && (
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NativeSelect
            label={t("applications.items.tier")}
            value={tier}
            data={[...tiers].map(([value, label]) => ({ value, label }))}
            onChange={(event) => {
              setTier(event.target.value);
            }}
          />
          {uses.map((use, i) => (
            <TextInput
              key={use.use}
              inputMode="numeric"
              label={`${t(`applications.useKinds.${use.use}`)}：${t("applications.useAmount")}`}
              value={use.amount}
              onChange={(event) => {
                setUses(uses.with(i, { ...use, amount: typedFigure(event.target.value) }));
              }}
            />
          ))}
        </SimpleGrid>
      )}
      <Textarea
        label={t("applications.reason")}
        autosize
        minRows={2}
        maxLength={4000}
        value={reasons}
        onChange={(event) => {
          setReasons(event.target.value);
        }}
      />
      {kind === "conditional" && (
        <Textarea
          label={t("applications.conditions")}
          description={t("applications.conditionsHint")}
          autosize
          minRows={2}
          value={conditions}
          onChange={(event) => {
            setConditions(event.target.value);
          }}
        />
      )}
      {request.error !== null && <ProblemAlert error={request.error} />}
      <div>
        <Button
          disabled={reasons.trim() === ""}
          loading={request.isPending}
          onClick={() => {
            request.mutate(
              { params: { applicationId: application.id }, body },
              {
                onSuccess: ({ id }) => {
                  announce(t("applications.requested"));
                  void navigate({ to: "/approvals/$approvalId", params: { approvalId: id } });
                },
              },
            );
          }}
        >
          {t("applications.askDecision")}
        </Button>
      </div>
    </Section>
  );
}

export function Decided({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { decision } = application;
  if (decision === null) return null;
  const uses = decision.granted?.uses ?? [];
  return (
    <Section title={t("applications.decision")} lead={t("applications.decided", { day: day(decision.on) })}>
      <Facts
        items={[
          { label: t("applications.decision"), value: t(`applications.kinds.${decision.kind}`) },
          ...uses.map(({ use, amount }) => ({
            label: t(`applications.useKinds.${use}`),
            value: moneyText(amount, "JPY"),
          })),
        ]}
      />
      <Stack gap={4}>
        <Text size="sm">{decision.reasons}</Text>
      </Stack>
      <Group>
        {(["ja", "en"] as const).map((language) => (
          <Anchor
            key={language}
            href={
              fillPath(applicationRoutes.getDecisionLetterPdf.path, { applicationId: application.id }) +
              queryText({ language })
            }
          >
            {t(`applications.letterIn.${language}`)}
          </Anchor>
        ))}
      </Group>
    </Section>
  );
}
