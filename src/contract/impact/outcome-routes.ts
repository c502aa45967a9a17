/** Contracts that pay by results (成果連動型民間委託契約): agreed and settled by two people, booked by who keeps them. */
import { z } from "zod";
import { bilingual, explanation, organizationRef, provenance } from "../answers.ts";
import { changePreview } from "../approval/change-preview.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import {
  answerDay,
  answerDecimal,
  answerInstant,
  wireAmount,
  wireCurrency,
  wireDay,
  wireDecimal,
  wireId,
  wireText,
} from "../wire.ts";
import { outcomeTable } from "./outcome-table.ts";

const projectId = z.strictObject({ projectId: wireId });
const contractId = projectId.extend({ contractId: wireId });
const grade = z.enum(["E0", "E1", "E2", "E3", "E4"]);
const words = z.strictObject({ ja: wireText(200), en: wireText(200) });

const rule = z.discriminatedUnion("rule", [
  /** cap × actual / target */
  z.strictObject({ rule: z.literal("proportional"), target: wireDecimal }),
  /** The tier reached, nothing in between. */
  z.strictObject({
    rule: z.literal("tierTable"),
    tiers: z
      .array(z.strictObject({ from: wireDecimal, payment: wireDecimal }))
      .min(1)
      .max(100),
  }),
  /** cap × (actual − baseline) / points */
  z.strictObject({ rule: z.literal("pointIncrease"), baseline: wireDecimal, points: wireDecimal }),
  /** The whole cap from the threshold on. */
  z.strictObject({ rule: z.literal("countThreshold"), threshold: wireDecimal }),
  z.strictObject({ rule: z.literal("fixed") }),
]);

const part = z.strictObject({
  code: wireText(20),
  name: words,
  /** Null for a fixed part. */
  kpiId: wireId.nullable(),
  rule,
  cap: wireDecimal,
  fixed: wireDecimal.prefault("0"),
  /** The outcome-linked part is cut down to a multiple of this: 1, 10000. */
  roundTo: wireDecimal.prefault("1"),
  tests: z
    .array(z.strictObject({ testOn: wireDay, periodStartOn: wireDay, periodEndOn: wireDay }))
    .min(1)
    .max(60),
});

export const contractBody = z.strictObject({
  number: wireText(60),
  name: words,
  payerId: wireId,
  payeeId: wireId,
  currency: wireCurrency,
  /** The most that is paid in all. */
  cap: wireAmount,
  gradeNeeded: grade,
  agreedOn: wireDay,
  parts: z.array(part).min(1).max(40),
});

const settlementBody = z.strictObject({
  part: wireText(20),
  testOn: wireDay,
  /** Needed only where several sources were accepted for the period. */
  observationId: wireId.nullable().default(null),
  /** The accounting day; today where it is left out. */
  effectiveOn: wireDay.nullable().default(null),
  reason: wireText(1000, 0).default(""),
});

const settlement = z.strictObject({
  id: wireId,
  contractId: wireId,
  part: z.string(),
  testOn: answerDay,
  version: z.number().int(),
  effectiveOn: answerDay,
  observationId: wireId.nullable(),
  result: answerDecimal.nullable(),
  grade: grade.nullable(),
  /** Before rounding. */
  exact: answerDecimal,
  payment: answerDecimal,
  /** The difference to the version before. */
  booked: answerDecimal,
  entryId: wireId.nullable(),
  explanation,
  reason: z.string(),
  requestedBy: z.string(),
  approvedBy: z.string(),
  recordedAt: answerInstant,
});

const paymentBody = z.strictObject({
  part: wireText(20),
  testOn: wireDay,
  paidOn: wireDay,
  /** All that is open of the test, below zero where it goes back. */
  amount: wireAmount,
  reference: wireText(200, 0).default(""),
});

const payment = z.strictObject({
  id: wireId,
  paidOn: answerDay,
  amount: answerDecimal,
  reference: z.string(),
  entryId: wireId,
  requestedBy: z.string(),
  approvedBy: z.string(),
  recordedAt: answerInstant,
});

