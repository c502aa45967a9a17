/**
 * A fund of four partners over a database, with a manager whose one person prepares and another approves. Commitments
 * are those of the worked case G1: A 60 m, B 30 m, the city 5 m, the general partner 5 m, in units of one million yen.
 */
import type { Database } from "../../db/connect.ts";
import type { Row } from "../../db/dialect.ts";
import { recordOn, readOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import type { ChangePreviewView } from "../../src/app/approval/change-preview.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import type { ApprovalKind } from "../../src/app/approval/ports.ts";
import {
  readCapitalAccounts,
  readFundStatements,
  type CapitalAccountsView,
} from "../../src/app/fund/read-statements.ts";
import { readFund } from "../../src/app/fund/read-funds.ts";
import { listFundEvents } from "../../src/app/fund/read-events.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { actingOn, deps } from "./sample-facts.ts";
import type { OpenDatabase, TestDatabase } from "./databases.ts";
import { at, idMaker } from "./sample-names.ts";

const id = (n: string) => `00000000-0000-7000-8000-0000000f${n.padStart(4, "0")}`;

export const fundNames = {
  fund: id("0001"),
  book: id("0002"),
  manager: id("00a0"),
  partnerA: id("00a1"),
  partnerB: id("00a2"),
  city: id("00a3"),
  newcomer: id("00a4"),
  company: id("00c1"),
  otherCompany: id("00c2"),
  investment: id("0011"),
  otherInvestment: id("0012"),
  ofA: id("0021"),
  ofB: id("0022"),
  ofCity: id("0023"),
  ofGp: id("0024"),
  ofNewcomer: id("0025"),
} as const;

const goldenUnits: Readonly<Record<string, string>> = {
  [fundNames.ofA]: "60",
  [fundNames.ofB]: "30",
  [fundNames.ofCity]: "5",
  [fundNames.ofGp]: "5",
};

const maker: Actor = {
  personId: id("00b1"),
  organizationId: fundNames.manager,
  roles: ["fundManager"],
  via: "session",
};
const checker: Actor = { ...maker, personId: id("00b2"), roles: ["approver"] };
export const investor: Actor = {
  personId: id("00b3"),
  organizationId: fundNames.partnerA,
  roles: ["investor"],
  via: "session",
};

export const noLetter = { feeDiscountRate: "0", excused: [] } as const;

export const plainTerms = {
  allocation: { call: "largestRemainder", distribution: "largestRemainder" },
  waterfall: {
    model: "metiModel",
    hurdle: { rate: "0", growth: "annual", dayInclusion: "startOnly" },
    carryRate: "0.2",
    catchUpRate: "0",
    returnBasis: "paidIn",
  },
  fee: null,
  lateChargeRate: "0.14",
  equalisationRate: "0.04",
  withholdingRate: "0",
  perCompanyLimit: null,
  plannedCalls: [],
} as const;

const provenance = JSON.stringify({ asOf: null, fictional: true, note: null, source: null });

function organization(organizationId: string, name: string, kind: string): Row {
  return { id: organizationId, name_ja: name, name_en: name, kind, legal_form: "架空", provenance };
}

export async function recordFundParties(
  database: Database,
  newId: () => string,
  day = "2020-03-01",
): Promise<void> {
  const record = (organizationId: string, rows: Readonly<Record<string, readonly Row[]>>) =>
    recordOn(database)(
      { actor: { ...maker, organizationId }, action: "recordMasterData", now: at(day), newId },
      async (_repositories, { append }) => {
        for (const [table, some] of Object.entries(rows)) await append(table, some);
      },
    );
  await record(fundNames.manager, {
    organization: [organization(fundNames.manager, "架空キャピタル", "fundManager")],
    person: [
      { id: maker.personId, name: "運営 一子" },
      { id: checker.personId, name: "運営 二郎" },
    ].map(({ id: personId, name }, i) => ({
      id: personId,
      email: `fund${String(i)}@example.jp`,
      name,
      language: "ja",
      fictional: 1,
    })),
  });
  const others: readonly (readonly [string, string, string])[] = [
    [fundNames.partnerA, "架空みさき銀行", "regionalBank"],
    [fundNames.partnerB, "架空やまと信金", "regionalBank"],
    [fundNames.city, "架空市", "municipality"],
    [fundNames.newcomer, "架空農業信用組合", "regionalBank"],
    [fundNames.company, "架空製パン", "organizer"],
    [fundNames.otherCompany, "架空農園", "organizer"],
  ];
  for (const [organizationId, name, kind] of others) {
    await record(organizationId, { organization: [organization(organizationId, name, kind)] });
  }
}

export interface FundSetUp {
  readonly terms?: object;
  /** Units of one million, by partner: A, B, the city and the general partner by their ids. */
  readonly units?: Readonly<Record<string, string>>;
  readonly form?: "lps" | "llp" | "tk";
  readonly on?: string;
  readonly sideLetterOfB?: object;
}

export type FundDesk = ReturnType<typeof asking> & ReturnType<typeof looking>;

export function fundDesk(database: Database, newId: () => string): FundDesk {
  return { ...asking(database, newId), ...looking(database) };
}

function asking(database: Database, newId: () => string) {
  const act = actingOn(database, newId);
  const request = (on: string, kind: ApprovalKind, body: object) =>
    act({ actor: maker, now: at(on), action: "request" }, (context) =>
      requestChange(deps, context, {
        kind,
        payload: { fundId: fundNames.fund, ...body },
      }),
    );
  const approve = async (on: string, kind: ApprovalKind, body: object) => {
    const { id: approvalId, preview } = await request(on, kind, body);
    await act({ actor: checker, now: at(on, "01:00:00.000"), action: "approveRequest" }, (context) =>
      approveRequest(deps, context, { approvalId, reason: "" }),
    );
    return preview as ChangePreviewView;
  };
  const form = ({
    terms = plainTerms,
    units = goldenUnits,
    form: legal = "lps",
    on = "2020-04-01",
    sideLetterOfB = noLetter,
  }: FundSetUp = {}) =>
    approve(on, "fund", {
      bookId: fundNames.book,
      name: { ja: "架空ファンド", en: "Fictional Fund" },
      form: legal,
      unitPrice: "1000000",
      startsOn: on,
      termEndsOn: "2030-03-31",
      fiscalYearStartMonth: 4,
      terms,
      partners: [
        [fundNames.ofA, fundNames.partnerA, "lp", units[fundNames.ofA], noLetter],
        [fundNames.ofB, fundNames.partnerB, "lp", units[fundNames.ofB], sideLetterOfB],
        [fundNames.ofCity, fundNames.city, "lp", units[fundNames.ofCity], noLetter],
        [fundNames.ofGp, fundNames.manager, "gp", units[fundNames.ofGp], noLetter],
      ]
        .filter(([, , , count]) => count !== undefined)
        .map(([partnerId, organizationId, kind, count, sideLetter]) => ({
          partnerId,
          organizationId,
          kind,
          units: count,
          sideLetter,
        })),
    });
  const call = (on: string, amount: string) =>
    approve(on, "capitalCall", {
      noticeOn: on,
      dueOn: on,
      lines: [{ purpose: "investment", amount, inside: true }],
    });
  return { request, approve, form, call };
}

/** Every partner pays all that was called, on the day. */
export async function payCalls(desk: FundDesk, on: string): Promise<void> {
  for (const event of await desk.events(on, "call")) {
    const paid = (await desk.events(on, "receipt")).some(({ detail }) => detail["callId"] === event.id);
    if (paid) continue;
    const payments = event.lines
      .flatMap(({ shares }) => shares)
      .map(({ partnerId, cash }) => ({ partnerId, amount: cash }));
    await desk.approve(on, "capitalReceipt", { callId: event.id, receivedOn: on, payments });
  }
}

function looking(database: Database) {
  const viewpoint = (on: string, knownOn = "2199-01-01") => ({ asOf: localDate(on), knownAt: at(knownOn) });
  const asked = (on: string, knownOn?: string) => ({
    fundId: fundNames.fund,
    viewpoint: viewpoint(on, knownOn),
    fromOn: undefined,
  });
  return {
    accounts: (on: string, knownOn?: string): Promise<CapitalAccountsView> =>
      readOn(database)((work) => readCapitalAccounts(work, maker, asked(on, knownOn))),
    statements: (on: string) => readOn(database)((work) => readFundStatements(work, maker, asked(on))),
    fund: (on: string, actor: Actor = maker) => readOn(database)((work) => readFund(work, actor, asked(on))),
    events: (
      on: string,
      kind?: "call" | "receipt" | "distribution" | "exit" | "buyBackException" | "valuation",
    ) => readOn(database)((work) => listFundEvents(work, maker, { ...asked(on), kind })),
    read: readOn(database),
    maker,
  };
}

/** A fund of its own, in a database of its own. */
export async function openFund(open: OpenDatabase, setUp?: FundSetUp): Promise<OpenedFund> {
  const database = await open();
  const newId = idMaker(22);
  await recordFundParties(database, newId);
  const desk = fundDesk(database, newId);
  await desk.form(setUp);
  return { ...desk, database };
}

export interface OpenedFund extends FundDesk {
  readonly database: TestDatabase;
}

/** 100 units of a company. */
export function buy(
  fund: FundDesk,
  on: string,
  bought: { readonly cost: string; readonly other?: boolean },
): Promise<ChangePreviewView> {
  const { cost, other = false } = bought;
  return fund.approve(on, "fundInvestment", {
    investmentId: other ? fundNames.otherInvestment : fundNames.investment,
    opens: {
      companyId: other ? fundNames.otherCompany : fundNames.company,
      instrument: "common",
      redemptions: [],
    },
    boughtOn: on,
    units: "100",
    cost,
  });
}

/** 40 million called and paid, 30 million of it invested. */
export async function openInvestedFund(open: OpenDatabase, setUp?: FundSetUp): Promise<OpenedFund> {
  const fund = await openFund(open, setUp);
  await fund.call("2020-04-01", "40000000");
  await payCalls(fund, "2020-04-01");
  await buy(fund, "2020-05-01", { cost: "30000000" });
  return fund;
}
