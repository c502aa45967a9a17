import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { cases, shares, type Case } from "./impact-answer.ts";

/** Text as it stands in the fields of the three cases. */
export type RangeDraft = Readonly<Record<Case, string>>;
export type ShareName = (typeof shares)[number];

export interface OutcomeDraft extends Readonly<Record<ShareName, RangeDraft>> {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly observationId: string;
  readonly quantity: RangeDraft;
  readonly proxy: RangeDraft;
  readonly proxyName: string;
  readonly proxySource: string;
  readonly proxyOn: string;
  readonly years: string;
}

export interface ValueDraft {
  readonly inputs: string;
  readonly inputsSource: string;
  readonly ratePercent: string;
  readonly startYear: "0" | "1";
  readonly outcomes: readonly OutcomeDraft[];
  readonly noNegativesBecause: string;
  readonly note: string;
}

const blank: RangeDraft = { low: "", base: "", high: "" };
const nothing: RangeDraft = { low: "0", base: "0", high: "0" };

export function emptyOutcome(id: string): OutcomeDraft {
  return {
    id,
    name: "",
    unit: "",
    observationId: "",
    quantity: blank,
    proxy: blank,
    proxyName: "",
    proxySource: "",
    proxyOn: "",
    deadweight: nothing,
    displacement: nothing,
    attribution: nothing,
    dropOff: nothing,
    years: "1",
  };
}

export const emptyValue: ValueDraft = {
  inputs: "",
  inputsSource: "",
  ratePercent: "4",
  startYear: "1",
  outcomes: [emptyOutcome("o1")],
  noNegativesBecause: "",
  note: "",
};

/** Undefined until every field that is needed has been filled in; what is wrong is for the server to say. */
export function valueBody(draft: ValueDraft): ReturnType<typeof written> | undefined {
  if (draft.inputs === "" || draft.inputsSource === "" || !draft.outcomes.every(isFilled)) return undefined;
  return written(draft);
}

function written(draft: ValueDraft) {
  return {
    currency: "JPY" as const,
    inputs: typedFigure(draft.inputs),
    inputsSource: draft.inputsSource,
    discountRate: typedPercent(draft.ratePercent),
    startYear: draft.startYear === "0" ? 0 : 1,
    outcomes: draft.outcomes.map((outcome) => ({
      ...outcome,
      observationId: outcome.observationId === "" ? null : outcome.observationId,
      quantity: ranged(outcome.quantity, typedFigure),
      proxy: ranged(outcome.proxy, typedFigure),
      deadweight: ranged(outcome.deadweight, typedPercent),
      displacement: ranged(outcome.displacement, typedPercent),
      attribution: ranged(outcome.attribution, typedPercent),
      dropOff: ranged(outcome.dropOff, typedPercent),
      years: Number(typedFigure(outcome.years)),
    })),
    noNegativesBecause: draft.noNegativesBecause === "" ? null : draft.noNegativesBecause,
    note: draft.note,
  };
}

function ranged(range: RangeDraft, read: (text: string) => string): RangeDraft {
  return { low: read(range.low), base: read(range.base), high: read(range.high) };
}

function isFilled(outcome: OutcomeDraft): boolean {
  const { name, unit, proxyName, proxySource, proxyOn, years, quantity, proxy } = outcome;
  const texts = [name, unit, proxyName, proxySource, proxyOn, years];
  const ranges = [quantity, proxy, ...shares.map((share) => outcome[share])];
  return (
    texts.every((text) => text !== "") && ranges.every((range) => cases.every((one) => range[one] !== ""))
  );
}
