import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { statementRoutes } from "../../../contract/covenant/statement-routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { certificateTones } from "./certificate-tones.ts";
import { DueCertificates } from "./due-certificates.tsx";

export function Certificates(): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const certificates = usePages(statementRoutes.listCertificates);
  return (
    <Page title={t("certificates.title")} lead={t("certificates.intro")}>
      <DueCertificates />
      <AnswerGate answer={{ ...certificates, data: certificates.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("certificates.empty")} next={t("certificates.emptyNext")} />
          ) : (
            <DataTable
              caption={t("certificates.caption")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: "testOn",
                  header: t("certificates.testOn"),
                  names: true,
                  cell: ({ id, testOn }) => (
                    <Anchor component={Link} to={`/certificates/${id}`} fw={700}>
                      {day(testOn)}
                    </Anchor>
                  ),
                },
                {
                  id: "borrower",
                  header: t("covenants.borrower"),
                  cell: ({ borrower }) => pick(borrower.name),
                },
                {
                  id: "facility",
                  header: t("certificates.facility"),
                  cell: ({ facility }) => facility.number,
                },
                {
                  id: "version",
                  header: t("certificates.version"),
                  figure: true,
                  cell: ({ version }) => version,
                },
                {
                  id: "state",
                  header: t("certificates.state"),
                  cell: ({ state }) => (
                    <StatusBadge tone={certificateTones[state]}>
                      {t(`covenantCodes.certificate.${state}`)}
                    </StatusBadge>
                  ),
                },
              ]}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={certificates.showMore} busy={certificates.isFetching} />
    </Page>
  );
}
