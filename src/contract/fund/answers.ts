import { z } from "zod";
import { answeredViewpoint, bilingual, organizationRef, pageOf, provenance } from "../answers.ts";
import { fundLine, paidTier } from "../approval/change-preview.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";

const summary = {
  id: wireId,
  bookId: wireId,
  name: bilingual,
  form: z.enum(["lps", "llp", "tk"]),
  currency: z.string(),
  manager: organizationRef,
  startsOn: answerDay,
  termEndsOn: answerDay,
  /** How the caller's organization stands to it. */
  standing: z.enum(["managesFund", "partnerInFund"]),
  /** Of a partner its own; for the manager of all partners. */
  commitment: answerDecimal,
  unfunded: answerDecimal,
  paidIn: answerDecimal,
  distributed: answerDecimal,
  capital: answerDecimal,
  /** Of the whole fund. */
  netAssets: answerDecimal,
};

export const fundSummary = z.strictObject(summary).meta({ id: "FundSummary" });

const written = z.record(z.string(), z.unknown());

const partner = z
  .strictObject({
    id: wireId,
    number: z.number().int(),
    kind: z.enum(["gp", "lp"]),
    organization: organizationRef,
    units: z.string(),
    commitment: answerDecimal,
    unfunded: answerDecimal,
    paidIn: answerDecimal,
    distributed: answerDecimal,
    capital: answerDecimal,
    sideLetter: written,
  })
  .meta({ id: "FundPartner" });

export const valuationEvidence = z
  .strictObject({
    id: wireId,
    /** The valuation. */
    eventId: wireId,
    sha256: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    uploadedBy: z.string(),
    uploadedAt: answerInstant,
    fictional: z.boolean(),
  })
  .meta({ id: "ValuationEvidence" });

const investment = z
  .strictObject({
    id: wireId,
    company: organizationRef,
    project: z.strictObject({ id: wireId, name: bilingual }).nullable(),
    instrument: z.enum(["common", "classShares", "jKiss", "loan"]),
    redemptions: z.array(z.strictObject({ on: answerDay, amount: answerDecimal })),
    provenance,
    units: z.string(),
    /** All that was paid for it. */
    invested: answerDecimal,
    /** Of what is still held. */
    cost: answerDecimal,
    fairValue: answerDecimal,
    proceeds: answerDecimal,
    moic: answerDecimal.nullable(),
    rank: z.enum(["A", "B", "C", "D", "fairValue"]).nullable(),
    valuedOn: answerDay.nullable(),
    /** Behind the newest valuation. */
    evidence: z.array(valuationEvidence),
    distributableAmount: z
      .strictObject({ asOf: answerDay, amount: answerDecimal, source: z.string() })
      .nullable(),
  })
  .meta({ id: "FundInvestment" });

export const fundAnswer = z
  .strictObject({
    ...summary,
    unitPrice: answerDecimal,
    fiscalYearStartMonth: z.number().int(),
    provenance,
    terms: z.array(
      z.strictObject({
        effectiveOn: answerDay,
        recordedAt: answerInstant,
        reason: z.string(),
        terms: written,
      }),
    ),
    /** All of them for the manager; a partner sees itself. */
    partners: z.array(partner),
    investments: z.array(investment),
    warnings: z.array(
      z.strictObject({
        kind: z.enum(["termEnding", "latePayment", "unfundedBelowPlan"]),
        message: bilingual,
      }),
    ),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "Fund" });

const person = z.strictObject({ id: wireId, name: z.string() });

export const fundEventKinds = [
  "terms",
  "extension",
  "closing",
  "call",
  "receipt",
  "purchase",
  "valuation",
  "distributableAmount",
  "buyBackException",
  "exit",
  "income",
  "expense",
  "fee",
  "distribution",
  "transfer",
  "reversal",
] as const;

export const fundEventPage = pageOf(
  z
    .strictObject({
      id: wireId,
      kind: z.enum(fundEventKinds),
      effectiveOn: answerDay,
      recordedAt: answerInstant,
      requestedBy: person,
      approvedBy: person,
      reversed: z.boolean(),
      detail: written,
      lines: z.array(fundLine),
      /** Behind a valuation. */
      evidence: z.array(valuationEvidence),
    })
    .meta({ id: "FundEvent" }),
);

export const account = z
  .strictObject({
    partnerId: wireId,
    number: z.number().int(),
    organization: organizationRef,
    opening: answerDecimal,
    contributions: answerDecimal,
    /** Negative, as it takes capital out. */
    distributions: answerDecimal,
    /** Carried interest, and interests bought or sold. */
    transfers: answerDecimal,
    result: answerDecimal,
    closing: answerDecimal,
    commitment: answerDecimal,
    unfunded: answerDecimal,
  })
  .meta({ id: "CapitalAccount" });

export const capitalAccountsAnswer = z
  .strictObject({
    fromOn: answerDay,
    items: z.array(account),
    netAssets: answerDecimal,
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "CapitalAccounts" });

const xirr = z
  .strictObject({
    status: z.enum(["unique", "multiple", "none", "outOfRange"]),
    rate: answerDecimal.nullable(),
    roots: z.array(answerDecimal),
  })
  .meta({ id: "FundXirr" });

export const net = {
  commitment: answerDecimal,
  paidIn: answerDecimal,
  distributed: answerDecimal,
  netAssetValue: answerDecimal,
  dpi: answerDecimal.nullable(),
  rvpi: answerDecimal.nullable(),
  tvpi: answerDecimal.nullable(),
  pic: answerDecimal.nullable(),
  xirr,
  jCurve: z.array(z.strictObject({ on: answerDay, cumulative: answerDecimal })),
};

export const performanceAnswer = z
  .strictObject({
    gross: z.strictObject({
      cost: answerDecimal,
      proceeds: answerDecimal,
      fairValue: answerDecimal,
      moic: answerDecimal.nullable(),
      xirr,
    }),
    net: z.strictObject(net),
    partners: z.array(z.strictObject({ partnerId: wireId, ...net })),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "FundPerformance" });

const amounts = <const Names extends readonly string[]>(names: Names) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, answerDecimal])) as Record<
      Names[number],
      typeof answerDecimal
    >,
  );

export const fundStatementsAnswer = z
  .strictObject({
    fromOn: answerDay,
    balanceSheet: amounts([
      "investments",
      "idleFunds",
      "otherAssets",
      "totalAssets",
      "currentLiabilities",
      "longTermLiabilities",
      "contributedCapital",
      "resultBroughtForward",
      "result",
      "cumulativeDistributions",
      "netAssets",
    ]),
    profitAndLoss: amounts([
      "investmentIncome",
      "investmentCost",
      "otherIncome",
      "otherExpenses",
      "resultBeforeUnrealised",
      "openingUnrealised",
      "closingUnrealised",
      "result",
    ]),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "FundStatements" });

export const clawbackAnswer = z
  .strictObject({
    model: z.string(),
    carryPaid: answerDecimal,
    liquidation: z.strictObject({
      amount: answerDecimal,
      lp: answerDecimal,
      gp: answerDecimal,
      tiers: z.array(paidTier),
    }),
    clawback: answerDecimal,
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "Clawback" });
