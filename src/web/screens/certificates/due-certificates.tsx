import { Button, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Due = z.output<typeof statementRoutes.listDueCertificates.response>["items"][number];

/** What the borrower owes; from here it is drafted from the tests as they stand, then signed. */
export function DueCertificates(): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const due = useAnswer(statementRoutes.listDueCertificates, {});
  if (due.error !== null) return <ProblemAlert error={due.error} onRetry={due.refetch} />;
  if (due.data === undefined || due.data.items.length === 0) return null;
  return (
    <Section title={t("certificates.due")} lead={t("certificates.dueLead")}>
      <DataTable
        caption={t("certificates.due")}
        rows={due.data.items}
        rowKey={({ facility, testOn }) => `${facility.id}/${testOn}`}
        columns={[
          { id: "testOn", header: t("certificates.testOn"), names: true, cell: ({ testOn }) => day(testOn) },
          {
            id: "dueOn",
            header: t("certificates.dueOn"),
            cell: ({ dueOn }) => (dueOn === null ? t("common.unknown") : day(dueOn)),
          },
          {
            id: "facility",
            header: t("certificates.facility"),
            cell: ({ facility, borrower }) => `${facility.number} ${pick(borrower.name)}`,
          },
          {
            id: "why",
            header: t("certificates.returnedBecause"),
            cell: ({ returnedBecause }) => returnedBecause ?? t("common.unknown"),
          },
          { id: "draft", header: t("certificates.draft"), cell: (row) => <Draft due={row} /> },
        ]}
      />
    </Section>
  );
}

/** The borrower draws up what it signs; the lender waits for it. */
function Draft({ due: { loanId, testOn } }: { readonly due: Due }): ReactNode {
  const { t } = useTranslation();
  const { actions } = useSignedIn();
  const navigate = useNavigate();
  const draft = useIntention(statementRoutes.draftCertificate);
  if (!actions.includes("signCertificate")) return <Text size="sm">{t("certificates.awaited")}</Text>;
  return (
    <Stack gap="xs">
      {draft.error !== null && <ProblemAlert error={draft.error} />}
      <Button
        size="xs"
        loading={draft.isPending}
        onClick={() => {
          draft.mutate(
            { body: { loanId, testOn } },
            {
              onSuccess: ({ id }) => {
                announce(t("certificates.done"));
                void navigate({ to: "/certificates/$certificateId", params: { certificateId: id } });
              },
            },
          );
        }}
      >
        {t("certificates.drawUp")}
      </Button>
    </Stack>
  );
}
