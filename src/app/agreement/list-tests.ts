/** The verdict workbench: every test date of the organization's agreements and how far it has come. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { SptOutcome } from "../../domain/impact/spt-test.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Actor } from "../actor.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { SptProgress, SptState } from "../loan/agreement-view.ts";
import type { AgreementRecord, SptRecord } from "../loan/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { progressOf } from "./agreement-reading.ts";
import type { AgreementHeading } from "./ports.ts";

export interface AgreementTestView {
  readonly agreement: { readonly id: string; readonly name: Bilingual };
  readonly borrower: OrganizationRecord;
  readonly loans: readonly { readonly id: string; readonly number: string }[];
  readonly testOn: string;
  readonly certificateDueOn: string;
  readonly state: SptState;
  readonly spts: readonly {
    readonly kpiId: string;
    readonly name: Bilingual;
    readonly state: SptState;
    readonly outcome: SptOutcome | null;
  }[];
}

interface Asked {
  readonly state: SptState | undefined;
  readonly page: PageRequest;
}

export async function listAgreementTests(
  work: Repositories,
  { actor, viewpoint }: { readonly actor: Actor; readonly viewpoint: Viewpoint },
  { state, page }: Asked,
): Promise<Page<AgreementTestView>> {
  const viewer = actor.organizationId;
  const { items, nextCursor } = await work.agreements.listTests(viewer, page);
  const ids = [...new Set(items.map(({ agreementId }) => agreementId))];
  const headings = await work.agreements.headings(viewer, ids);
  const records: AgreementRecord[] = [];
  for (const id of ids) {
    const record = await work.loans.findAgreement(viewer, id, viewpoint.knownAt);
    if (record !== undefined) records.push(record);
  }
  const progress = await progressOf(work, { actor, viewpoint }, records);
  const tests = items.flatMap(({ agreementId, testOn }) => {
    const at = records.findIndex(({ id }) => id === agreementId);
    const record = records[at];
    const heading = headings.find(({ id }) => id === agreementId);
    if (record === undefined || heading === undefined) return [];
    // A day all of whose KPIs were let go is tested no more.
    const [first, ...others] = record.spts.filter((spt) => spt.testOn === testOn);
    if (first === undefined) return [];
    return [testView({ record, heading, spts: [first, ...others], progress: progress[at] ?? [] })];
  });
  return { items: tests.filter((test) => state === undefined || test.state === state), nextCursor };
}

interface Facts {
  readonly record: AgreementRecord;
  readonly heading: AgreementHeading;
  /** Of one day. */
  readonly spts: readonly [SptRecord, ...SptRecord[]];
  readonly progress: readonly SptProgress[];
}

/** From the one furthest behind to the one that is done. */
const byProgress: readonly SptState[] = [
  "scheduled",
  "awaiting",
  "reported",
  "ready",
  "pendingApproval",
  "decided",
];

function testView({ record, heading, spts, progress }: Facts): AgreementTestView {
  const [first] = spts;
  const told = spts.map(({ id, kpi }) => {
    const one = progress.find(({ sptId }) => sptId === id);
    return {
      kpiId: kpi.id,
      name: kpi.name,
      state: one?.state ?? "scheduled",
      outcome: one?.outcome ?? null,
    };
  });
  return {
    agreement: { id: record.id, name: record.name },
    borrower: heading.borrower,
    loans: heading.tranche.loans,
    testOn: first.testOn,
    certificateDueOn: first.certificateDueOn,
    state: byProgress.find((state) => told.some((spt) => spt.state === state)) ?? "scheduled",
    spts: told,
  };
}
