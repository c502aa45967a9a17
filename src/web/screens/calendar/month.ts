/** A month as text, "2026-03". */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function monthAfter(month: string, months: number): string {
  const [year, number] = partsOf(month);
  const index = year * 12 + number - 1 + months;
  return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export function dayOfMonth(month: string, day: number): string {
  return `${month}-${String(day).padStart(2, "0")}`;
}

export function daysInMonth(month: string): number {
  const [year, number] = partsOf(month);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** Days of the week before the first, Sunday first. */
export function leadingBlanks(month: string): number {
  const [year, number] = partsOf(month);
  return new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
}

function partsOf(month: string): readonly [year: number, number: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}
