import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { DataTable } from "../data-table.tsx";
import type { ChangePreview, FactChange } from "./change-answer.ts";

interface TableProps {
  readonly caption: string;
  readonly facts: readonly FactChange[];
  readonly currency: string;
}

export function FactChangeTable({ caption, facts, currency }: TableProps): ReactNode {
  const { t } = useTranslation();
  const { first, others } = split(facts);
  return (
    <>
      <FactTable caption={caption} facts={first} currency={currency} />
      {others.length > 0 && (
        <details className="why">
          <summary>{t("change.moreFacts", { count: others.length })}</summary>
          <FactTable caption={`${caption} 2`} facts={others} currency={currency} />
        </details>
      )}
    </>
  );
}

const mostFacts = 10;

/** A long list opens with what changes; the rest waits behind a line. */
function split(facts: readonly FactChange[]): Readonly<Record<"first" | "others", readonly FactChange[]>> {
  if (facts.length <= mostFacts) return { first: facts, others: [] };
  const first = facts.filter(({ before, after }) => before !== after).slice(0, mostFacts);
  return { first, others: facts.filter((fact) => !first.includes(fact)) };
}

function FactTable({ caption, facts, currency }: TableProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const shown = useFactText(currency);
  const isNew = facts.every(({ before }) => before === null);
  return (
    <DataTable
      caption={caption}
      rows={facts}
      rowKey={({ label }) => label.ja}
      rowClass={({ before, after }) => (before === after ? "" : "is-changed")}
      columns={[
        { id: "label", header: t("change.fact"), names: true, cell: ({ label }) => pick(label) },
        ...(isNew
          ? []
          : [
              {
                id: "before",
                header: t("preview.before"),
                figure: true,
                cell: (fact: FactChange) => <FactCell text={shown(fact.before, fact)} />,
              },
            ]),
        {
          id: "after",
          header: t(isNew ? "change.content" : "preview.after"),
          figure: true,
          cell: (fact) => <FactCell text={shown(fact.after, fact)} />,
        },
      ]}
    />
  );
}

const longestOnOneLine = 24;

/** A sentence is read over several lines; a figure stays on its own. */
function FactCell({ text }: { readonly text: string }): ReactNode {
  return text.length > longestOnOneLine ? <span className="fact-sentence">{text}</span> : text;
}

/** The fact that comes first, on one line: what it was and what it becomes. */
export function FirstFact({ preview }: { readonly preview: ChangePreview }): ReactNode {
  const shown = useFactText(preview.currency ?? "JPY");
  const [fact] = [...preview.facts, ...preview.loans.flatMap(({ facts }) => facts)];
  if (fact === undefined) return null;
  const after = shown(fact.after, fact);
  return fact.before === null ? after : `${shown(fact.before, fact)} → ${after}`;
}

function useFactText(currency: string): (text: string | null, fact: FactChange) => string {
  const { t } = useTranslation();
  const { day } = useFormat();
  const word = useCodeWord();
  return (text, { form }) => {
    if (text === null) return t("common.unknown");
    if (form === "money") return moneyText(text, currency);
    if (form === "rate") return rateText(text);
    if (form === "day") return day(text);
    if (form === "code") return word("changeFact", text);
    return form === "count" ? grouped(text) : text;
  };
}