const contractAnswer = z
  .strictObject({
    id: wireId,
    projectId: wireId,
    number: z.string(),
    name: bilingual,
    payer: organizationRef,
    payee: organizationRef,
    bookId: wireId,
    currency: z.string(),
    cap: answerDecimal,
    settled: answerDecimal,
    left: answerDecimal,
    paid: answerDecimal,
    /** Consent of who runs the project; null where it was not given, or not asked for. */
    acceptance: z.strictObject({ at: answerInstant, by: z.string() }).nullable(),
    /** Until it is accepted, its payer does not review what the project reports. */
    needsAcceptance: z.boolean(),
    allowed: z.array(z.enum(["accept"])),
    gradeNeeded: grade,
    agreedOn: answerDay,
    isKept: z.boolean(),
    recordedAt: answerInstant,
    provenance,
    parts: z.array(
      z.strictObject({
        code: z.string(),
        name: bilingual,
        kpiId: wireId.nullable(),
        rule: z.looseObject({ rule: z.string() }),
        words: bilingual,
        cap: answerDecimal,
        fixed: answerDecimal,
        roundTo: answerDecimal,
        tests: z.array(
          z.strictObject({
            testOn: answerDay,
            periodStartOn: answerDay,
            periodEndOn: answerDay,
            /** Oldest first; the last one stands. */
            settlements: z.array(settlement),
            /** Settled and not yet paid; below zero where too much was paid. */
            open: answerDecimal,
            payments: z.array(payment),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "OutcomeContract" });

export const outcomeRoutes = {
  listOutcomeContracts: route({
    id: "listOutcomeContracts",
    method: "get",
    path: "/v1/projects/{projectId}/outcome-contracts",
    summary: "Contracts of a project that pay by results, as seen by who pays, is paid or keeps them",
    tag: "impact",
    permission: "readProjects",
    params: projectId,
    response: z.strictObject({ items: z.array(contractAnswer) }),
    table: outcomeTable,
  }),
  previewOutcomeContract: route({
    id: "previewOutcomeContract",
    method: "post",
    computes: true,
    path: "/v1/projects/{projectId}/outcome-contract-previews",
    summary: "What a contract that pays by results would say",
    tag: "impact",
    permission: "requestApproval",
    params: projectId,
    body: contractBody,
    response: changePreview,
  }),
  requestOutcomeContract: route({
    id: "requestOutcomeContract",
    method: "post",
    path: "/v1/projects/{projectId}/outcome-contracts",
    summary: "Ask a second person to approve: a contract that pays by results",
    tag: "impact",
    permission: "requestApproval",
    params: projectId,
    body: contractBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  acceptOutcomeContract: route({
    id: "acceptOutcomeContract",
    method: "post",
    path: "/v1/projects/{projectId}/outcome-contracts/{contractId}/acceptances",
    summary: "Consent, as who runs the project, that the payer of a contract reviews its results",
    tag: "impact",
    permission: "manageProject",
    params: contractId,
    body: z.strictObject({ note: wireText(1000, 0).default("") }),
    response: z.strictObject({ items: z.array(contractAnswer) }),
    status: 201,
    recordsFacts: true,
  }),
  previewOutcomePayment: route({
    id: "previewOutcomePayment",
    method: "post",
    computes: true,
    path: "/v1/projects/{projectId}/outcome-contracts/{contractId}/payment-previews",
    summary: "What the cash of a settled test would clear, and what would be booked",
    tag: "impact",
    permission: "requestApproval",
    params: contractId,
    body: paymentBody,
    response: changePreview,
  }),
  requestOutcomePayment: route({
    id: "requestOutcomePayment",
    method: "post",
    path: "/v1/projects/{projectId}/outcome-contracts/{contractId}/payments",
    summary: "Ask a second person to approve: the cash that clears a settled test",
    tag: "impact",
    permission: "requestApproval",
    params: contractId,
    body: paymentBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  previewOutcomeSettlement: route({
    id: "previewOutcomeSettlement",
    method: "post",
    computes: true,
    path: "/v1/projects/{projectId}/outcome-contracts/{contractId}/settlement-previews",
    summary: "What a test date would pay, why, and what would be booked",
    tag: "impact",
    permission: "requestApproval",
    params: contractId,
    body: settlementBody,
    response: changePreview,
  }),
  requestOutcomeSettlement: route({
    id: "requestOutcomeSettlement",
    method: "post",
    path: "/v1/projects/{projectId}/outcome-contracts/{contractId}/settlements",
    summary: "Ask a second person to approve: the settlement of a test date",
    tag: "impact",
    permission: "requestApproval",
    params: contractId,
    body: settlementBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
