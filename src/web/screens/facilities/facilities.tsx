import { Anchor, Button, Progress, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { facilitySummary } from "../../../contract/loan/setup-answers.ts";
import { setupRoutes } from "../../../contract/loan/setup-routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText, ratioText } from "../../figures/amount-text.ts";
import { pixelValue } from "../../parts/chart/scale.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

type FacilitySummary = z.output<typeof facilitySummary>;

export function Facilities(): ReactNode {
  const { t } = useTranslation();
  const facilities = usePages(setupRoutes.listFacilities, { limit: 100 });
  return (
    <Page title={t("facilities.title")} actions={<NewButton />}>
      <AnswerGate answer={{ ...facilities, data: facilities.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("facilities.empty")} next={t("facilities.emptyNext")} action={<NewButton />} />
          ) : (
            <FacilityTable items={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={facilities.showMore} busy={facilities.isFetching} />
    </Page>
  );
}

function NewButton(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  if (!may("requestApproval")) return null;
  return (
    <Button component={Link} to="/facilities/new">
      {t("setup.title")}
    </Button>
  );
}

function FacilityTable({ items }: { readonly items: readonly FacilitySummary[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <DataTable
      caption={t("facilities.title")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "number",
          header: t("setup.facilityNumber"),
          names: true,
          cell: ({ id, number, project }) => (
            <div>
              <Anchor component={Link} to={`/facilities/${id}`} fw={700}>
                {number}
              </Anchor>
              <Text size="xs" c="dimmed" fw={400}>
                {pick(project.name)}
              </Text>
            </div>
          ),
        },
        { id: "borrower", header: t("setup.borrower"), cell: ({ borrower }) => pick(borrower.name) },
        {
          id: "limit",
          header: t("setup.limit"),
          figure: true,
          cell: ({ limit, currency }) => moneyText(limit, currency),
        },
        { id: "used", header: t("facilities.used"), cell: (facility) => <LimitBar facility={facility} /> },
        {
          id: "undrawn",
          header: t("facilities.undrawn"),
          figure: true,
          cell: ({ undrawn, currency }) => moneyText(undrawn, currency),
        },
        { id: "agreedOn", header: t("setup.agreedOn"), figure: true, cell: ({ agreedOn }) => day(agreedOn) },
      ]}
    />
  );
}

/** How much of the limit is drawn; the figure is written beside the bar. */
export function LimitBar({
  facility,
}: {
  readonly facility: Pick<FacilitySummary, "usedShare" | "number">;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div>
      <Progress
        value={pixelValue(facility.usedShare) * 100}
        aria-label={t("facilities.usedOf", { number: facility.number })}
      />
      <Text size="xs" className="digits">
        {ratioText(facility.usedShare)}
      </Text>
    </div>
  );
}
