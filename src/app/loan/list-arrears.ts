/** Arrears of a lender: every loan with something overdue, by how long, with the sums of each bucket. */
import { money, moneyText, parseMoney, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { usualArrearsBounds } from "../../domain/loan/arrears.ts";
import type { Page, PageRequest } from "../page.ts";
import { orReject } from "../rejected.ts";
import { claimsView, type ClaimsView } from "./claims-view.ts";
import { positionOf } from "./loan-position.ts";
import type { LoanFacts } from "./ports.ts";
import type { LoanReader } from "./read-loan.ts";

export interface ArrearsRowView extends Pick<
  ClaimsView,
  "outstanding" | "state" | "daysPastDue" | "overdue"
> {
  readonly loanId: string;
  readonly number: string;
  readonly borrower: { readonly id: string; readonly name: { readonly ja: string; readonly en: string } };
  readonly currency: Currency;
  readonly oldestDueOn: string;
  /** First day of the bucket it falls into. */
  readonly bucket: number;
  readonly buckets: ClaimsView["buckets"];
}

export interface ArrearsTotalView {
  readonly currency: Currency;
  readonly bucket: number;
  readonly toDays: number | null;
  readonly loans: number;
  readonly overdue: string;
  readonly outstanding: string;
}

export interface ArrearsView extends Page<ArrearsRowView> {
  readonly totals: readonly ArrearsTotalView[];
  readonly viewpoint: Viewpoint;
}

export interface ArrearsAsked extends PageRequest {
  readonly viewpoint: Viewpoint;
  readonly bucket: number | undefined;
}

/** The longest overdue first; totals are those of all loans in arrears. */
export async function listArrears(reader: LoanReader, asked: ArrearsAsked): Promise<ArrearsView> {
  const { viewpoint, bucket, limit, cursor = "" } = asked;
  const all = (await rowsInArrears(reader, viewpoint)).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const wanted = all.filter((row) => bucket === undefined || row.bucket === bucket);
  const left = wanted.filter((row) => keyOf(row) > cursor);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last !== undefined && left.length > limit ? keyOf(last) : null,
    totals: totalsOf(all),
    viewpoint,
  };
}

/** Stays the same while others are paid: a page goes on where the one before ended. */
function keyOf({ oldestDueOn, loanId }: ArrearsRowView): string {
  return `${oldestDueOn}.${loanId}`;
}

const rangeLength = 200;

/** Every loan of the actor's organization with something overdue, in no order. */
export async function rowsInArrears(
  { repositories, calendar, actor }: LoanReader,
  viewpoint: Viewpoint,
): Promise<readonly ArrearsRowView[]> {
  const { loans, arrears } = repositories;
  const ids = await arrears.candidates(actor.organizationId, viewpoint);
  const rows: ArrearsRowView[] = [];
  for (let from = 0; from < ids.length; from += rangeLength) {
    const range = ids.slice(from, from + rangeLength);
    for (const facts of await loans.facts(actor.organizationId, range, viewpoint.knownAt)) {
      rows.push(...rowOf(facts, claimsView(positionOf(facts, calendar), viewpoint)));
    }
  }
  return rows;
}

function rowOf({ loan }: LoanFacts, claims: ClaimsView): readonly ArrearsRowView[] {
  const [oldest] = claims.open;
  const { outstanding, state, daysPastDue, overdue, buckets } = claims;
  if (oldest === undefined || daysPastDue === 0) return [];
  const { id: loanId, number, borrower, currency } = loan;
  const named = { loanId, number, borrower: { id: borrower.id, name: borrower.name }, currency };
  const bucket = usualArrearsBounds.findLast((from) => daysPastDue >= from) ?? 1;
  const own = { outstanding, state, daysPastDue, overdue, buckets, bucket };
  return [{ ...named, ...own, oldestDueOn: oldest.dueOn }];
}

function totalsOf(rows: readonly ArrearsRowView[]): readonly ArrearsTotalView[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) =>
    usualArrearsBounds.map((bucket, i) => {
      const own = rows.filter((row) => row.currency === currency && row.bucket === bucket);
      const next = usualArrearsBounds[i + 1];
      const sum = (texts: readonly string[]) => sumText(texts, currency);
      return {
        currency,
        bucket,
        toDays: next === undefined ? null : next - 1,
        loans: own.length,
        overdue: sum(own.map(({ overdue }) => overdue)),
        outstanding: sum(own.map(({ outstanding }) => outstanding)),
      };
    }),
  );
}

export function sumText(texts: readonly string[], currency: Currency): string {
  const sum = texts.reduce((total, text) => total + orReject(parseMoney(text, currency)).minor, 0n);
  return moneyText(money(sum, currency));
}
