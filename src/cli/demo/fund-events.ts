/** Funds as they were formed and what happened in them: the manager prepares, a second person approves. */
import { approveRequest } from "../../app/approval/approve-request.ts";
import type { ApprovalKind } from "../../app/approval/ports.ts";
import { requestChange } from "../../app/approval/request-change.ts";
import type { CommandContext } from "../../app/command.ts";
import { openOfCall } from "../../app/fund/call-change.ts";
import { wholePosition } from "../../app/fund/fund-case.ts";
import { writtenForm } from "../../app/loan/written-terms.ts";
import { Rejected } from "../../app/rejected.ts";
import { addValuationEvidence } from "../../app/fund/valuation-evidence.ts";
import { isOf } from "../../domain/fund/fund-event.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { invariant, present } from "../../domain/kernel/invariant.ts";
import { act, actorOf, type DemoEvent, type DemoWorld, type Moment } from "./demo-event.ts";
import { evidenceFile } from "./evidence-file.ts";
import type { EvidenceData } from "./observation-data.ts";
import type { FundData } from "./fund-data.ts";

export function fundEvents(world: DemoWorld): readonly DemoEvent[] {
  return world.data.funds.flatMap((fund) => [
    {
      on: fund.setUp.startsOn,
      kind: "fund",
      run: (moment) =>
        decided(world, fund, { kind: "fund", moment, bodyOf: () => Promise.resolve(formed(world, fund)) }),
    },
    ...fund.steps.map((step): DemoEvent => ({
      on: step.on,
      kind: "fundStep",
      run: (moment) => taken(world, fund, { step, moment }),
    })),
  ]);
}

interface Taken {
  readonly step: FundData["steps"][number];
  readonly moment: Moment;
}

/** What a rule refuses is tried all the same: the file says by which code. */
async function taken(world: DemoWorld, fund: FundData, { step, moment }: Taken): Promise<number> {
  const { kind, refusedAs, evidence } = step;
  const asked = {
    kind,
    moment,
    bodyOf: (context: CommandContext) => stepBody(world, fund, { step, context }),
  };
  if (refusedAs === undefined) {
    await decided(world, fund, asked);
    if (evidence !== undefined) await attach(world, fund, { evidence, moment });
    return 1;
  }
  try {
    await decided(world, fund, asked);
  } catch (error) {
    if (error instanceof Rejected && error.rejection.code === refusedAs) return 0;
    throw error;
  }
  invariant(false, `${fund.slug} ${step.on} is refused as ${refusedAs}`);
  return 0;
}

interface Attaching {
  readonly evidence: EvidenceData;
  readonly moment: Moment;
}

/** Behind the valuation that was recorded last. */
async function attach(world: DemoWorld, fund: FundData, { evidence, moment }: Attaching): Promise<void> {
  const actor = actorOf(world, fund.by);
  const fundId = world.idOf("fund", fund.slug);
  await act(world, { actor, action: "addValuationEvidence", moment }, async (context) => {
    const facts = present(
      await context.work.funds.facts(actor.organizationId, fundId, context.now),
      fund.slug,
    );
    const valuation = present(facts.events.filter(isOf("valuation")).at(-1), `a valuation in ${fund.slug}`);
    const file = { ...evidenceFile(evidence), fictional: true };
    return addValuationEvidence(world.files, context, { fundId, eventId: valuation.id, ...file });
  });
}

interface Asked {
  readonly kind: ApprovalKind;
  readonly moment: Moment;
  readonly bodyOf: (context: CommandContext) => Promise<CanonicalObject>;
}

async function decided(world: DemoWorld, fund: FundData, { kind, moment, bodyOf }: Asked): Promise<number> {
  const asking = { actor: actorOf(world, fund.by), action: "requestChange", moment };
  const { id: approvalId } = await act(world, asking, async (context) =>
    requestChange(world, context, { kind, payload: await bodyOf(context) }),
  );
  const approving = { actor: actorOf(world, fund.approvedBy), action: "approveRequest", moment };
  await act(world, approving, (context) => approveRequest(world, context, { approvalId, reason: "" }));
  return 1;
}

const noLetter = { feeDiscountRate: "0", excused: [] };

function formed({ idOf }: DemoWorld, { slug, setUp, provenance }: FundData): CanonicalObject {
  const { partners, ...agreed } = setUp;
  return writtenForm({
    ...agreed,
    fundId: idOf("fund", slug),
    bookId: idOf("book", "fund", slug),
    provenance,
    partners: partners.map(({ organization, kind, units }) => ({
      partnerId: idOf("partner", slug, organization),
      organizationId: idOf("organization", organization),
      kind,
      units,
      sideLetter: noLetter,
    })),
  });
}

interface Stepping {
  readonly step: FundData["steps"][number];
  readonly context: CommandContext;
}

async function stepBody(
  world: DemoWorld,
  fund: FundData,
  { step, context }: Stepping,
): Promise<CanonicalObject> {
  const { idOf } = world;
  const fundId = idOf("fund", fund.slug);
  const { investment, opens, ...body } = step.body as NamedBody;
  const named = investment === undefined ? {} : { investmentId: idOf("investment", fund.slug, investment) };
  const opened = opens === undefined ? {} : { opens: openedBy(world, opens) };
  return writtenForm({
    fundId,
    ...body,
    ...named,
    ...opened,
    ...(await payment(world, fund, { step, context })),
  });
}

/** Investments, companies and projects by their slugs. */
interface NamedBody {
  readonly investment?: string;
  readonly opens?: OpenedData;
}

interface OpenedData {
  readonly company: string;
  readonly project?: string;
}

function openedBy({ idOf }: DemoWorld, { company, project, ...opens }: OpenedData): object {
  return {
    ...opens,
    companyId: idOf("organization", company),
    ...(project === undefined ? {} : { projectId: idOf("project", project) }),
    provenance: inventedInvestment,
  };
}

const inventedInvestment = {
  fictional: true,
  source: null,
  asOf: null,
  note: { ja: "架空の投資です。", en: "A fictional investment." },
};

/** What those who pay still owe of the call. */
async function payment(world: DemoWorld, fund: FundData, { step, context }: Stepping): Promise<object> {
  const { paysCallDueOn, payers } = step;
  if (paysCallDueOn === undefined) return {};
  const { work, actor, now } = context;
  const facts = present(
    await work.funds.facts(actor.organizationId, world.idOf("fund", fund.slug), now),
    fund.slug,
  );
  const call = present(
    wholePosition({ facts })
      .events.filter(isOf("call"))
      .find(({ detail }) => detail.dueOn === paysCallDueOn),
    `a call due on ${paysCallDueOn}`,
  );
  const paying = payers?.map((organization) => world.idOf("organization", organization));
  const payments = facts.partners
    .filter(({ organizationId }) => paying === undefined || paying.includes(organizationId))
    .map(({ id: partnerId }) => ({ partnerId, amount: openOfCall({ facts }, call, partnerId).toString() }))
    .filter(({ amount }) => amount !== "0");
  return { callId: call.id, payments };
}
