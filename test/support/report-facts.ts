/** Makers of the facts that a loan report is drawn from; what a test does not say is the same everywhere. */
import type { Actor } from "../../src/app/actor.ts";
import type {
  EvidenceRecord,
  KpiRecord,
  ObservationRecord,
  OrganizationRecord,
} from "../../src/app/impact/ports.ts";
import type { DecidedOutcome, PricingFact, SptRecord, TermNote } from "../../src/app/loan/ports.ts";
import {
  nothingReceived,
  type LoanEventFact,
  type RepaymentFact,
} from "../../src/app/loan/servicing-facts.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { ObservationStep } from "../../src/domain/impact/observation.ts";
import type { Bilingual } from "../../src/domain/kernel/bilingual.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { instantFromMillis, parseInstant, type Instant } from "../../src/domain/kernel/instant.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import { parseRate, type Rate } from "../../src/domain/kernel/rate.ts";
import { usualShape } from "../../src/domain/loan/product-terms.ts";
import { accepted } from "./decisions.ts";

export function uuid(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
}

/** Ten o'clock in Japan. */
export function at(day: string): Instant {
  return accepted(parseInstant(`${day}T10:00:00+09:00`));
}

export function rate(text: string): Rate {
  return accepted(parseRate(text));
}

export function both(ja: string, en = ja): Bilingual {
  return { ja, en };
}

export const fictional: Provenance = {
  fictional: true,
  source: null,
  asOf: null,
  note: both("架空の値です。", "The value is fictional."),
};

export const published: Provenance = {
  fictional: false,
  source: "広報おがわ https://ogawa.example/2024-04",
  asOf: localDate("2024-03-31"),
  note: null,
};

export function actorOf({ id }: OrganizationRecord): Actor {
  return { personId: uuid(9), organizationId: id, roles: [], via: "session" };
}

export function kpi(
  n: number,
  told: Pick<KpiRecord, "code" | "name" | "unit" | "direction" | "project" | "organizer" | "provenance">,
): KpiRecord {
  const formula = both("年度の合計", "total of the fiscal year");
  const recordedAt = instantFromMillis(Date.UTC(2020, 0, 1));
  return { id: uuid(n), formula, recordedAt, smallestCell: undefined, overlapGroup: undefined, ...told };
}

/** The fiscal year from April of `year`, tested on its last day. */
export function spt(
  n: number,
  { id, name, unit, direction }: KpiRecord,
  year: number,
  target: string,
): SptRecord {
  return {
    id: uuid(n),
    agreementId: uuid(20),
    kpi: { id, name, unit, direction },
    testOn: localDate(`${String(year + 1)}-03-31`),
    periodStartOn: localDate(`${String(year)}-04-01`),
    periodEndOn: localDate(`${String(year + 1)}-04-01`),
    certificateDueOn: localDate(`${String(year + 1)}-07-31`),
    baseline: undefined,
    target: decimal(target),
    strict: false,
    gradeNeeded: "E1",
    provenance: fictional,
  };
}

type Read = Pick<DecidedOutcome, "kpiId" | "outcome" | "value" | "target"> & { readonly readFrom: number };

export function outcome(n: number, { readFrom, ...read }: Read): DecidedOutcome {
  return {
    sptId: uuid(n),
    baseline: null,
    plain: null,
    fromBaseline: null,
    grade: "E2",
    observationId: uuid(readFrom),
    observationVersion: 1,
    evidence: [],
    ...read,
  };
}

export function term(ja: string, en: string, provenance: Provenance): TermNote {
  return { field: both(ja, en), value: "", provenance };
}

/** On the day it was received. */
export function receipt(
  n: number,
  day: string,
  { interest = 0n, principal = 0n }: { readonly interest?: bigint; readonly principal?: bigint },
): RepaymentFact {
  const receivedOn = localDate(day);
  const amount = principal + interest;
  const received = { ...nothingReceived, amount, principal, interest };
  return { ...received, id: uuid(n), loanId: uuid(30), receivedOn, recordedAt: at(day) };
}

export interface Told {
  readonly kpi: KpiRecord;
  readonly year: number;
  readonly value: string;
  /** Day of handing in, and what happened afterwards. */
  readonly submittedOn: string;
  readonly then: readonly (readonly [string, ObservationStep])[];
  readonly source?: string;
  readonly note?: string;
  readonly files?: readonly (readonly [string, string])[];
}

const reviewer = both("さんぽ銀行", "Sanpo Bank");

export function observation(n: number, told: Told): ObservationRecord {
  const { year, value, submittedOn, files = [] } = told;
  const submitted = { kind: "submitted" as const, value: decimal(value), evidence: [] };
  const steps: Told["then"] = [[submittedOn, submitted], ...told.then];
  return {
    observationId: uuid(n),
    kpiId: told.kpi.id,
    kpiVersion: 1,
    period: {
      startOn: localDate(`${String(year)}-04-01`),
      endOn: localDate(`${String(year + 1)}-04-01`),
      label: `${String(year)}年度`,
    },
    version: 1,
    source: told.source ?? "やまみち交通 運行課",
    asOf: localDate(`${String(year + 1)}-03-31`),
    kpi: told.kpi,
    draftValue: decimal(value),
    note: told.note ?? "",
    createdBy: uuid(8),
    preparedBy: [],
    createdAt: at(submittedOn),
    provenance: fictional,
    evidence: files.map(([fileName, day], i) => evidenceFile(n * 10 + i, fileName, day)),
    events: steps.map(([day, step]) => ({
      ...step,
      recordedAt: at(day),
      actor: { personId: uuid(step.kind === "submitted" ? 8 : 7), role: "reviewer" },
      note: step.kind === "returned" ? "kgとtが混ざっています。" : "",
    })),
    stories: steps.map(([, { kind }]) => ({
      by: "山道 太郎",
      organization: kind === "submitted" ? told.kpi.organizer.name : reviewer,
    })),
  };
}

function evidenceFile(n: number, fileName: string, day: string): EvidenceRecord {
  return {
    id: uuid(n),
    observationId: uuid(Math.floor(n / 10)),
    sha256: String(n).padStart(64, "0"),
    fileName,
    mediaType: "text/csv",
    sizeBytes: 1234,
    uploadedBy: "山道 太郎",
    uploadedAt: at(day),
    fictional: true,
    duplicate: false,
  };
}

export function acceptedOn(day: string): Told["then"] {
  return [
    [day, { kind: "reviewStarted" }],
    [day, { kind: "accepted", grade: "E2" }],
  ];
}

export function prepayment(n: number, day: string, amount: bigint): LoanEventFact {
  return {
    id: uuid(n),
    loanId: uuid(30),
    effectiveOn: localDate(day),
    detail: { kind: "prepayment", amount, policy: "reduceInstalment", breakCost: 0n },
    requestedBy: "融資 担当",
    approvedBy: "融資 承認",
    recordedAt: at(day),
  };
}

/** A loan with the usual terms to which nothing has happened. */
export const unserviced = { product: [], shape: usualShape, accounts: [] };

/** Agreed a week before it counts. */
export function agreedFrom(day: string): Pick<PricingFact, "effectiveOn" | "recordedAt"> {
  const effectiveOn = localDate(day);
  return { effectiveOn, recordedAt: at(addDays(effectiveOn, -7)) };
}

export function margin(day: string, creditMargin: string): PricingFact {
  return { ...agreedFrom(day), creditMargin: rate(creditMargin) };
}
