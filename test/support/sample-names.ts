/** Who and what the sample ledger is about, its moments and its ids. */
import type { Actor } from "../../src/app/actor.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";

export const sample = {
  bank: "00000000-0000-7000-8000-0000000000b1",
  organizer: "00000000-0000-7000-8000-0000000000b2",
  otherBank: "00000000-0000-7000-8000-0000000000b3",
  project: "00000000-0000-7000-8000-0000000000c1",
  kpi: "00000000-0000-7000-8000-0000000000c2",
  facility: "00000000-0000-7000-8000-0000000000d1",
  tranche: "00000000-0000-7000-8000-0000000000d2",
  agreement: "00000000-0000-7000-8000-0000000000d3",
  book: "00000000-0000-7000-8000-0000000000d4",
  /** 500,000,000 yen and 120,000,000 yen. */
  loans: ["00000000-0000-7000-8000-0000000000e1", "00000000-0000-7000-8000-0000000000e2"],
  testOn: localDate("2025-03-31"),
} as const;

const person = (n: number) => `00000000-0000-7000-8000-0000000000a${String(n)}`;

export const people = {
  officer: { personId: person(1), organizationId: sample.bank, roles: ["officer"], via: "session" },
  approver: { personId: person(2), organizationId: sample.bank, roles: ["approver"], via: "session" },
  reporter: { personId: person(3), organizationId: sample.organizer, roles: ["organizer"], via: "session" },
  stranger: { personId: person(4), organizationId: sample.otherBank, roles: ["officer"], via: "session" },
} as const satisfies Record<string, Actor>;

/** Ids in the order of time, as UUIDs of version 7 are; `series` keeps two makers apart. */
export function idMaker(series: number): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `${series.toString(16).padStart(8, "0")}-0000-7000-8000-${made.toString(16).padStart(12, "0")}`;
  };
}

/** Moment of a Japanese day, nine in the morning UTC unless said otherwise. */
export function at(day: string, time = "00:00:00.000"): Instant {
  return `${day}T${time}Z` as Instant;
}
