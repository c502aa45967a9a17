/**
 * Histories of books that nobody planned, and what must come of them. Two books in two currencies are posted to, closed,
 * reopened, reversed and adjusted; beside them a model in memory goes by the rules of the domain alone, so that the rows
 * that were stored can be held against a replay of what was asked.
 */
import fc from "fast-check";
import { recordOn, transactOn } from "../../db/transact.ts";
import { takeSnapshots } from "../../db/snapshots.ts";
import type { Database } from "../../db/connect.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import { periodPayload } from "../../src/app/ledger/period-change.ts";
import type { NewEntry } from "../../src/app/ledger/ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { addDays, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import {
  bookedOn,
  closedThrough,
  closePeriod,
  periodAround,
  periodKinds,
  reopenPeriod,
  standingCloses,
  type PeriodEvent,
} from "../../src/domain/ledger/accounting-period.ts";
import { lenderAccountRoles } from "../../src/domain/ledger/chart-of-accounts.ts";
import { refusalOf } from "./refusals.ts";
import { actingOn, deps } from "./sample-facts.ts";
import { at, idMaker, people, sample } from "./sample-names.ts";

const dollarBook = "00000000-0000-7000-8000-0000000000d5";
export const historyBooks = [sample.book, dollarBook] as const;

const account = fc.constantFrom(...lenderAccountRoles);
const lines = fc
  .array(fc.record({ account, amount: fc.bigInt(-(10n ** 10n), 10n ** 10n) }), { minLength: 1, maxLength: 4 })
  .map((legs) => {
    const moved = legs.filter(({ amount }) => amount !== 0n);
    const sum = moved.reduce((total, { amount }) => total + amount, 0n);
    return sum === 0n ? moved : [...moved, { account: "cash" as const, amount: -sum }];
  })
  .filter(({ length }) => length >= 2);
/** Days before the day of recording; a few lie ahead of it. */
const daysBack = fc.integer({ min: -5, max: 150 });
const earlier = fc.nat(1_000);

const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("entry" as const), lines, daysBack }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("fixedDay" as const), lines, daysBack }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reversal" as const), earlier }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("adjustment" as const), earlier, lines }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("closed" as const), unit: fc.constantFrom(...periodKinds) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reopened" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("snapshot" as const) }) },
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

