/**
 * A repayment schedule written a second time, from the text of the rules and not from the engine: one pass over the
 * days of the loan, money and fractions as whole numbers over one large denominator. Slow and plain, so that it can be
 * read against a contract; the engine must agree with it to the yen.
 *
 * On one day: money is lent, the due date is settled at the instalment agreed before, money is prepaid, the new rate
 * begins, the instalment of the next due date is fixed anew.
 */
export interface ReferenceTerms {
  readonly kind: "bullet" | "equalPrincipal" | "annuity";
  readonly principal: bigint;
  /** Tenths of a billionth a year, from day to day. */
  readonly rates: readonly { readonly from: number; readonly rate: bigint; readonly recompute: boolean }[];
  readonly drawnDay: number;
  /** The days interest runs to. */
  readonly dueDays: readonly number[];
  readonly everyMonths: number;
  readonly grace: number;
  readonly capitalizes: boolean;
  readonly dayCount: "act365Fixed" | "act360" | "actActIsda" | "thirtyE360";
  readonly bothEnds: boolean;
  readonly rounding: "floor" | "ceiling" | "down" | "up" | "halfUp" | "halfEven";
  readonly roundsSegments: boolean;
  readonly unit: bigint;
  readonly prepayments: readonly { readonly day: number; readonly amount: bigint }[];
  readonly drawdowns: readonly { readonly day: number; readonly amount: bigint }[];
}

export interface ReferenceRow {
  readonly day: number;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly capitalized: bigint;
  readonly balance: bigint;
}

/** A year is 365 × 366 × 360 parts, so that a day of every day count is a whole number of them. */
const year = 365n * 366n * 360n;
const rateScale = 10n ** 10n;

interface State {
  readonly rows: ReferenceRow[];
  balance: bigint;
  rate: bigint;
  instalment: bigint;
  left: number;
  parts: Part[];
}

export function referenceSchedule(terms: ReferenceTerms): readonly ReferenceRow[] {
  const { drawnDay, dueDays, grace } = terms;
  const left = dueDays.length - grace;
  const state: State = { rows: [], balance: 0n, rate: 0n, instalment: 0n, left, parts: [] };
  for (let day = drawnDay; day <= dueDays[dueDays.length - 1]!; day += 1) live(day, state, terms);
  const { rows } = state;
  const last = rows.findLastIndex((row) => row.balance !== 0n || row.principal + row.interest !== 0n);
  return rows.slice(0, last + 1);
}

function live(day: number, state: State, terms: ReferenceTerms): void {
  const number = terms.dueDays.indexOf(day) + 1;
  const lent = terms.drawdowns.filter((drawn) => drawn.day === day);
  for (const { amount } of lent) state.balance += amount;
  if (number > 0) settle(day, number, state, terms);
  for (const { amount } of terms.prepayments.filter((paid) => paid.day === day)) {
    state.balance -= amount;
    state.rows.push({ day, principal: amount, interest: 0n, capitalized: 0n, balance: state.balance });
    fixInstalment(state, terms);
  }
  const changes = terms.rates.filter(({ from }) => from === day);
  for (const { rate } of changes) state.rate = rate;
  const recomputes = terms.kind === "annuity" && changes.some(({ recompute }) => recompute);
  if (lent.length > 0 || recomputes || graceFixes(number, terms)) fixInstalment(state, terms);
  addDay(state.parts, state, { on: day, weight: dayWeight(day, terms, false) }, terms);
}

function settle(day: number, number: number, state: State, terms: ReferenceTerms): void {
  const last = state.parts.findLast((part) => part.balance > 0n);
  const extra = { on: day, weight: dayWeight(day, terms, true) };
  if (terms.bothEnds && last !== undefined) addDay(state.parts, last, extra, terms);
  const interest = settled(state.parts, terms);
  state.parts = [];
  const isGrace = number <= terms.grace;
  const capitalized = isGrace && terms.capitalizes && state.balance > 0n ? interest : 0n;
  const principal = isGrace ? 0n : principalPaid(interest, state, terms);
  if (!isGrace) state.left -= 1;
  state.balance += capitalized - principal;
  const { balance } = state;
  state.rows.push({ day, principal, interest: interest - capitalized, capitalized, balance });
}

