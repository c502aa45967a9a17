import { Button, Group, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { portfolioRoutes } from "../../../contract/portfolio/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { isDecimalText, shiftPoint } from "../../figures/decimal-text.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";

interface Fields {
  readonly kind: "fiscalYear" | "fixing";
  readonly fiscalYear: number;
  readonly indexCode: string;
  readonly effectiveOn: string;
  readonly percent: string;
  readonly source: string;
}

type Body = Parameters<
  ReturnType<typeof useIntention<typeof portfolioRoutes.startPortfolioDryRun>>["mutate"]
>[0]["body"];

/** What to run: a fiscal year, or a fixing of a base rate as it is proposed. */
export function StartForm({ onStarted }: { readonly onStarted: (id: string) => void }): ReactNode {
  const { t } = useTranslation();
  const [fields, setFields] = useState<Fields>(firstFields);
  const start = useIntention(portfolioRoutes.startPortfolioDryRun);
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    start.mutate(
      { body: bodyOf(fields) },
      {
        onSuccess: ({ id }) => {
          onStarted(id);
        },
      },
    );
  }
  return (
    <Section title={t("portfolio.startTitle")} lead={t("portfolio.startLead")}>
      <form onSubmit={submit}>
        <SegmentedControl
          aria-label={t("portfolio.what")}
          value={fields.kind}
          onChange={(kind) => {
            setFields({ ...fields, kind });
          }}
          data={(["fiscalYear", "fixing"] as const).map((kind) => ({
            value: kind,
            label: t(`portfolio.kinds.${kind}`),
          }))}
        />
        <Group align="flex-end">
          {fields.kind === "fiscalYear" ? (
            <NumberInput
              label={t("portfolio.fiscalYear")}
              min={1990}
              max={2199}
              allowDecimal={false}
              required
              value={fields.fiscalYear}
              onChange={(value) => {
                setFields({ ...fields, fiscalYear: Number(value) });
              }}
            />
          ) : (
            <FixingFields fields={fields} onChange={setFields} error={start.error} />
          )}
          <Button type="submit" loading={start.isPending}>
            {t("portfolio.start")}
          </Button>
        </Group>
      </form>
      {start.error !== null && <ProblemAlert error={start.error} />}
    </Section>
  );
}

interface FixingProps {
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
  readonly error: Error | null;
}

function FixingFields({ fields, onChange, error }: FixingProps): ReactNode {
  const { t } = useTranslation();
  const input = (name: "indexCode" | "effectiveOn" | "percent" | "source", label: string): ReactNode => (
    <TextInput
      label={label}
      type={name === "effectiveOn" ? "date" : "text"}
      required={name !== "source"}
      value={fields[name]}
      error={fieldMessage(error, name === "percent" ? "annualRate" : name)}
      onChange={({ target }) => {
        onChange({ ...fields, [name]: target.value });
      }}
    />
  );
  return (
    <>
      {input("indexCode", t("baseRates.code"))}
      {input("effectiveOn", t("facilities.from"))}
      {input("percent", t("baseRates.percent"))}
      {input("source", t("baseRates.source"))}
    </>
  );
}

/** The fiscal year that has ended last. */
function firstFields(): Fields {
  const today = new Date();
  const fiscalYear = today.getFullYear() - (today.getMonth() >= 3 ? 1 : 2);
  return { kind: "fiscalYear", fiscalYear, indexCode: "", effectiveOn: "", percent: "", source: "" };
}

function bodyOf({ kind, fiscalYear, indexCode, effectiveOn, percent, source }: Fields): Body {
  if (kind === "fiscalYear") return { kind, fiscalYear };
  const figure = percent.normalize("NFKC").trim();
  const annualRate = isDecimalText(figure) ? shiftPoint(figure, -2) : figure;
  return { kind, indexCode, effectiveOn, annualRate, source };
}
