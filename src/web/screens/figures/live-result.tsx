import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { call } from "../../api/client.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { CovenantBadge, HeadroomBar } from "../../parts/covenant/covenant-marks.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FiguresDraft } from "./figures-draft.ts";

interface LiveProps {
  readonly draft: FiguresDraft;
  readonly isReady: boolean;
}

/** What the figures would come to, asked of the server while they are typed. */
export function LiveResult({ draft, isReady }: LiveProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const preview = useQuery({
    queryKey: [statementRoutes.previewStatement.id, draft],
    queryFn: ({ signal }) => call(statementRoutes.previewStatement, { body: draft }, { signal }),
    enabled: isReady,
    placeholderData: (before) => before,
  });
  return (
    <Section title={t("figures.live")}>
      {!isReady ? (
        <Text c="dimmed">{t("figures.liveEmpty")}</Text>
      ) : (
        <AnswerGate answer={preview}>
          {({ items }) =>
            items.length === 0 ? (
              <Text c="dimmed">{t("figures.noCovenant")}</Text>
            ) : (
              <Stack aria-live="polite">
                {items.map(({ covenantId, name, figures }) => (
                  <div key={covenantId}>
                    <Group gap="xs">
                      <Text fw={700}>{pick(name)}</Text>
                      {figures !== null && <CovenantBadge state={figures.state} />}
                    </Group>
                    <HeadroomBar figures={figures} warning={null} trend={null} />
                  </div>
                ))}
              </Stack>
            )
          }
        </AnswerGate>
      )}
    </Section>
  );
}
