import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { ObservationTable } from "../observations/observation-table.tsx";

/** What lenders have accepted and nobody has attested yet. */
export function Attestations(): ReactNode {
  const { t } = useTranslation();
  const waiting = usePages(impactRoutes.listObservations, { state: "accepted" });
  return (
    <Page title={t("attestation.title")} lead={t("attestation.lead")}>
      <AnswerGate answer={{ ...waiting, data: waiting.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("attestation.empty")} next={t("attestation.emptyNext")} />
          ) : (
            <ObservationTable
              caption={t("attestation.list")}
              items={items}
              link={({ id }, label) => (
                <Anchor component={Link} to={`/observations/${id}`} fw={700}>
                  {label}
                </Anchor>
              )}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={waiting.showMore} busy={waiting.isFetching} />
    </Page>
  );
}
