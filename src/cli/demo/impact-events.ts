/** Social value and impact profiles as people recorded them; outcome contracts, agreed and settled by two people. */
import { approveRequest } from "../../app/approval/approve-request.ts";
import type { ApprovalKind } from "../../app/approval/ports.ts";
import { requestChange } from "../../app/approval/request-change.ts";
import { toCanonical } from "../../app/canonical.ts";
import type { WrittenAssessment } from "../../app/impact/assessment-ports.ts";
import { acceptOutcomeContract } from "../../app/impact/accept-contract.ts";
import { assessValue } from "../../app/impact/assess-value.ts";
import { setKpiLevel } from "../../app/impact/set-kpi-level.ts";
import { profileImpact } from "../../app/impact/profile-impact.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { act, actorOf, type DemoEvent, type DemoWorld } from "./demo-event.ts";
import type { ImpactData } from "./impact-data.ts";

type ContractData = ImpactData["contracts"][number];

export function impactEvents(world: DemoWorld): readonly DemoEvent[] {
  const { targets, assessments, profiles, contracts } = world.data.impact;
  return [
    ...targets.map((data) => targetEvent(world, data)),
    ...assessments.map((data) => assessmentEvent(world, data)),
    ...profiles.map((data) => profileEvent(world, data)),
    ...contracts.flatMap((data) => contractEvents(world, data)),
  ];
}

function targetEvent(world: DemoWorld, data: ImpactData["targets"][number]): DemoEvent {
  return {
    on: data.on,
    kind: "target",
    run: async (moment) => {
      const actor = actorOf(world, data.by);
      const { kpi, targetOn, value, source } = data;
      await act(world, { actor, action: "setKpiLevel", moment }, (context) =>
        setKpiLevel(context, {
          kpiId: world.idOf("kpi", kpi),
          kind: "target",
          on: targetOn,
          value,
          source,
          note: "",
        }),
      );
      return 1;
    },
  };
}

function assessmentEvent(world: DemoWorld, data: ImpactData["assessments"][number]): DemoEvent {
  return {
    on: data.on,
    kind: "assessment",
    run: async (moment) => {
      const actor = actorOf(world, data.by);
      await act(world, { actor, action: "assessSocialValue", moment }, (context) =>
        assessValue(context, {
          projectId: world.idOf("project", data.project),
          assessment: toCanonical(data.assessment) as unknown as WrittenAssessment,
          provenance: data.provenance,
        }),
      );
      return 1;
    },
  };
}

function profileEvent(world: DemoWorld, data: ImpactData["profiles"][number]): DemoEvent {
  return {
    on: data.on,
    kind: "assessment",
    run: async (moment) => {
      const actor = actorOf(world, data.by);
      const { profile, provenance } = data;
      await act(world, { actor, action: "recordImpactProfile", moment }, (context) =>
        profileImpact(context, { projectId: world.idOf("project", data.project), profile, provenance }),
      );
      return 1;
    },
  };
}

function contractEvents(world: DemoWorld, data: ContractData): readonly DemoEvent[] {
  const { idOf } = world;
  const contractId = idOf("outcome-contract", data.terms.number);
  const projectId = idOf("project", data.project);
  const { payerId, payeeId, parts, ...terms } = data.terms;
  const agreed = {
    ...terms,
    contractId,
    projectId,
    payerId: idOf("organization", payerId),
    payeeId: idOf("organization", payeeId),
    parts: parts.map(({ kpiId, ...part }) => ({
      ...part,
      kpiId: kpiId === null ? null : idOf("kpi", kpiId),
    })),
    provenance: data.provenance,
  };
  return [
    ...approvedEvents(world, data, { kind: "outcomeContract", payload: toCanonical(agreed) }),
    acceptedEvent(world, data, { projectId, contractId }),
    ...data.settlements.flatMap((settlement) => {
      const { part, testOn, reason, on } = settlement;
      const payload = { projectId, contractId, part, testOn, reason, observationId: null, effectiveOn: on };
      return approvedEvents(world, settlement, { kind: "outcomeSettlement", payload });
    }),
  ];
}

/** Who runs the project says yes on the day on which the contract is agreed. */
function acceptedEvent(
  world: DemoWorld,
  { approval, acceptedBy }: ContractData,
  contract: { readonly projectId: string; readonly contractId: string },
): DemoEvent {
  return {
    on: approval.on,
    kind: "outcomeStep",
    run: async (moment) => {
      const unit = { actor: actorOf(world, acceptedBy), action: "acceptOutcomeContract", moment };
      await act(world, unit, (context) => acceptOutcomeContract(context, { ...contract, note: "" }));
      return 0;
    },
  };
}

interface Taken {
  readonly by: string;
  readonly on: LocalDate;
}

interface Change {
  readonly kind: ApprovalKind;
  readonly payload: CanonicalObject;
}

/** Asked for by one person, approved by another. */
function approvedEvents(
  world: DemoWorld,
  { by, on, approval }: Taken & { readonly approval: Taken & { readonly reason: string } },
  change: Change,
): readonly DemoEvent[] {
  let askedAs: string | undefined;
  return [
    {
      on,
      kind: "outcomeStep",
      run: async (moment) => {
        const actor = actorOf(world, by);
        const action =
          change.kind === "outcomeContract" ? "requestOutcomeContract" : "requestOutcomeSettlement";
        const asked = await act(world, { actor, action, moment }, (context) =>
          requestChange(world, context, change),
        );
        askedAs = asked.id;
        return 0;
      },
    },
    {
      on: approval.on,
      kind: "outcomeStep",
      run: async (moment) => {
        const approvalId = present(askedAs, `a request of ${by}`);
        const actor = actorOf(world, approval.by);
        await act(world, { actor, action: "approveRequest", moment }, (context) =>
          approveRequest(world, context, { approvalId, reason: approval.reason }),
        );
        return 1;
      },
    },
  ];
}
