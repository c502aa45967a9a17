/**
 * Certificates the borrower owes: those a covenant asks for on a test date that has come, and those the lender returned.
 * While a version is open, drafted or signed, nothing is owed beside it.
 */
import { certificateState } from "../../domain/covenant/compliance-certificate.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { owesCertificate, standingTests } from "./covenant-standing.ts";
import type { CertificateRecord, CovenantFacts } from "./ports.ts";

type Facility = CertificateRecord["facility"];

export interface DueCertificateView {
  readonly facility: Pick<Facility, "id" | "number" | "currency">;
  readonly lender: Facility["lender"];
  readonly borrower: Facility["borrower"];
  /** A loan of the facility, to draft the certificate for. */
  readonly loanId: string;
  readonly testOn: LocalDate;
  /** Absent where nothing but the return asks for it. */
  readonly dueOn: LocalDate | null;
  readonly returnedBecause: string | null;
}

interface Reading {
  readonly work: Repositories;
  readonly actor: Actor;
  readonly now: Instant;
}

export async function listDueCertificates({
  work,
  actor,
  now,
}: Reading): Promise<readonly DueCertificateView[]> {
  const viewer = actor.organizationId;
  const ids = await everyPage((page) => work.covenants.list(viewer, {}, page));
  const facts = await work.covenants.facts(
    viewer,
    ids.map(({ id }) => id),
    now,
  );
  const newest = newestVersions(await everyPage((page) => work.certificates.list(viewer, page)));
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const owed = new Map([...returnedOnes(newest), ...facts.flatMap((one) => owedUnder(one, viewpoint))]);
  const due: DueCertificateView[] = [];
  for (const [key, { facility, testOn, dueOn }] of owed) {
    const version = newest.get(key);
    if (version !== undefined && certificateState(version) !== "returned") continue;
    const place = { facilityId: facility.id, trancheId: undefined, loanId: undefined };
    const [loanId] = await work.loans.idsOfPlace(place);
    if (loanId === undefined) continue;
    const { id, number, currency, lender, borrower } = facility;
    const returnedBecause = version?.events.at(-1)?.note ?? null;
    due.push({
      facility: { id, number, currency },
      lender,
      borrower,
      loanId,
      testOn,
      dueOn,
      returnedBecause,
    });
  }
  return due.toSorted((a, b) => ((a.dueOn ?? a.testOn) < (b.dueOn ?? b.testOn) ? -1 : 1));
}

interface Owed {
  readonly facility: Facility;
  readonly testOn: LocalDate;
  readonly dueOn: LocalDate | null;
}

function owedUnder(facts: CovenantFacts, viewpoint: Viewpoint): readonly (readonly [string, Owed])[] {
  const { facility } = facts.covenant;
  return standingTests(facts, viewpoint)
    .filter(owesCertificate)
    .filter(({ standing: { state } }) => state === "awaiting" || state === "breached")
    .map(({ test: { testOn, dueOn } }) => [keyOf(facility, testOn), { facility, testOn, dueOn }] as const);
}

function returnedOnes(newest: ReadonlyMap<string, CertificateRecord>): readonly (readonly [string, Owed])[] {
  return [...newest].map(([key, { facility, testOn }]) => [key, { facility, testOn, dueOn: null }] as const);
}

function newestVersions(certificates: readonly CertificateRecord[]): ReadonlyMap<string, CertificateRecord> {
  const oldestFirst = certificates.toSorted((a, b) => a.version - b.version);
  return new Map(
    oldestFirst.map((certificate) => [keyOf(certificate.facility, certificate.testOn), certificate]),
  );
}

function keyOf({ id }: Pick<Facility, "id">, testOn: LocalDate): string {
  return `${id} ${testOn}`;
}

async function everyPage<Item>(read: (page: PageRequest) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read({ limit: 200, cursor });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}
