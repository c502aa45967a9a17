import { Anchor, Button, NativeSelect, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { covenantStates } from "../../../contract/covenant/answers.ts";
import { covenantRoutes } from "../../../contract/covenant/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import {
  CovenantBadge,
  HeadroomBar,
  Sparkline,
  type CovenantSummary,
} from "../../parts/covenant/covenant-marks.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Choice = (typeof covenantStates)[number] | "all";

/** Every covenant with the test to look at; the filter is over what has been read. */
export function Covenants(): ReactNode {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>("all");
  const may = useMay();
  const covenants = usePages(covenantRoutes.listCovenants, { limit: 200 });
  return (
    <Page
      title={t("covenants.title")}
      lead={t("covenants.intro")}
      actions={
        may("testCovenants") && (
          <Button component={Link} to="/covenants/new">
            {t("covenantSetUp.make")}
          </Button>
        )
      }
    >
      <NativeSelect
        label={t("covenants.filterBy")}
        className="narrow"
        value={choice}
        onChange={(event) => {
          setChoice(covenantStates.find((state) => state === event.target.value) ?? "all");
        }}
        data={[
          { value: "all", label: t("covenants.all") },
          ...covenantStates.map((state) => ({
            value: state,
            label: t(`covenantCodes.covenantState.${state}`),
          })),
        ]}
      />
      <AnswerGate answer={{ ...covenants, data: covenants.items }} lines={6}>
        {(items) => <Found items={items} choice={choice} />}
      </AnswerGate>
      <MoreButton onClick={covenants.showMore} busy={covenants.isFetching} />
    </Page>
  );
}

function Found({
  items,
  choice,
}: {
  readonly items: readonly CovenantSummary[];
  readonly choice: Choice;
}): ReactNode {
  const { t } = useTranslation();
  const shown = items.filter(({ current }) => choice === "all" || current?.state === choice);
  if (items.length === 0) return <Empty title={t("covenants.empty")} next={t("covenants.emptyNext")} />;
  if (shown.length === 0) return <Empty title={t("covenants.emptyFiltered")} />;
  return <CovenantTable items={shown} />;
}

function CovenantTable({ items }: { readonly items: readonly CovenantSummary[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <DataTable
      caption={t("covenants.caption")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { id: "name", header: t("covenants.name"), names: true, cell: (row) => <Name covenant={row} /> },
        { id: "borrower", header: t("covenants.borrower"), cell: ({ borrower }) => pick(borrower.name) },
        {
          id: "state",
          header: t("covenants.state"),
          cell: ({ current }) =>
            current === null ? (
              ""
            ) : (
              <>
                <CovenantBadge state={current.state} />{" "}
                {current.isOverdue && <StatusBadge tone="bad">{t("covenants.overdue")}</StatusBadge>}
              </>
            ),
        },
        {
          id: "headroom",
          header: t("covenants.headroom"),
          cell: ({ current, agreed }) => (
            <HeadroomBar
              figures={current?.figures ?? null}
              warning={agreed.warning}
              trend={current?.trend ?? null}
            />
          ),
        },
        { id: "trend", header: t("covenants.trend"), cell: (row) => <Sparkline headrooms={row.headrooms} /> },
        {
          id: "testOn",
          header: t("covenants.testOn"),
          cell: ({ current }) => (current === null ? "" : day(current.testOn)),
        },
        {
          id: "due",
          header: t("covenants.due"),
          cell: ({ current }) => (current === null ? "" : day(current.dueOn)),
        },
      ]}
    />
  );
}

function Name({ covenant }: { readonly covenant: CovenantSummary }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { id, name, code, agreed, provenance } = covenant;
  return (
    <>
      <Anchor component={Link} to={`/covenants/${id}`} fw={700}>
        {pick(name)}
      </Anchor>{" "}
      {provenance.fictional && <FictionalBadge />}
      <Text size="xs" c="dimmed">
        {code} · {t(`covenantCodes.covenantKind.${agreed.kind}`)}
      </Text>
    </>
  );
}
