/**
 * The sample bank offers a programme, and the organizer of the sample project applies under it: each step by the person
 * whose it is, on a day of its own.
 */
import type { Database } from "../../db/connect.ts";
import { readOn, recordOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { changePreviewOf } from "../../src/app/approval/approval-view.ts";
import type { ApprovalKind } from "../../src/app/approval/ports.ts";
import { previewChange, requestChange } from "../../src/app/approval/request-change.ts";
import type { ApplicationView } from "../../src/app/application/application-view.ts";
import {
  addDocument,
  beginApplication,
  saveDraft,
  submitApplication,
} from "../../src/app/application/organizer-commands.ts";
import { readApplication } from "../../src/app/application/read-applications.ts";
import { assignReviewers, giveReview, screenApplication } from "../../src/app/application/review-commands.ts";
import { toCanonical } from "../../src/app/canonical.ts";
import type { CommandContext } from "../../src/app/command.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { readContent, type ApplicationContentJson } from "../../src/domain/programme/programme-json.ts";
import type { SignificanceGrades } from "../../src/domain/programme/significance.ts";
import { programmeSample } from "./programme-cases.ts";
import { actingOn, deps, memoryFiles } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";

export const reviewer: Actor = {
  personId: "00000000-0000-7000-8000-0000000000a8",
  organizationId: sample.bank,
  roles: ["reviewer"],
  via: "session",
};

export const v10Grades: SignificanceGrades = {
  needGap: 4,
  intensity: 2,
  additionality: 3,
  evidence: 2,
  viability: 3,
  lock: 3,
};

export const sampleLending = {
  productKind: "equalPrincipal",
  baseRateIndex: "SHORT_PRIME",
  interestRule: {
    dayCount: "act365Fixed",
    dayInclusion: "startOnly",
    rounding: "floor",
    roundingScope: "period",
  },
  businessDayConvention: "following",
  product: {
    annuityBasis: "periods",
    interestTiming: "arrears",
    accrueTo: "unadjusted",
    stepChangeInstalment: "recompute",
    prepaymentInterest: "nextDue",
    lateChargeRate: "0.14",
    allocation: { order: ["costs", "lateCharge", "interest", "principal"], partPayments: "allocate" },
    accrualFrequency: "monthly",
  },
  steps: { achievedBp: "-5", missedBp: "0" },
  verifier: "架空検証機構",
  covenants: [
    {
      code: "INFO-1",
      name: { ja: "決算書の提出", en: "Yearly statements" },
      terms: { kind: "information", params: { duty: "statements" } },
      basis: "standalone",
      consequence: { kind: "none" },
      dueAfterMonths: 3,
      graceDays: 14,
      clause: "第8条",
    },
  ],
};

export const sampleProgramme = {
  code: "SB",
  name: { ja: "架空ソーシャルビジネス資金", en: "Fictional social business fund" },
  effectiveOn: "2025-01-06",
  terms: programmeSample.terms,
  lending: sampleLending,
};

export const sampleContent: ApplicationContentJson = {
  ...programmeSample.content,
  kpis: [{ kpiId: sample.kpi, baseline: "50", target: "60" }],
  kpiTestOn: "2026-12-31",
};

export const grantedAsAsked = { tier: "B", uses: sampleContent.uses };

export type ProgrammeDesk = ReturnType<typeof asking> & ReturnType<typeof applying>;

export async function addReviewer(
  database: Database,
  newId: () => string,
  day = "2025-01-02",
  personId = reviewer.personId,
): Promise<void> {
  await recordOn(database)(
    { actor: people.officer, action: "recordMasterData", now: at(day), newId },
    async (_repositories, { append }) => {
      const person = {
        id: personId,
        email: `review-${personId.slice(-2)}@example.jp`,
        name: "審査 三子",
        language: "ja",
        fictional: 1,
      };
      await append("person", [person]);
      await append("membership", [{ id: newId(), person_id: personId, role: "reviewer" }]);
    },
  );
}

interface DeskOptions {
  readonly dayOf?: (day: string) => string;
  readonly files?: ReturnType<typeof memoryFiles>;
}

/** `dayOf` says on which day something happens that is told for another: on the same one, unless said otherwise. */
export function programmeDesk(
  database: Database,
  newId: () => string,
  { dayOf = (day) => day, files = memoryFiles() }: DeskOptions = {},
): ProgrammeDesk {
  const asks = asking(database, newId, dayOf);
  return { ...asks, ...applying(asks, files) };
}

function asking(database: Database, newId: () => string, dayOf: (day: string) => string) {
  const act = actingOn(database, newId);
  const as = <T>(actor: Actor, on: string, command: (context: CommandContext) => Promise<T>): Promise<T> =>
    act({ actor, now: at(dayOf(on)), action: "command" }, command);
  const request = (on: string, kind: ApprovalKind, payload: object) =>
    as(people.officer, on, (context) =>
      requestChange(deps, context, { kind, payload: toCanonical(payload) }),
    );
  const approve = async (
    on: string,
    kind: ApprovalKind,
    payload: object,
    approver: Actor = people.approver,
  ) => {
    const { id: approvalId } = await request(on, kind, payload);
    return as(approver, on, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
  };
  const preview = (on: string, kind: ApprovalKind, payload: object) =>
    readOn(database)(async (work) => {
      const command = { kind, payload: toCanonical(payload) };
      return changePreviewOf({
        preview: await previewChange(deps, { work, actor: people.officer, now: at(on) }, command),
      });
    });
  const read = (actor: Actor, applicationId: string, on: string): Promise<ApplicationView> =>
    readOn(database)((work) => readApplication({ work, actor, now: at(dayOf(on)) }, applicationId));
  const programmeId = (): Promise<string> =>
    readOn(database)(async (work) => {
      const { items } = await work.programmes.list({ limit: 10, cursor: undefined });
      return items[0]?.id ?? "";
    });
  return { as, request, approve, preview, read, programmeId };
}

type Screening = Parameters<typeof screenApplication>[1]["step"];

function applying(
  { as, approve, programmeId }: ReturnType<typeof asking>,
  files: ReturnType<typeof memoryFiles>,
) {
  const document = (applicationId: string, code: string, on: string) =>
    as(people.reporter, on, (context) =>
      addDocument(files, context, { ...paperOf(code), applicationId, code, fictional: true }),
    );
  /** A complete draft. */
  const drafted = async (content: ApplicationContentJson = sampleContent): Promise<string> => {
    const begin = { programmeId: await programmeId(), projectId: sample.project };
    const { id, revision } = await as(people.reporter, "2025-02-03", (context) =>
      beginApplication(context, begin),
    );
    const saved = { applicationId: id, revision, content: readContent(content) };
    await as(people.reporter, "2025-02-04", (context) => saveDraft(context, saved));
    for (const code of programmeSample.documents) await document(id, code, "2025-02-05");
    return id;
  };
  const submit = (applicationId: string, on = "2025-02-06") =>
    as(people.reporter, on, (context) => submitApplication(deps.sha256, context, applicationId));
  const screen = (applicationId: string, step: Screening, on: string) =>
    as(people.officer, on, (context) => screenApplication(context, { applicationId, step, reason: "確認" }));
  const review = (actor: Actor, applicationId: string, on: string, grades = v10Grades) =>
    as(actor, on, (context) =>
      giveReview(context, { applicationId, grades, likelihood: decimal("0.8"), comment: "" }),
    );
  const ask = (
    applicationId: string,
    on: string,
    reviewers: readonly Actor[] = [people.approver, reviewer],
  ) =>
    as(people.officer, on, (context) =>
      assignReviewers(context, {
        applicationId,
        reviewerIds: reviewers.map(({ personId }) => personId),
      }),
    );
  const offer = (changes: object = {}) =>
    approve("2025-01-06", "programme", { ...sampleProgramme, ...changes });
  /** Submitted, and two people asked. */
  const inReview = async (content?: ApplicationContentJson): Promise<string> => {
    const id = await drafted(content);
    await submit(id);
    await screen(id, "takenUp", "2025-02-07");
    await ask(id, "2025-02-10");
    await screen(id, "passedToReview", "2025-02-11");
    return id;
  };
  /** Both graded it alike. */
  const inDecision = async (content?: ApplicationContentJson): Promise<string> => {
    const id = await inReview(content);
    await review(people.approver, id, "2025-02-12");
    await review(reviewer, id, "2025-02-13");
    await screen(id, "passedToDecision", "2025-02-14");
    return id;
  };
  return { files, document, drafted, submit, screen, review, ask, offer, inReview, inDecision };
}

function paperOf(code: string): { fileName: string; mediaType: string; bytes: Uint8Array } {
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${code}`);
  return { fileName: `${code}.pdf`, mediaType: "application/pdf", bytes };
}
