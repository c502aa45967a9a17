/** Programmes as they were agreed, and applications under them: each step by the person whose it is. */
import { approveRequest } from "../../app/approval/approve-request.ts";
import type { ApprovalKind } from "../../app/approval/ports.ts";
import { requestChange } from "../../app/approval/request-change.ts";
import {
  addDocument,
  beginApplication,
  saveDraft,
  submitApplication,
} from "../../app/application/organizer-commands.ts";
import {
  assignReviewers,
  explainGrades,
  giveReview,
  meetCondition,
  screenApplication,
} from "../../app/application/review-commands.ts";
import { toCanonical } from "../../app/canonical.ts";
import type { CommandContext } from "../../app/command.ts";
import { writtenForm } from "../../app/loan/written-terms.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { decimal } from "../../domain/kernel/decimal.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { readContent } from "../../domain/programme/programme-json.ts";
import { act, actorOf, type DemoEvent, type DemoWorld, type Moment } from "./demo-event.ts";
import { evidenceFile } from "./evidence-file.ts";
import type { ApplicationData, ApplicationStepData, ProgrammeData } from "./programme-data.ts";

export function programmeEvents(world: DemoWorld): readonly DemoEvent[] {
  const ids = new Map<string, string>();
  const { programmes, applications } = world.data.programmes;
  return [
    ...programmes.map((programme): DemoEvent => ({
      on: programme.on,
      kind: "programme",
      run: async (moment) => {
        const { by, approvedBy } = programme;
        const asked = { kind: "programme", by, approvedBy, moment } as const;
        await decided(world, asked, () => Promise.resolve(agreed(programme)));
        return 1;
      },
    })),
    ...applications.flatMap((application) => lifeOf(world, application, ids)),
  ];
}

function agreed({ on, code, name, provenance, terms, lending }: ProgrammeData): CanonicalObject {
  return writtenForm({ effectiveOn: on, code, name, provenance, terms, lending });
}

interface Asked {
  readonly kind: ApprovalKind;
  readonly by: string;
  readonly approvedBy: string;
  readonly moment: Moment;
}

async function decided(
  world: DemoWorld,
  { kind, by, approvedBy, moment }: Asked,
  written: (context: CommandContext) => Promise<CanonicalObject>,
): Promise<void> {
  const asking = { actor: actorOf(world, by), action: "requestChange", moment };
  const { id: approvalId } = await act(world, asking, async (context) =>
    requestChange(world, context, { kind, payload: await written(context) }),
  );
  const approving = { actor: actorOf(world, approvedBy), action: "approveRequest", moment };
  await act(world, approving, (context) => approveRequest(world, context, { approvalId, reason: "" }));
}

/** `ids` are those of the applications begun so far, by slug. */
function lifeOf(
  world: DemoWorld,
  application: ApplicationData,
  ids: Map<string, string>,
): readonly DemoEvent[] {
  return [
    {
      on: application.on,
      kind: "application",
      run: async (moment) => {
        ids.set(application.slug, await begun(world, application, moment));
        return 1;
      },
    },
    ...application.steps.map((step): DemoEvent => ({
      on: step.on,
      kind: "applicationStep",
      run: async (moment) => {
        const applicationId = present(ids.get(application.slug), application.slug);
        await taken(world, { applicationId, step, moment });
        return 1;
      },
    })),
  ];
}

async function begun(world: DemoWorld, data: ApplicationData, moment: Moment): Promise<string> {
  const { idOf } = world;
  const { programmes } = world.data.programmes;
  const { code } = present(
    programmes.find(({ slug }) => slug === data.programme),
    data.programme,
  );
  const doing = { actor: actorOf(world, data.by), action: "beginApplication", moment };
  const { id: applicationId, revision } = await act(world, doing, async (context) => {
    const { items } = await context.work.programmes.list({ limit: 200, cursor: undefined });
    const programme = present(
      items.find((item) => item.code === code),
      code,
    );
    const projectId = idOf("project", data.project);
    return beginApplication(context, { programmeId: programme.id, projectId, provenance: invented });
  });
  const { kpis, ...content } = data.content;
  const promised = kpis.map(({ kpi, ...promise }) => ({ ...promise, kpiId: idOf("kpi", kpi) }));
  await act(world, { ...doing, action: "saveApplication" }, (context) =>
    saveDraft(context, { applicationId, revision, content: readContent({ ...content, kpis: promised }) }),
  );
  for (const document of data.documents) {
    const file = evidenceFile(paper(document));
    await act(world, { ...doing, action: "addApplicationDocument" }, (context) =>
      addDocument(world.files, context, { applicationId, code: document, ...file, fictional: true }),
    );
  }
  return applicationId;
}

const invented = {
  fictional: true,
  source: null,
  asOf: null,
  note: { ja: "架空の申込です。", en: "A fictional application." },
};

function paper(code: string): Parameters<typeof evidenceFile>[0] {
  return {
    format: "pdf",
    fileName: `${code}.pdf`,
    title: { ja: `申込書類 ${code}`, en: `Document of an application: ${code}` },
    lines: [],
  };
}

interface Taken {
  readonly applicationId: string;
  readonly step: ApplicationStepData;
  readonly moment: Moment;
}

async function taken(world: DemoWorld, { applicationId, step, moment }: Taken): Promise<void> {
  const { by } = step;
  if (step.kind === "decision" || step.kind === "contract" || step.kind === "drawdown") {
    const kind = approvalKinds[step.kind];
    await decided(world, { kind, by, approvedBy: step.approvedBy, moment }, (context) =>
      payloadOf(context, applicationId, step),
    );
    return;
  }
  await act(world, { actor: actorOf(world, by), action: step.kind, moment }, (context) =>
    commandOf(world, context, { applicationId, step }),
  );
}

const approvalKinds = {
  decision: "applicationDecision",
  contract: "applicationContract",
  drawdown: "loan",
} as const satisfies Readonly<Record<string, ApprovalKind>>;

type Requested = Extract<ApplicationStepData, { readonly kind: keyof typeof approvalKinds }>;

async function payloadOf(
  { work, actor }: CommandContext,
  applicationId: string,
  step: Requested,
): Promise<CanonicalObject> {
  if (step.kind === "decision") return toCanonical({ applicationId, ...step.decision });
  if (step.kind === "contract") return toCanonical({ applicationId, ...step.contract });
  const application = await work.applications.find(actor.organizationId, applicationId);
  const facilityId = present(application?.contract?.facilityId, "a contract");
  const facility = await work.facilities.find(actor.organizationId, facilityId);
  return toCanonical({ trancheId: present(facility?.tranches[0], "a tranche").id, ...step.loan });
}

interface Ordered {
  readonly applicationId: string;
  readonly step: Exclude<ApplicationStepData, Requested>;
}

function commandOf(
  world: DemoWorld,
  context: CommandContext,
  { applicationId, step }: Ordered,
): Promise<unknown> {
  switch (step.kind) {
    case "submit":
      return submitApplication(world.sha256, context, applicationId);
    case "screen":
      return screenApplication(context, { ...step, applicationId });
    case "reviewers": {
      const reviewerIds = step.reviewers.map((email) => actorOf(world, email).personId);
      return assignReviewers(context, { applicationId, reviewerIds });
    }
    case "review":
      return giveReview(context, { ...step, applicationId, likelihood: decimal(step.likelihood) });
    case "explain":
      return explainGrades(context, { ...step, applicationId });
    case "condition":
      return meetCondition(context, { ...step, applicationId, metOn: step.on });
  }
}
