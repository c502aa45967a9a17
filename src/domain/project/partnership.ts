/**
 * Partnership agreement (連携協定) between local governments, companies and the organizer, in the three patterns that the
 * METI paper names. It is not a contract about money; it lasts when both sides win, so it carries the commitment to keep
 * supplying (継続供給), what each side discloses (透明性), the days on which it is looked at again and what happens at its
 * end. What is promised for a day is a duty on the calendar until it is recorded as kept.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addMonths, earlier, type LocalDate } from "../kernel/local-date.ts";

export const partnershipPatterns = ["localCompany", "outsideCompanyMany", "outsideCompanyOne"] as const;
export type PartnershipPattern = (typeof partnershipPatterns)[number];

export const partySides = ["municipality", "company", "organizer"] as const;
export type PartySide = (typeof partySides)[number];

export const promiseKinds = ["continuousSupply", "disclosure", "other"] as const;
export type PromiseKind = (typeof promiseKinds)[number];

export interface PartnershipParty {
  readonly side: PartySide;
  readonly name: Bilingual;
  readonly municipalityCode: string | null;
}

export interface PartnershipPromise {
  readonly key: string;
  readonly kind: PromiseKind;
  readonly by: PartySide;
  readonly what: Bilingual;
  readonly firstDueOn: LocalDate;
  /** Comes back after so many months; 0 for once. */
  readonly everyMonths: number;
}

export interface PartnershipTerms {
  readonly pattern: PartnershipPattern;
  readonly name: Bilingual;
  readonly parties: readonly PartnershipParty[];
  readonly signedOn: LocalDate;
  readonly startsOn: LocalDate;
  /** The last day; open while null. */
  readonly endsOn: LocalDate | null;
  readonly terms: Bilingual;
  readonly promises: readonly PartnershipPromise[];
  readonly reviewOn: readonly LocalDate[];
  /** What happens to service, data and things at the end; empty when nothing was agreed. */
  readonly atEnd: Bilingual;
}

export type PartnershipRejection = Rejection<
  "partnershipReversed" | "partnershipPartiesDoNotFit" | "promiseOutsideTerm" | "promiseKeyTwice"
>;

export function checkPartnership(terms: PartnershipTerms): Decision<PartnershipTerms, PartnershipRejection> {
  const { startsOn, endsOn, promises } = terms;
  if (endsOn !== null && endsOn < startsOn) {
    return reject({ code: "partnershipReversed", figures: { startsOn, endsOn }, pointer: "/endsOn" });
  }
  const misfit = partiesMisfit(terms);
  if (misfit !== undefined) return reject(misfit);
  const keys = promises.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice !== undefined) return reject({ code: "promiseKeyTwice", figures: { key: twice } });
  const outside = promises.findIndex(
    ({ firstDueOn }) => firstDueOn < startsOn || (endsOn !== null && firstDueOn > endsOn),
  );
  if (outside < 0) return accept(terms);
  const figures = { dueOn: promises[outside]?.firstDueOn ?? null, startsOn, endsOn };
  return reject({ code: "promiseOutsideTerm", figures, pointer: `/promises/${String(outside)}/firstDueOn` });
}

/** One municipality, or many for the pattern that is about many; and somebody to agree with. */
function partiesMisfit({ pattern, parties }: PartnershipTerms): PartnershipRejection | undefined {
  const municipalities = parties.filter(({ side }) => side === "municipality").length;
  const others = parties.length - municipalities;
  const fits = pattern === "outsideCompanyMany" ? municipalities >= 2 : municipalities === 1;
  if (fits && others > 0) return undefined;
  const figures = { pattern, municipalities, others };
  return { code: "partnershipPartiesDoNotFit", figures, pointer: "/parties" };
}

export const partnershipGaps = ["continuousSupply", "disclosure", "review", "atEnd"] as const;
export type PartnershipGap = (typeof partnershipGaps)[number];

/** What makes an agreement win-win and is not in this one. */
export function gapsOf({ promises, reviewOn, atEnd }: PartnershipTerms): readonly PartnershipGap[] {
  const has: Readonly<Record<PartnershipGap, boolean>> = {
    continuousSupply: promises.some(({ kind }) => kind === "continuousSupply"),
    disclosure: promises.some(({ kind }) => kind === "disclosure"),
    review: reviewOn.length > 0,
    atEnd: atEnd.ja !== "",
  };
  return partnershipGaps.filter((gap) => !has[gap]);
}

export interface PartnershipDuty {
  /** The same at every reading: what is promised, and for which day. */
  readonly key: string;
  readonly kind: PromiseKind | "review" | "end";
  readonly dueOn: LocalDate;
  readonly what: Bilingual;
}

const reviewWords: Bilingual = { ja: "協定の見直し", en: "Review of the agreement" };
const endWords: Bilingual = { ja: "協定の終了", en: "End of the agreement" };

/** Everything promised up to a day, by day. */
export function dutiesUntil(terms: PartnershipTerms, until: LocalDate): readonly PartnershipDuty[] {
  const last = terms.endsOn === null ? until : earlier(until, terms.endsOn);
  const duties: readonly PartnershipDuty[] = [
    ...terms.promises.flatMap((promise) => dutiesOfPromise(promise, last)),
    ...terms.reviewOn.map((dueOn) => ({
      key: `review/${dueOn}`,
      kind: "review" as const,
      dueOn,
      what: reviewWords,
    })),
    ...(terms.endsOn === null
      ? []
      : [{ key: `end/${terms.endsOn}`, kind: "end" as const, dueOn: terms.endsOn, what: endWords }]),
  ];
  return duties
    .filter(({ dueOn }) => dueOn <= until)
    .toSorted((a, b) => (a.dueOn === b.dueOn ? (a.key < b.key ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
}

function dutiesOfPromise(
  { key, kind, what, firstDueOn, everyMonths }: PartnershipPromise,
  last: LocalDate,
): readonly PartnershipDuty[] {
  const duties: PartnershipDuty[] = [];
  for (let times = 0; ; times += 1) {
    const dueOn = addMonths(firstDueOn, times * everyMonths);
    if (dueOn > last) return duties;
    duties.push({ key: `${key}/${dueOn}`, kind, dueOn, what });
    if (everyMonths === 0) return duties;
  }
}
