/** What each change of a fund asks for: its fields in their order, and how they become the body of the request. */
import { fundChangeRoutes as routes } from "../../../contract/fund/change-routes.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { recordIdIn } from "../../figures/record-id.ts";
import type { ChangeRoutes } from "../../parts/change/change-request.tsx";
import type { Wording } from "../../text/ja.ts";
import { isFilledIn, wiredRows, type DatedAmount } from "./dated-amount.ts";

export type FieldName = keyof Wording["funds"]["fields"];
export type ChangeKind = keyof Wording["funds"]["kinds"];

type Form =
  | "day"
  | "amount"
  | "units"
  | "percent"
  | "text"
  | "investment"
  | "partner"
  | "organization"
  | "project"
  | "instrument"
  | "rank"
  | "exit"
  | "partnerKind"
  | "exception"
  | "companies"
  | "datedAmounts"
  | "event";

export type Values = Partial<Readonly<Record<FieldName, string>>>;

export interface Field {
  readonly name: FieldName;
  readonly form: Form;
  readonly optional?: boolean;
  /** Shown only where the other fields make sense of it. */
  readonly when?: (values: Values) => boolean;
}

/** A change whose form is its list of fields. */
export interface FieldedChange {
  readonly routes: ChangeRoutes;
  readonly fields: readonly Field[];
  readonly starts?: Values;
  readonly body: (typed: Values) => object;
}

const day = (name: FieldName): Field => ({ name, form: "day" });
const amount = (name: FieldName, when?: Field["when"]): Field => ({
  name,
  form: "amount",
  ...(when && { when }),
});
const optional = (field: Field): Field => ({ ...field, optional: true });
const investment: Field = { name: "investmentId", form: "investment" };
const units: Field = { name: "units", form: "units" };
const text = (name: FieldName): Field => ({ name, form: "text" });

const isNewCompany = ({ investmentId }: Values): boolean => investmentId === newCompany;

/** Stands for an investment that the request itself would open. */
export const newCompany = "new";

function sideLetter({ feeDiscount, excused = "" }: Values): object {
  return { feeDiscountRate: feeDiscount ?? "0", excused: idsIn(excused) };
}

/** A field holds text: ids of several records stand beside each other in it. */
export function idsIn(value: string): readonly string[] {
  return value === "" ? [] : value.split(" ");
}

/** Rows of days and amounts stand in it as JSON. */
export function rowsIn(value: string): readonly DatedAmount[] {
  return value === "" ? [] : (JSON.parse(value) as readonly DatedAmount[]);
}

function without({ ...values }: Values, names: readonly FieldName[]): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.some((one) => one === name)));
}

