/**
 * Sharing an amount among partners by commitment or by units. It always adds up to the amount; who gets the odd yen is
 * a policy of the fund for each kind of flow: the largest remainders (ties: larger commitment, then partner number),
 * the general partner, who stands last, or nobody, so that the difference waits for the next distribution.
 */
import {
  allocate,
  type Allocation,
  type AllocationPolicy,
  type AllocationRejection,
} from "../kernel/allocation.ts";
import { canonicalDecimal, decimalUnits, type Decimal } from "../kernel/decimal.ts";
import { reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";

export const partnerAllocationPolicies = ["largestRemainder", "floorGp", "floorCarry", "unitFloor"] as const;
export type PartnerAllocationPolicy = (typeof partnerAllocationPolicies)[number];

const kernelPolicies = {
  largestRemainder: "largestRemainder",
  floorGp: "floorLast",
  floorCarry: "floorCarry",
  unitFloor: "unitFloor",
} as const satisfies Record<PartnerAllocationPolicy, AllocationPolicy>;

export type PartnerAllocationRejection = AllocationRejection | Rejection<"unitsNotWhole">;

/** `amount` in minor units; `weights` are commitments, percentages or, for `unitFloor`, whole numbers of units. */
export function allocateToPartners(
  amount: bigint,
  weights: readonly Decimal[],
  policy: PartnerAllocationPolicy,
): Decision<Allocation, PartnerAllocationRejection> {
  const broken = policy === "unitFloor" ? weights.findIndex((weight) => !weight.isInteger()) : -1;
  const brokenWeight = weights[broken];
  if (brokenWeight !== undefined) {
    const figures = { position: broken, units: canonicalDecimal(brokenWeight) };
    return reject({ code: "unitsNotWhole", figures, pointer: `/weights/${broken}` });
  }
  return allocate(amount, wholeWeights(weights), kernelPolicies[policy]);
}

/** The same proportions in whole numbers. */
function wholeWeights(weights: readonly Decimal[]): readonly bigint[] {
  const places = weights.reduce((most, weight) => Math.max(most, weight.decimalPlaces()), 0);
  return weights.map((weight) => present(decimalUnits(weight, places), "weight at its own places"));
}
