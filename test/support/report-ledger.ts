/**
 * A small ledger for the loan report, written by hand: ¥100 million over four years, half-yearly interest, two KPIs.
 *
 * - 2024-04-01 drawn at 0.5 % + 1.0 % = 1.5 %
 * - FY2024: rides 1,050 of 1,000 achieved (−5 bp), CO₂ 92.5 against 90 missed (+2.5 bp): −2.5 bp from 2025-09-30
 * - FY2025: rides 1,150 of 1,200 missed (+5 bp), CO₂ 78 against 80 achieved (−2.5 bp): +2.5 bp from 2026-09-30;
 *   the city counted 1,180 rides
 * - 2026-12-15 ¥20 million prepaid; of the interest due on 2027-03-31 ¥835 are missing
 * - FY2026: rides reported and in review, the CO₂ report returned; nothing is decided
 */
import type { Actor } from "../../src/app/actor.ts";
import type {
  EvidenceRecord,
  KpiRecord,
  ObservationRecord,
  OrganizationRecord,
} from "../../src/app/impact/ports.ts";
import type { EntryRecord } from "../../src/app/ledger/ports.ts";
import type { DecidedOutcome, LoanFacts, RatchetDecisionFact, SptRecord } from "../../src/app/loan/ports.ts";
import type { ProjectRecord } from "../../src/app/project/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { ObservationStep } from "../../src/domain/impact/observation.ts";
import type { Bilingual } from "../../src/domain/kernel/bilingual.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { parseInstant, type Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { parseRate, type Rate } from "../../src/domain/kernel/rate.ts";
import { lenderChart, type LenderAccountRole } from "../../src/domain/ledger/chart-of-accounts.ts";
import { defaultInterestRule } from "../../src/domain/loan/interest.ts";
import { accepted } from "./decisions.ts";
import { ratchetTerms } from "./ratchets.ts";

export interface ReportLedger {
  readonly loan: LoanFacts;
  readonly project: ProjectRecord;
  readonly kpis: readonly KpiRecord[];
  /** Newest period first. */
  readonly observations: readonly ObservationRecord[];
  /** Newest first. */
  readonly entries: readonly EntryRecord[];
}

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