export const bookHistory = fc.array(
  fc.record({
    happening,
    book: fc.constantFrom(...historyBooks),
    daysLater: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 20, maxLength: 30 },
);

type Told = typeof bookHistory extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

type PostedLines = NewEntry["draft"]["lines"];

/** An entry as the rules of the domain place it. */
interface ModelEntry {
  readonly id: string;
  readonly book: string;
  readonly effectiveOn: LocalDate;
  readonly belongsOn: LocalDate | null;
  readonly recordedOn: LocalDate;
  readonly lines: PostedLines;
  readonly corrects: readonly string[];
}

export interface BookModel {
  readonly entries: readonly ModelEntry[];
  readonly events: ReadonlyMap<string, readonly PeriodEvent[]>;
  /** What was refused, and what the model expected to be. */
  readonly refusals: readonly { readonly expected: string; readonly got: string }[];
}

/** Lives a history on a database that holds the decided sample, and answers what the rules alone say of it. */
export async function liveBooks(database: Database, told: readonly Told[]): Promise<BookModel> {
  const newId = idMaker(70);
  await openDollarBook(database, newId);
  const world: World = { database, newId, entries: [], events: new Map(), refusals: [] };
  let today = localDate("2026-02-10");
  for (const { happening: one, book, daysLater } of told) {
    today = addDays(today, daysLater);
    await live(world, one, { book, today });
  }
  return world;
}

interface World extends BookModel {
  readonly database: Database;
  readonly newId: () => string;
  readonly entries: ModelEntry[];
  readonly events: Map<string, readonly PeriodEvent[]>;
  readonly refusals: { expected: string; got: string }[];
}

interface Place {
  readonly book: string;
  readonly today: LocalDate;
}

async function live(world: World, one: Happening, place: Place): Promise<void> {
  switch (one.kind) {
    case "entry":
    case "fixedDay":
      return post(world, place, {
        day: addDays(place.today, -one.daysBack),
        lines: one.lines,
        corrects: [],
        isFixedDay: one.kind === "fixedDay",
      });
    case "reversal":
    case "adjustment":
      return correct(world, place, one);
    case "snapshot":
      await takeSnapshots(world.database, 1);
      return;
    case "closed":
    case "reopened":
      return steer(world, place, one);
  }
}

async function correct(
  world: World,
  place: Place,
  one: Extract<Happening, { readonly earlier: number }>,
): Promise<void> {
  const own = world.entries.filter(({ book }) => book === place.book);
  const corrected = own[one.earlier % Math.max(own.length, 1)];
  if (corrected === undefined) return;
  const turned = corrected.lines.map((line) => ({ ...line, amount: -line.amount }));
  await post(world, place, {
    day: corrected.belongsOn ?? corrected.effectiveOn,
    lines: one.kind === "reversal" ? turned : one.lines,
    corrects: [corrected.id],
    isFixedDay: false,
  });
}

interface Posted {
  readonly day: LocalDate;
  readonly lines: PostedLines;
  readonly corrects: readonly string[];
  readonly isFixedDay: boolean;
}

async function post(world: World, { book, today }: Place, posted: Posted): Promise<void> {
  const { day, lines: own, corrects, isFixedDay } = posted;
  const id = world.newId();
  const effectiveOn = bookedOn(day, closedThrough(world.events.get(book) ?? []));
  const unit = { actor: people.officer, action: "postHistory", now: at(today), newId: world.newId };
  const posting = transactOn(world.database)(unit, async ({ books }) => {
    const found = present(await books.find(sample.bank, book), "a book");
    await books.post(found, [entryOf({ id, posted })]);
  });
  if (isFixedDay && effectiveOn !== day) {
    const got = await refusalOf(posting);
    const expected = "period is closed";
    world.refusals.push({ expected, got: got.includes(expected) ? expected : got });
    return;
  }
  await posting;
  const belongsOn = effectiveOn === day ? null : day;
  world.entries.push({ id, book, effectiveOn, belongsOn, recordedOn: today, lines: own, corrects });
}

function entryOf({ id, posted }: { readonly id: string; readonly posted: Posted }): NewEntry {
  return {
    id,
    draft: {
      kind: posted.corrects.length === 0 ? "accrual" : "interestAdjustment",
      effectiveOn: posted.day,
      description: { ja: "仕訳", en: "Entry" },
      lines: posted.lines,
    },
    loanId: undefined,
    reasonKind: "history",
    reasonId: id,
    authorId: people.officer.personId,
    approverId: undefined,
    idempotencyKey: id,
    corrects: posted.corrects,
    isFixedDay: posted.isFixedDay,
  };
}

/** Closes the oldest open period, or takes the newest close back: by two people, unless the rules refuse it. */
async function steer(
  world: World,
  { book, today }: Place,
  one: Extract<Happening, { readonly kind: PeriodEvent["event"] }>,
): Promise<void> {
  const events = world.events.get(book) ?? [];
  const through = closedThrough(events);
  const newest = standingCloses(events).at(-1);
  const period =
    one.kind === "closed"
      ? periodAround(one.unit, through === undefined ? localDate("2025-11-01") : addDays(through, 1))
      : periodAround(newest?.kind ?? "month", newest?.startOn ?? today);
  const decided = one.kind === "closed" ? closePeriod(events, period, today) : reopenPeriod(events, period);
  const asked = { bookId: book, event: one.kind, kind: period.kind, on: period.startOn, reason: "" };
  const payload = periodPayload(asked);
  const act = actingOn(world.database, world.newId);
  const asking = { actor: people.officer, now: at(today), action: "requestPeriod" };
  const request = act(asking, (context) =>
    requestChange(deps, context, { kind: "accountingPeriod", payload }),
  );
  if (!decided.ok) {
    world.refusals.push({ expected: decided.rejection.code, got: await refusalOf(request) });
    return;
  }
  const { id: approvalId } = await request;
  const approving = { actor: people.approver, now: at(today, "01:00:00.000"), action: "approveRequest" };
  await act(approving, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
  world.events.set(book, [...events, decided.value]);
}

async function openDollarBook(database: Database, newId: () => string): Promise<void> {
  const unit = { actor: people.officer, action: "openBook", now: at("2026-02-01"), newId };
  await recordOn(database)(unit, (_, { append }) =>
    append("book", [
      { id: dollarBook, name_ja: "外貨勘定", name_en: "Dollar book", currency: "USD", kind: "lender" },
    ]),
  );
}
