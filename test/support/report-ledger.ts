/**
 * A small ledger for the loan report, written by hand: ¥100 million over four years, half-yearly interest, two KPIs.
 *
 * - 2024-04-01 drawn at 0.5 % + 1.0 % = 1.5 %
 * - FY2024: rides 1,050 of 1,000 achieved (−5 bp), CO₂ 92.5 against 90 missed (+2.5 bp): −2.5 bp from 2025-09-30
 * - FY2025: rides 1,150 of 1,200 missed (+5 bp), CO₂ 78 against 80 achieved (−2.5 bp): +2.5 bp from 2026-09-30;
 *   the city counted 1,180 rides
 * - 2026-12-15 ¥20 million prepaid; of the interest due on 2027-03-31 ¥835 are missing; FY2026 is in review
 */
import type { KpiRecord, ObservationRecord, OrganizationRecord } from "../../src/app/impact/ports.ts";
import type { EntryRecord } from "../../src/app/ledger/ports.ts";
import type { LoanFacts, RatchetDecisionFact } from "../../src/app/loan/ports.ts";
import type { ProjectRecord } from "../../src/app/project/ports.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { defaultInterestRule } from "../../src/domain/loan/interest.ts";
import { ratchetTerms } from "./ratchets.ts";
import { entry } from "./report-entries.ts";
import {
  acceptedOn,
  agreedFrom,
  at,
  both,
  fictional,
  kpi,
  margin,
  observation,
  outcome,
  prepayment,
  published,
  rate,
  receipt,
  spt,
  term,
  unserviced,
  uuid,
} from "./report-facts.ts";

export interface ReportLedger {
  readonly loan: LoanFacts;
  readonly project: ProjectRecord;
  readonly kpis: readonly KpiRecord[];
  /** Newest first, entries as well. */
  readonly observations: readonly ObservationRecord[];
  readonly entries: readonly EntryRecord[];
}

export const bank: OrganizationRecord = { id: uuid(1), name: both("さんぽ銀行", "Sanpo Bank"), kind: "bank" };
export const carrier: OrganizationRecord = {
  id: uuid(2),
  name: both("やまみち交通", "Yamamichi Transport"),
  kind: "organizer",
};

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

const ofProject = { project, organizer: carrier, provenance: published };

export const rides = kpi(11, {
  ...ofProject,
  code: "RIDE-01",
  name: both("相乗り回数", "Shared rides"),
  unit: both("回", "rides"),
  direction: "higher",
});
export const carbon = kpi(12, {
  ...ofProject,
  code: "CO2-01",
  name: both("CO₂排出量", "CO₂ emitted"),
  unit: both("t"),
  direction: "lower",
});

const decisions: readonly RatchetDecisionFact[] = [
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
      outcome(21, { kpiId: rides.id, outcome: "achieved", value: "1050", target: "1000", readFrom: 41 }),
      outcome(24, { kpiId: carbon.id, outcome: "missed", value: "92.5", target: "90", readFrom: 44 }),
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
      outcome(22, { kpiId: rides.id, outcome: "missed", value: "1150", target: "1200", readFrom: 42 }),
      outcome(25, { kpiId: carbon.id, outcome: "achieved", value: "78", target: "80", readFrom: 45 }),
    ],
  },
];

const loan: LoanFacts = {
  covenants: [],
  loan: {
    id: uuid(30),
    number: "SLL-0001",
    lender: bank,
    borrower: carrier,
    project,
    facilityId: uuid(2),
    trancheId: uuid(3),
    recordedAt: at("2024-04-01"),
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
  pricing: [margin("2024-04-01", "0.01")],
  fixings: [
    {
      id: uuid(4),
      indexCode: "SHORT-PRIME",
      name: both("短期プライムレート", "Short-term prime rate"),
      ...agreedFrom("2024-04-01"),
      annualRate: rate("0.005"),
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
    events: [],
    spts: [
      { ...spt(21, rides, 2024, "1000"), baseline: decimal("800") },
      spt(24, carbon, 2024, "90"),
      { ...spt(22, rides, 2025, "1200"), baseline: decimal("800") },
      spt(25, carbon, 2025, "80"),
      { ...spt(23, rides, 2026, "1400"), baseline: decimal("800") },
      spt(26, carbon, 2026, "70"),
    ],
  },
  decisions,
  postings: [],
  ...unserviced,
  events: [prepayment(58, "2026-12-15", 20_000_000n)],
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

/** Newest period first, as the repository gives them. */
const observations: readonly ObservationRecord[] = [
  observation(43, {
    kpi: rides,
    year: 2026,
    value: "1380",
    submittedOn: "2027-04-08",
    then: [["2027-04-09", { kind: "reviewStarted" }]],
  }),
  observation(46, {
    kpi: carbon,
    year: 2026,
    value: "71000",
    submittedOn: "2027-04-06",
    then: [
      ["2027-04-12", { kind: "reviewStarted" }],
      ["2027-04-12", { kind: "returned", reason: "unitMismatch" }],
    ],
    files: [["CO2_2026.csv", "2027-04-06"]],
  }),
  observation(47, {
    kpi: rides,
    year: 2025,
    value: "1180",
    submittedOn: "2026-05-25",
    then: [],
    source: "小川村の集計",
  }),
  observation(42, {
    kpi: rides,
    year: 2025,
    value: "1150",
    submittedOn: "2026-05-20",
    then: acceptedOn("2026-05-28"),
    note: "大雪で2か月運休。",
    files: [["rides_2025.csv", "2026-05-20"]],
  }),
  observation(45, {
    kpi: carbon,
    year: 2025,
    value: "78",
    submittedOn: "2026-05-20",
    then: acceptedOn("2026-05-28"),
  }),
  observation(41, {
    kpi: rides,
    year: 2024,
    value: "1050",
    submittedOn: "2025-06-16",
    then: acceptedOn("2025-06-18"),
  }),
  observation(44, {
    kpi: carbon,
    year: 2024,
    value: "92.5",
    submittedOn: "2025-06-16",
    then: acceptedOn("2025-06-18"),
  }),
];

export const reportLedger: ReportLedger = {
  loan,
  project,
  kpis: [rides, carbon],
  observations,
  entries: [
    entry(63, "interestAdjustment", "2027-04-30", [
      ["accruedInterest", 99n],
      ["interestStepEffect", -99n],
    ]),
    entry(62, "interestAdjustment", "2026-06-10", [
      ["accruedInterest", -410n],
      ["interestStepEffect", 410n],
    ]),
    entry(61, "accrual", "2026-05-31", [
      ["accruedInterest", 125_273n],
      ["interestIncome", -125_273n],
    ]),
    entry(60, "interestAdjustment", "2025-06-20", [
      ["accruedInterest", -1_200n],
      ["interestStepEffect", 1_200n],
    ]),
  ],
};