function principalPaid(
  interest: bigint,
  { balance, left, instalment }: State,
  terms: ReferenceTerms,
): bigint {
  const ofLevel = instalment > interest ? instalment - interest : 0n;
  const due = terms.kind === "annuity" ? ofLevel : instalment;
  return left <= 1 || due > balance ? balance : due;
}

/** When grace ends, and at each of its due dates that capitalises. */
function graceFixes(number: number, { grace, capitalizes }: ReferenceTerms): boolean {
  return number > 0 && (number === grace || (number < grace && capitalizes));
}

function fixInstalment(state: State, { kind, everyMonths }: ReferenceTerms): void {
  const { balance, rate, left } = state;
  if (left < 1) return;
  if (kind === "equalPrincipal") state.instalment = balance / BigInt(left);
  if (kind === "annuity") state.instalment = levelInstalment(balance, rate, left, everyMonths);
}

/** Days on which balance and rate stand still; `actActIsda` also cuts at each new year. */
interface Part {
  readonly balance: bigint;
  readonly rate: bigint;
  readonly inYear: number;
  earned: bigint;
}

function addDay(
  parts: Part[],
  { balance, rate }: Pick<Part, "balance" | "rate">,
  day: { readonly on: number; readonly weight: bigint },
  { unit, dayCount }: ReferenceTerms,
): void {
  const inYear = dayCount === "actActIsda" ? new Date(day.on * 86_400_000).getUTCFullYear() : 0;
  const last = parts.at(-1);
  const earned = (balance - (balance % unit)) * rate * day.weight;
  const goesOn = last?.balance === balance && last.rate === rate && last.inYear === inYear;
  if (goesOn) last.earned += earned;
  else parts.push({ balance, rate, inYear, earned });
}

function settled(parts: readonly Part[], { roundsSegments, rounding }: ReferenceTerms): bigint {
  const round = (earned: bigint): bigint => rounded(earned, rateScale * year, rounding);
  if (roundsSegments) return parts.reduce((sum, { earned }) => sum + round(earned), 0n);
  return round(parts.reduce((sum, { earned }) => sum + earned, 0n));
}

/** What one day is of a year, in its parts; 30E/360 gives the 31st nothing and the last of February what is missing. */
function dayWeight(day: number, { dayCount }: ReferenceTerms, isExtra: boolean): bigint {
  const at = new Date(day * 86_400_000);
  if (dayCount === "act365Fixed") return year / 365n;
  if (dayCount === "act360") return year / 360n;
  if (dayCount === "actActIsda") {
    const isLeap = new Date(Date.UTC(at.getUTCFullYear(), 1, 29)).getUTCMonth() === 1;
    return year / (isLeap ? 366n : 365n);
  }
  if (isExtra) return year / 360n;
  const next = new Date((day + 1) * 86_400_000);
  const days = (date: Date): number =>
    date.getUTCFullYear() * 360 + date.getUTCMonth() * 30 + Math.min(date.getUTCDate(), 30);
  return (BigInt(days(next) - days(at)) * year) / 360n;
}

/** floor(P · m(1+m)^n / ((1+m)^n − 1)) with m = rate × months / 12, all over one denominator. */
function levelInstalment(principal: bigint, rate: bigint, count: number, everyMonths: number): bigint {
  const [m, one] = [rate * BigInt(everyMonths), 12n * rateScale];
  if (m === 0n) return principal / BigInt(count);
  let [grown, ones] = [1n, 1n];
  for (let i = 0; i < count; i += 1) [grown, ones] = [grown * (one + m), ones * one];
  return (principal * m * grown) / (one * (grown - ones));
}

function rounded(value: bigint, over: bigint, mode: ReferenceTerms["rounding"]): bigint {
  const floor = value / over;
  const twice = (value - floor * over) * 2n;
  if (twice === 0n) return floor;
  const up =
    mode === "ceiling" ||
    mode === "up" ||
    (mode === "halfUp" && twice >= over) ||
    (mode === "halfEven" && (twice > over || (twice === over && floor % 2n === 1n)));
  return up ? floor + 1n : floor;
}
