/** Compliance certificates: drafted from the tests, signed by the borrower, counter-checked by the lender. */
import {
  certificateState,
  decideCertificate,
  type CertificateState,
  type CertificateStepKind,
} from "../../domain/covenant/compliance-certificate.ts";
import type { CovenantState } from "../../domain/covenant/test-life.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { PersonRef } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { owesCertificate, standingTests } from "./covenant-standing.ts";
import { figuresView, type FiguresView } from "./covenant-view.ts";
import type { CertificateRecord, CovenantFacts } from "./ports.ts";
import { recordDelivery } from "./record-covenant-event.ts";

interface Line {
  readonly covenantId: string;
  readonly code: string;
  readonly name: { readonly ja: string; readonly en: string };
  readonly clause: string;
  readonly state: CovenantState;
  readonly figures: FiguresView | null;
}

/** A draft of all tests of a day as they stand. While one version is open there is no second. */
export async function draftCertificate(
  sha256: Sha256,
  { work, actor, now, newId }: CommandContext,
  { loanId, testOn }: { readonly loanId: string; readonly testOn: LocalDate },
): Promise<CertificateView> {
  const place = orNotFound(await work.covenants.placeOfLoan(actor.organizationId, loanId), "loan");
  const { facility } = place;
  const versions = await work.certificates.versionsOf(facility.id, testOn);
  const open = versions.find((version) => certificateState(version) !== "returned");
  if (open !== undefined) {
    const figures = { certificate: open.id, version: open.version, state: certificateState(open) };
    throw new Rejected({ code: "certificateAlreadyOpen", figures });
  }
  const ids = await work.covenants.idsOfFacility(actor.organizationId, facility.id);
  const known = await work.covenants.facts(actor.organizationId, ids, now);
  const lines = known.flatMap((facts) => lineOf(facts, testOn, { asOf: japanDay(now), knownAt: now }));
  if (lines.length === 0) throw new Rejected({ code: "nothingToCertify", figures: { testOn } });
  const content = toCanonical({ facility: facility.number, testOn, lines });
  const id = newId();
  await work.certificates.add({
    id,
    facilityId: facility.id,
    testOn,
    version: versions.length + 1,
    content,
    contentHash: sha256(canonicalJson(content)),
    preparedBy: actor.personId,
  });
  return readCertificate(work, actor, id);
}

function lineOf(
  facts: CovenantFacts,
  testOn: LocalDate,
  viewpoint: Parameters<typeof standingTests>[1],
): readonly Line[] {
  const { id: covenantId, code, name, clause } = facts.covenant;
  return standingTests(facts, viewpoint)
    .filter(({ test }) => test.testOn === testOn)
    .map((tested) => ({
      covenantId,
      code,
      name,
      clause,
      state: tested.standing.state,
      figures: figuresView(tested),
    }));
}

export interface CertificateStep {
  readonly certificateId: string;
  readonly kind: CertificateStepKind;
  /** Hash of what was seen. */
  readonly contentHash: string;
  readonly title: string;
  readonly note: string;
}

/** A step taken before has no second effect. A signed certificate meets the duty to deliver one. */
export async function takeCertificateStep(
  context: CommandContext,
  { certificateId, kind, contentHash, title, note }: CertificateStep,
): Promise<CertificateView> {
  const { work, actor, newId } = context;
  const found = await work.certificates.find(actor.organizationId, certificateId);
  const certificate = orNotFound(found, "certificate");
  const side = certificate.facility.borrower.id === actor.organizationId ? "borrower" : "lender";
  const step = { kind, personId: actor.personId, side, contentHash } as const;
  const { isNew } = orReject(decideCertificate(certificate, step));
  if (isNew) {
    const id = newId();
    await work.certificates.addEvent({
      id,
      certificateId,
      kind,
      contentHash,
      title,
      note,
      actorId: actor.personId,
    });
    if (kind === "signed") await deliverCertificate(context, certificate);
  }
  return readCertificate(work, actor, certificateId);
}

async function deliverCertificate(
  context: CommandContext,
  { facility, testOn }: CertificateRecord,
): Promise<void> {
  const { work, actor, now } = context;
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const ids = await work.covenants.idsOfFacility(actor.organizationId, facility.id);
  for (const facts of await work.covenants.facts(actor.organizationId, ids, now)) {
    const owed = standingTests(facts, viewpoint).find(
      (tested) => tested.test.testOn === testOn && owesCertificate(tested),
    );
    if (owed !== undefined) await recordDelivery(context, { facts, test: owed.test, reason: "" });
  }
}

export async function readCertificate(
  { certificates }: Pick<Repositories, "certificates">,
  actor: Actor,
  certificateId: string,
): Promise<CertificateView> {
  const found = await certificates.find(actor.organizationId, certificateId);
  return certificateView(orNotFound(found, "certificate"), actor);
}

export async function listCertificates(
  { certificates }: Pick<Repositories, "certificates">,
  actor: Actor,
  page: PageRequest,
): Promise<Page<CertificateView>> {
  const { items, nextCursor } = await certificates.list(actor.organizationId, page);
  return { items: items.map((item) => certificateView(item, actor)), nextCursor };
}

export interface CertificateView {
  readonly id: string;
  readonly facility: Pick<CertificateRecord["facility"], "id" | "number" | "currency">;
  readonly lender: CertificateRecord["facility"]["lender"];
  readonly borrower: CertificateRecord["facility"]["borrower"];
  readonly testOn: LocalDate;
  readonly version: number;
  readonly state: CertificateState;
  readonly contentHash: string;
  readonly preparedBy: PersonRef;
  readonly preparedAt: string;
  readonly lines: readonly Line[];
  readonly events: readonly {
    readonly kind: CertificateStepKind;
    readonly by: PersonRef;
    readonly title: string;
    readonly note: string;
    readonly at: string;
  }[];
  readonly allowed: readonly ("sign" | "check" | "return")[];
}

function certificateView(certificate: CertificateRecord, { organizationId, roles }: Actor): CertificateView {
  const { id, facility, testOn, version, contentHash, preparedBy, recordedAt, events } = certificate;
  const state = certificateState(certificate);
  const isBorrower = facility.borrower.id === organizationId;
  const maySign = isBorrower && state === "draft" && mayDo(roles, "signCertificate");
  const mayCheck = !isBorrower && state === "signed" && mayDo(roles, "testCovenants");
  const allowed: readonly ("sign" | "check" | "return")[] = maySign
    ? ["sign"]
    : mayCheck
      ? ["check", "return"]
      : [];
  const { lines } = certificate.content as unknown as { readonly lines: readonly Line[] };
  return {
    id,
    facility: { id: facility.id, number: facility.number, currency: facility.currency },
    lender: facility.lender,
    borrower: facility.borrower,
    testOn,
    version,
    state,
    contentHash,
    preparedBy,
    preparedAt: recordedAt,
    lines,
    events: events.map(({ kind, by, title, note, recordedAt: at }) => ({
      kind,
      by,
      title,
      note,
      at,
    })),
    allowed,
  };
}
