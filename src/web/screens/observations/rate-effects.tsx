import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { rateText, stepText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Section } from "../../parts/section.tsx";
import { OutcomeBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

/** What the value would do to each loan that tests it, before anyone has decided anything. */
export function RateEffects({ observationId }: { readonly observationId: string }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const effects = useAnswer(impactRoutes.getRateEffects, { params: { observationId } });
  return (
    <Section title={t("observations.effects")} lead={t("observations.effectsHint")}>
      <AnswerGate answer={effects} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t("observations.noEffects")}</Text>
          ) : (
            <ul className="effect-list">
              {items.map((effect) => (
                <li key={`${effect.loanId} ${effect.testOn}`}>
                  <Group gap="xs">
                    <Anchor component={Link} to={`/loans/${effect.loanId}`} fw={700}>
                      {effect.loanNumber}
                    </Anchor>
                    <OutcomeBadge outcome={effect.outcome} />
                    <span className="digits">{stepText(effect.stepBp)}</span>
                  </Group>
                  <Text size="sm">
                    <span className="digits">
                      {rateText(effect.rateBefore)} → {rateText(effect.rateAfter)}
                    </span>{" "}
                    · {t("preview.effective")} {day(effect.effectiveOn)}
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </AnswerGate>
    </Section>
  );
}