function both(ja: string, en = ja): Bilingual {
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

export const bank: OrganizationRecord = { id: uuid(1), name: both("さんぽ銀行", "Sanpo Bank"), kind: "bank" };
export const carrier: OrganizationRecord = {
  id: uuid(2),
  name: both("やまみち交通", "Yamamichi Transport"),
  kind: "organizer",
};

export function actorOf({ id }: OrganizationRecord): Actor {
  return { personId: uuid(9), organizationId: id, roles: [], via: "session" };
}

const project: ProjectRecord = {
  id: uuid(10),
  name: both("山の足", "Rides for the hills"),
  challenge: both("バスがなくなった。", "The bus is gone."),
  region: both("長野県小川村", "Ogawa, Nagano"),
  organizer: carrier,
  participants: [],
  kpiIds: [uuid(11), uuid(12)],
  provenance: published,
};

function kpi(n: number, told: Pick<KpiRecord, "code" | "name" | "unit" | "direction">): KpiRecord {
  const formula = both("年度の合計", "total of the fiscal year");
  return { id: uuid(n), formula, project, organizer: carrier, provenance: published, ...told };
}

export const rides = kpi(11, {
  code: "RIDE-01",
  name: both("相乗り回数", "Shared rides"),
  unit: both("回", "rides"),
  direction: "higher",
});
export const carbon = kpi(12, {
  code: "CO2-01",
  name: both("CO₂排出量", "CO₂ emitted"),
  unit: both("t"),
  direction: "lower",
});

/** The fiscal year from April of `year`, tested on its last day. */
export function spt(n: number, { id, name, unit, direction }: KpiRecord, year: number, target: string): SptRecord {
  return {
    id: uuid(n),
    agreementId: uuid(20),
    kpi: { id, name, unit, direction },
    testOn: localDate(`${String(year + 1)}-03-31`),
    periodStartOn: localDate(`${String(year)}-04-01`),
    periodEndOn: localDate(`${String(year + 1)}-04-01`),
    certificateDueOn: localDate(`${String(year + 1)}-07-31`),
    baseline: id === rides.id ? decimal("800") : undefined,
    target: decimal(target),
    strict: false,
    gradeNeeded: "E1",
    provenance: fictional,
  };
}

type Read = Pick<DecidedOutcome, "kpiId" | "outcome" | "value" | "target"> & { readonly observation: number };

function outcome(n: number, { observation, ...read }: Read): DecidedOutcome {
  return {
    sptId: uuid(n),
    baseline: null,
    plain: null,
    fromBaseline: null,
    grade: "E2",
    observationId: uuid(observation),
    observationVersion: 1,
    evidence: [],
    ...read,
  };
}

export const decisions: readonly RatchetDecisionFact[] = [
  {
    id: uuid(31),
    agreementId: uuid(20),
    testOn: localDate("2025-03-31"),
    certificateDueOn: localDate("2025-07-31"),
    certificateReceivedOn: localDate("2025-06-16"),
    correctsId: undefined,
    approvedBy: "小川 次郎",
    recordedAt: at("2025-06-20"),
    outcomes: [
      outcome(21, { kpiId: rides.id, outcome: "achieved", value: "1050", target: "1000", observation: 41 }),
      outcome(24, { kpiId: carbon.id, outcome: "missed", value: "92.5", target: "90", observation: 44 }),
    ],
  },
  {
    id: uuid(32),
    agreementId: uuid(20),
    testOn: localDate("2026-03-31"),
    certificateDueOn: localDate("2026-07-31"),
    certificateReceivedOn: localDate("2026-05-20"),
    correctsId: undefined,
    approvedBy: "小川 花子",
    recordedAt: at("2026-06-10"),
    outcomes: [
      outcome(22, { kpiId: rides.id, outcome: "missed", value: "1150", target: "1200", observation: 42 }),
      outcome(25, { kpiId: carbon.id, outcome: "achieved", value: "78", target: "80", observation: 45 }),
    ],
  },
];

function term(ja: string, en: string, provenance: Provenance) {
  return { field: both(ja, en), value: "", provenance };
}

function receipt(n: number, day: string, { interest = 0n, principal = 0n }) {
  const receivedOn = localDate(day);
  return { id: uuid(n), loanId: uuid(30), receivedOn, principal, interest, recordedAt: at(day) };
}

export const loan: LoanFacts = {
  loan: {
    id: uuid(30),
    number: "SLL-0001",
    lender: bank,
    borrower: carrier,
    project,
    trancheId: uuid(3),
    productKind: "bullet",
    currency: "JPY",
    principal: 100_000_000n,
    drawdownOn: localDate("2024-04-01"),
    firstDueOn: localDate("2024-09-30"),
    everyMonths: 6,
    instalments: 8,
    endOfMonth: true,
    interestRule: defaultInterestRule,
    businessDayConvention: "following",
    baseRateIndex: "SHORT-PRIME",
    terms: [
      term("貸付金額", "Principal", published),
      term("貸付日", "Drawdown", published),
      term("返済", "Repayment", fictional),
      term("基準金利", "Base rate", fictional),
    ],
  },
  pricing: [
    { effectiveOn: localDate("2024-04-01"), creditMargin: rate("0.01"), recordedAt: at("2024-03-25") },
  ],
  fixings: [
    {
      id: uuid(4),
      indexCode: "SHORT-PRIME",
      name: both("短期プライムレート", "Short-term prime rate"),
      effectiveOn: localDate("2024-04-01"),
      annualRate: rate("0.005"),
      recordedAt: at("2024-03-25"),
    },
  ],
  agreement: {
    id: uuid(20),
    lenderId: bank.id,
    borrowerId: carrier.id,
    trancheId: uuid(3),
    name: both("合意", "Agreement"),
    provenance: fictional,
    terms: [
      {
        effectiveOn: localDate("2024-04-01"),
        recordedAt: at("2024-03-25"),
        written: {},
        ratchet: ratchetTerms({
          kpis: [
            { id: rides.id, achievedBp: "-5", missedBp: "5" },
            { id: carbon.id, achievedBp: "-2.5", missedBp: "2.5" },
          ],
        }),
      },
    ],
    spts: [
      spt(21, rides, 2024, "1000"),
      spt(24, carbon, 2024, "90"),
      spt(22, rides, 2025, "1200"),
      spt(25, carbon, 2025, "80"),
      spt(23, rides, 2026, "1400"),
      spt(26, carbon, 2026, "70"),
    ],
  },
  decisions,
  postings: [],
  repayments: [
    receipt(51, "2024-09-30", { interest: 747_945n }),
    receipt(52, "2025-03-31", { interest: 747_945n }),
    receipt(53, "2025-09-30", { interest: 752_054n }),
    receipt(54, "2026-03-31", { interest: 735_479n }),
    receipt(55, "2026-09-30", { interest: 739_520n }),
    receipt(56, "2026-12-15", { principal: 20_000_000n }),
    receipt(57, "2027-03-31", { interest: 671_000n }),
  ],
};

interface Told {
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
      organization: (kind === "submitted" ? carrier : bank).name,
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
