/**
 * Crisis event (危機対応): a disaster or a pandemic, approved by two people, opens special terms for those it struck:
 * programmes that are closed otherwise (subordinated capital loans among them) and a payment holiday over many loans.
 * Who is struck is said by region and shown before anybody approves; a loan is affected when it had been drawn before
 * the event began, something of it is outstanding, and its project lies in one of the regions named.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";

export const crisisKinds = ["disaster", "pandemic", "economicShock"] as const;
export type CrisisKind = (typeof crisisKinds)[number];

export interface CrisisTerms {
  readonly startsOn: LocalDate;
  /** Last day on which its programmes take applications. */
  readonly endsOn: LocalDate;
  /** Beginnings of names of regions as projects state them ("石川県", "石川県輪島市"). */
  readonly regions: readonly string[];
  readonly programmeIds: readonly string[];
  readonly moratorium: { readonly startOn: LocalDate; readonly endOn: LocalDate } | undefined;
}

export interface CrisisLoan {
  readonly loanId: string;
  readonly region: string;
  readonly drawdownOn: LocalDate;
  /** Principal, minor units. */
  readonly outstanding: bigint;
}

export type CrisisRejection = Rejection<
  "crisisRegionMissing" | "crisisEndsBeforeStart" | "crisisOpensNothing" | "moratoriumBeforeCrisis"
>;

export function agreeCrisis(terms: CrisisTerms): Decision<CrisisTerms, CrisisRejection> {
  const { startsOn, endsOn, regions, programmeIds, moratorium } = terms;
  if (regions.length === 0 || regions.some((region) => region.trim() === "")) {
    return reject({ code: "crisisRegionMissing", pointer: "/regions" });
  }
  if (endsOn < startsOn) {
    return reject({ code: "crisisEndsBeforeStart", figures: { startsOn, endsOn }, pointer: "/endsOn" });
  }
  if (programmeIds.length === 0 && moratorium === undefined) {
    return reject({ code: "crisisOpensNothing", pointer: "/programmeIds" });
  }
  if (moratorium !== undefined && moratorium.startOn < startsOn) {
    const figures = { startOn: moratorium.startOn, startsOn };
    return reject({ code: "moratoriumBeforeCrisis", figures, pointer: "/moratorium/startOn" });
  }
  return accept(terms);
}

export function affectedLoans<L extends CrisisLoan>(
  { regions, startsOn }: Pick<CrisisTerms, "regions" | "startsOn">,
  loans: readonly L[],
): readonly L[] {
  return loans.filter(
    ({ region, drawdownOn, outstanding }) =>
      drawdownOn < startsOn && outstanding > 0n && regions.some((named) => region.startsWith(named)),
  );
}

/** Whether an event opens a programme on a day. */
export function opensProgramme(
  { startsOn, endsOn, programmeIds }: Pick<CrisisTerms, "startsOn" | "endsOn" | "programmeIds">,
  programmeId: string,
  on: LocalDate,
): boolean {
  return programmeIds.includes(programmeId) && startsOn <= on && on <= endsOn;
}
