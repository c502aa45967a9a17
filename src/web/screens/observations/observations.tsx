import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { MoreButton } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { ObservationTable } from "./observation-table.tsx";

export function Observations(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const observations = usePages(impactRoutes.listObservations);
  const report = may("reportObservation") ? (
    <Button component={Link} to="/report">
      {t("report.title")}
    </Button>
  ) : undefined;
  return (
    <Page
      title={t("observations.title")}
      actions={
        <>
          <ExportButtons route={impactRoutes.listObservations} />
          {report}
        </>
      }
    >
      <AnswerGate answer={{ ...observations, data: observations.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("observations.empty")} next={t("observations.emptyNext")} />
          ) : (
            <ObservationTable
              caption={t("observations.caption")}
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
      <MoreButton onClick={observations.showMore} busy={observations.isFetching} />
    </Page>
  );
}