export const fieldedChanges = {
  distribution: {
    routes: { preview: routes.previewDistribution, request: routes.requestDistribution },
    fields: [
      day("noticeOn"),
      day("paidOn"),
      amount("amount"),
      optional({ name: "dealId", form: "investment" }),
      optional(amount("restores")),
    ],
    body: ({ dealId, ...body }) => ({ ...body, ...(dealId === undefined ? {} : { investmentId: dealId }) }),
  },
  investment: {
    routes: { preview: routes.previewInvestment, request: routes.requestInvestment },
    fields: [
      investment,
      { name: "organizationId", form: "organization", when: isNewCompany },
      { name: "instrument", form: "instrument", when: isNewCompany },
      { name: "projectId", form: "project", when: isNewCompany, optional: true },
      { name: "redemptions", form: "datedAmounts", when: isNewCompany, optional: true },
      day("boughtOn"),
      units,
      amount("cost"),
    ],
    starts: { instrument: "classShares" },
    body: ({ investmentId, organizationId, instrument, projectId, redemptions = "", ...body }) =>
      investmentId === newCompany
        ? {
            ...body,
            opens: {
              companyId: organizationId,
              instrument,
              redemptions: wiredRows(rowsIn(redemptions)),
              ...(projectId === undefined ? {} : { projectId }),
            },
          }
        : { ...body, investmentId },
  },
  valuation: {
    routes: { preview: routes.previewValuation, request: routes.requestValuation },
    fields: [
      investment,
      day("valuedOn"),
      { name: "rank", form: "rank" },
      amount("fairValue", ({ rank }) => rank === "fairValue"),
      text("method"),
    ],
    starts: { rank: "fairValue" },
    body: (values) => values,
  },
  distributableAmount: {
    routes: { preview: routes.previewDistributableAmount, request: routes.requestDistributableAmount },
    fields: [investment, day("asOf"), amount("amount"), text("source")],
    body: (values) => values,
  },
  buyBackException: {
    routes: { preview: routes.previewBuyBackException, request: routes.requestBuyBackException },
    fields: [investment, amount("amount"), day("fromOn"), day("untilOn"), text("reason")],
    body: (values) => values,
  },
  exit: {
    routes: { preview: routes.previewExit, request: routes.requestExit },
    fields: [
      investment,
      { name: "exit", form: "exit" },
      day("exitedOn"),
      units,
      amount("proceeds"),
      optional(amount("capitalPortion", ({ exit }) => exit === "buyBack")),
      { name: "exceptionId", form: "exception", optional: true, when: ({ exit }) => exit === "buyBack" },
    ],
    starts: { exit: "buyBack" },
    body: (values) => values,
  },
  income: {
    routes: { preview: routes.previewFundIncome, request: routes.requestFundIncome },
    fields: [
      { ...investment, optional: true },
      day("receivedOn"),
      amount("amount"),
      optional(amount("withheldTax")),
      text("what"),
    ],
    body: (values) => values,
  },
  expense: {
    routes: { preview: routes.previewFundExpense, request: routes.requestFundExpense },
    fields: [day("paidOn"), amount("amount"), text("what")],
    body: (values) => values,
  },
  fee: {
    routes: { preview: routes.previewFundFee, request: routes.requestFundFee },
    fields: [day("startOn"), day("endOn"), day("paidOn"), optional(amount("portfolioFees"))],
    body: (values) => values,
  },
  closing: {
    routes: { preview: routes.previewClosing, request: routes.requestClosing },
    fields: [
      day("closedOn"),
      { name: "organizationId", form: "organization" },
      { name: "partnerKind", form: "partnerKind" },
      units,
      optional({ name: "feeDiscount", form: "percent" }),
      optional({ name: "excused", form: "companies" }),
    ],
    starts: { partnerKind: "lp" },
    body: (values) => ({
      closedOn: values.closedOn,
      partners: [
        {
          organizationId: values.organizationId,
          kind: values.partnerKind,
          units: values.units,
          sideLetter: sideLetter(values),
        },
      ],
    }),
  },
  transfer: {
    routes: { preview: routes.previewTransfer, request: routes.requestTransfer },
    fields: [
      day("transferredOn"),
      { name: "fromPartnerId", form: "partner" },
      units,
      { name: "organizationId", form: "organization" },
      optional({ name: "feeDiscount", form: "percent" }),
      optional({ name: "excused", form: "companies" }),
    ],
    body: (values) => ({
      ...without(values, ["organizationId", "feeDiscount", "excused"]),
      to: { organizationId: values.organizationId, sideLetter: sideLetter(values) },
    }),
  },
  extension: {
    routes: { preview: routes.previewExtension, request: routes.requestExtension },
    fields: [day("effectiveOn"), day("termEndsOn"), text("reason")],
    body: (values) => values,
  },
  reversal: {
    routes: { preview: routes.previewReversal, request: routes.requestReversal },
    fields: [{ name: "eventId", form: "event" }, text("reason")],
    body: (values) => values,
  },
} as const satisfies Partial<Record<ChangeKind, FieldedChange>>;

/** The menu of changes in the order of a fund's life. */
export const changeGroups = {
  capital: ["call", "receipt", "distribution", "closing", "transfer"],
  holdings: ["investment", "valuation", "distributableAmount", "buyBackException", "exit", "income"],
  running: ["fee", "expense", "reversal"],
  agreement: ["terms", "extension"],
} as const satisfies Readonly<Record<keyof Wording["funds"]["changes"]["groups"], readonly ChangeKind[]>>;

export const changeKinds: readonly ChangeKind[] = Object.values(changeGroups).flat();

/** What was typed, in the form of the wire; undefined until everything that is needed is there. */
export function bodyOf({ fields, body }: FieldedChange, values: Values): object | undefined {
  const shown = fields.filter(({ when }) => when === undefined || when(values));
  const typed = shown.map(({ name, form }) => [name, wired(form, values[name] ?? "")] as const);
  const isFilled = shown.every(({ name, form, optional: mayBeEmpty }, i) => {
    if (form === "datedAmounts") return isFilledIn(rowsIn(values[name] ?? ""));
    return mayBeEmpty === true || (typed[i]?.[1] ?? "") !== "";
  });
  if (!isFilled) return undefined;
  return body(Object.fromEntries(typed.filter(([, value]) => value !== "")));
}

function wired(form: Form, value: string): string {
  if (form === "amount" || form === "units") return typedFigure(value);
  if (form === "percent") return value === "" ? "" : typedPercent(value);
  return form === "organization" ? (recordIdIn(value) ?? "") : value.trim();
}
