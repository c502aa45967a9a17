import type { z } from "zod";
import type { bilingual } from "../answers.ts";
import { answerTable } from "../table.ts";

type Name = z.output<typeof bilingual>;
type Range = Readonly<Record<"low" | "base" | "high", string>>;

interface Outcome extends Readonly<
  Record<"quantity" | "proxy" | "deadweight" | "displacement" | "attribution" | "dropOff", Range>
> {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly proxyName: string;
  readonly proxySource: string;
  readonly proxyOn: string;
  readonly years: number;
}

interface Case {
  readonly npv: string;
  readonly ratio: string | null;
  readonly breakEvenDeadweight: string | null;
}

/** What the table shows of assessments: one row for each outcome, what holds for the whole repeated on each. */
interface Assessments {
  readonly items: readonly {
    readonly version: number;
    readonly effectiveOn: string;
    readonly organization: { readonly name: Name };
    readonly recordedBy: { readonly name: string };
    readonly assessment: {
      readonly currency: string;
      readonly inputs: string;
      readonly discountRate: string;
      readonly startYear: number;
      readonly outcomes: readonly Outcome[];
      readonly noNegativesBecause: string | null;
    };
    readonly value: {
      readonly cases: Readonly<Record<"low" | "base" | "high", Case>>;
      readonly outcomes: readonly { readonly id: string; readonly presentValues: Range }[];
    };
  }[];
}

export const socialValueTable = answerTable<Assessments>()({
  name: { ja: "社会的価値", en: "social-value" },
  rows: ({ items }) =>
    items.flatMap((item) =>
      item.assessment.outcomes.map((outcome) => ({
        ...item,
        outcome,
        worth: item.value.outcomes.find(({ id }) => id === outcome.id)?.presentValues,
      })),
    ),
  columns: (cell) => [
    cell("text", ["評価した組織", "Assessed by"], ({ organization }) => organization.name),
    cell("number", ["版", "Version"], ({ version }) => version),
    cell("day", ["評価日", "On"], ({ effectiveOn }) => effectiveOn),
    cell("text", ["成果", "Outcome"], ({ outcome }) => outcome.name),
    cell("text", ["単位", "Unit"], ({ outcome }) => outcome.unit),
    cell("number", ["数量（低位）", "Quantity (low)"], ({ outcome }) => outcome.quantity.low),
    cell("number", ["数量（標準）", "Quantity (base)"], ({ outcome }) => outcome.quantity.base),
    cell("number", ["数量（高位）", "Quantity (high)"], ({ outcome }) => outcome.quantity.high),
    cell("number", ["貨幣換算値（標準）", "Proxy (base)"], ({ outcome }) => outcome.proxy.base),
    cell("text", ["換算値の出典", "Source of the proxy"], ({ outcome }) => outcome.proxySource),
    cell("day", ["換算値の時点", "Proxy as of"], ({ outcome }) => outcome.proxyOn),
    cell("number", ["死重（標準）", "Deadweight (base)"], ({ outcome }) => outcome.deadweight.base),
    cell("number", ["置換（標準）", "Displacement (base)"], ({ outcome }) => outcome.displacement.base),
    cell("number", ["寄与（標準）", "Attribution (base)"], ({ outcome }) => outcome.attribution.base),
    cell("number", ["逓減（標準）", "Drop-off (base)"], ({ outcome }) => outcome.dropOff.base),
    cell("number", ["年数", "Years"], ({ outcome }) => outcome.years),
    cell("number", ["現在価値（低位）", "Present value (low)"], ({ worth }) => worth?.low),
    cell("number", ["現在価値（標準）", "Present value (base)"], ({ worth }) => worth?.base),
    cell("number", ["現在価値（高位）", "Present value (high)"], ({ worth }) => worth?.high),
    cell("text", ["通貨", "Currency"], ({ assessment }) => assessment.currency),
    cell("number", ["投入", "Inputs"], ({ assessment }) => assessment.inputs),
    cell("number", ["割引率", "Discount rate"], ({ assessment }) => assessment.discountRate),
    cell("number", ["開始年", "Start year"], ({ assessment }) => assessment.startYear),
    cell("number", ["比率（低位）", "Ratio (low)"], ({ value }) => value.cases.low.ratio),
    cell("number", ["比率（標準）", "Ratio (base)"], ({ value }) => value.cases.base.ratio),
    cell("number", ["比率（高位）", "Ratio (high)"], ({ value }) => value.cases.high.ratio),
    cell(
      "number",
      ["損益分岐の死重", "Break-even deadweight"],
      ({ value }) => value.cases.base.breakEvenDeadweight,
    ),
    cell(
      "text",
      ["負の成果がない理由", "Why no negative results"],
      ({ assessment }) => assessment.noNegativesBecause,
    ),
    cell("text", ["記録者", "Recorded by"], ({ recordedBy }) => recordedBy.name),
  ],
});

interface Finance {
  readonly items: readonly {
    readonly number: string;
    readonly currency: string;
    readonly kpi: Name;
    readonly unit: Name;
    readonly outcomes: string | null;
    readonly financed: string;
    readonly interestForgone: string;
    readonly financePerOutcome: string | null;
    readonly forgonePerOutcome: string | null;
  }[];
}

export const financeTable = answerTable<Finance>()({
  name: { ja: "成果あたりの資金", en: "finance-per-outcome" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["融資番号", "Loan"], ({ number }) => number),
    cell("text", ["KPI", "KPI"], ({ kpi }) => kpi),
    cell("text", ["単位", "Unit"], ({ unit }) => unit),
    cell("number", ["成果（増分）", "Outcomes (gained)"], ({ outcomes }) => outcomes),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["貸付額", "Financed"], ({ financed }) => financed),
    cell("number", ["金利優遇額", "Interest forgone"], ({ interestForgone }) => interestForgone),
    cell(
      "number",
      ["成果1あたりの貸付額", "Finance per outcome"],
      ({ financePerOutcome }) => financePerOutcome,
    ),
    cell(
      "number",
      ["成果1あたりの金利優遇額", "Interest forgone per outcome"],
      ({ forgonePerOutcome }) => forgonePerOutcome,
    ),
  ],
});
