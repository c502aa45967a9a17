import { Button, NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { assignmentSubjects, kpiLibraryRoutes } from "../../../contract/impact/library-routes.ts";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { LibraryKpi } from "./kpi-answer.ts";

interface Props {
  readonly kpi: LibraryKpi;
}

/** What the KPI is measured for. */
export function Assignments({ kpi }: Props): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <Section title={t("kpiLibrary.assignments")}>
      {kpi.assignments.length === 0 ? (
        <Empty title={t("kpiLibrary.noAssignments")} />
      ) : (
        <DataTable
          caption={t("kpiLibrary.assignments")}
          rows={kpi.assignments}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "subject",
              header: t("kpiLibrary.subject"),
              names: true,
              cell: ({ subject, subjectName }) => `${t(`kpiLibrary.subjects.${subject}`)} ${subjectName}`,
            },
            {
              id: "by",
              header: t("evidence.organization"),
              cell: ({ organization }) => pick(organization),
            },
            { id: "on", header: t("kpiLibrary.effectiveOn"), cell: ({ effectiveOn }) => day(effectiveOn) },
            { id: "note", header: t("common.note"), cell: ({ note }) => note },
            {
              id: "end",
              header: t("kpiLibrary.end"),
              cell: ({ id, endedOn, isOwn, effectiveOn }) =>
                endedOn === null
                  ? isOwn &&
                    kpi.allowed.includes("assign") && (
                      <EndButton kpiId={kpi.id} assignmentId={id} effectiveOn={effectiveOn} />
                    )
                  : t("kpiLibrary.endedOn", { day: day(endedOn) }),
            },
          ]}
        />
      )}
      {kpi.allowed.includes("assign") && <AssignForm kpi={kpi} />}
    </Section>
  );
}

interface EndProps {
  readonly kpiId: string;
  readonly assignmentId: string;
  readonly effectiveOn: string;
}

function EndButton({ kpiId, assignmentId, effectiveOn }: EndProps): ReactNode {
  const { t } = useTranslation();
  const end = useIntention(kpiLibraryRoutes.endKpiAssignment);
  return (
    <>
      {end.error !== null && <ProblemAlert error={end.error} />}
      <Button
        size="xs"
        variant="default"
        loading={end.isPending}
        onClick={() => {
          const today = new Date().toLocaleDateString("sv-SE");
          const on = today < effectiveOn ? effectiveOn : today;
          end.mutate(
            { params: { kpiId, assignmentId }, body: { effectiveOn: on } },
            {
              onSuccess: () => {
                announce(t("kpiLibrary.ended"));
              },
            },
          );
        }}
      >
        {t("kpiLibrary.end")}
      </Button>
    </>
  );
}

const blank = { subject: "project", subjectId: "", subjectName: "", effectiveOn: "", note: "" };

function AssignForm({ kpi }: Props): ReactNode {
  const { t } = useTranslation();
  const [said, setSaid] = useState(blank);
  const assign = useIntention(kpiLibraryRoutes.assignKpi);
  const subject = assignmentSubjects.find((each) => each === said.subject) ?? "project";
  const change = (part: Partial<typeof blank>): void => {
    setSaid({ ...said, ...part });
  };

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const { subjectId, ...rest } = said;
    assign.mutate(
      { params: { kpiId: kpi.id }, body: { ...rest, subject, ...(subjectId !== "" && { subjectId }) } },
      {
        onSuccess: () => {
          announce(t("kpiLibrary.assigned"));
          setSaid(blank);
        },
      },
    );
  }

  return (
    <details className="why">
      <summary>{t("kpiLibrary.assign")}</summary>
      <form onSubmit={submit}>
        <Stack mt="sm">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NativeSelect
              label={t("kpiLibrary.subject")}
              value={subject}
              data={assignmentSubjects.map((value) => ({ value, label: t(`kpiLibrary.subjects.${value}`) }))}
              onChange={(event) => {
                change({ subject: event.target.value, subjectId: "", subjectName: "" });
              }}
            />
            {subject === "programme" && (
              <TextInput
                label={t("kpiLibrary.subjectName")}
                required
                value={said.subjectName}
                error={fieldMessage(assign.error, "subjectName")}
                onChange={(event) => {
                  change({ subjectName: event.target.value });
                }}
              />
            )}
            {(subject === "loan" || subject === "fund") && (
              <SubjectSelect
                subject={subject}
                value={said.subjectId}
                onChange={(subjectId) => {
                  change({ subjectId });
                }}
              />
            )}
            <TextInput
              type="date"
              label={t("kpiLibrary.effectiveOn")}
              required
              value={said.effectiveOn}
              onChange={(event) => {
                change({ effectiveOn: event.target.value });
              }}
            />
          </SimpleGrid>
          {assign.error !== null && <ProblemAlert error={assign.error} />}
          <div>
            <Button type="submit" loading={assign.isPending}>
              {t("kpiLibrary.assign")}
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  );
}

interface SelectProps {
  readonly subject: "loan" | "fund";
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function SubjectSelect(props: SelectProps): ReactNode {
  const may = useMay();
  if (props.subject === "loan") return may("readLoans") ? <LoanSelect {...props} /> : null;
  return may("readFunds") ? <FundSelect {...props} /> : null;
}

function LoanSelect({ value, onChange }: SelectProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { data } = useAnswer(loanRoutes.listLoans, { query: { limit: 200 } });
  const options = (data?.items ?? []).map(({ id, number, borrower }) => ({
    value: id,
    label: `${number} ${pick(borrower.name)}`,
  }));
  return <IdSelect label={t("kpiLibrary.loan")} options={options} value={value} onChange={onChange} />;
}

function FundSelect({ value, onChange }: SelectProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { data } = useAnswer(fundRoutes.listFunds, {});
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }));
  return <IdSelect label={t("kpiLibrary.fund")} options={options} value={value} onChange={onChange} />;
}

function IdSelect({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  return (
    <NativeSelect
      label={label}
      required
      value={value}
      data={[{ value: "", label: "―", disabled: true }, ...options]}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
