import { expect } from "chai";
import {
  agreeOutcomeContract,
  settleOutcome,
  type OutcomeContract,
} from "../../../src/domain/impact/outcome-contract.ts";
import type { EvidenceGrade } from "../../../src/domain/impact/evidence-grade.ts";
import { canonicalDecimal, decimal } from "../../../src/domain/kernel/decimal.ts";
import { readContract, type WrittenContract } from "../../../src/app/impact/outcome-terms.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface ContractCase {
  readonly name: string;
  readonly contract: WrittenContract;
  readonly refused?: string;
  readonly settle?: readonly {
    readonly part: string;
    readonly result?: string;
    readonly grade?: EvidenceGrade;
    readonly others: string;
    readonly payment?: string;
    readonly refused?: string;
  }[];
}

describe("outcome contract", () => {
  for (const { name, contract: written, refused: code, settle = [] } of readCases(
    "impact/outcome-contract",
  ) as readonly ContractCase[]) {
    it(name, () => {
      const contract = readContract(written);
      if (code !== undefined) {
        expect(refused(agreeOutcomeContract(contract)).code).to.equal(code);
        return;
      }
      accepted(agreeOutcomeContract(contract));
      for (const asked of settle) {
        const settled = settleOutcome(contract, partOf(contract, asked.part), {
          result:
            asked.result === undefined
              ? undefined
              : { value: decimal(asked.result), grade: asked.grade ?? "E2" },
          others: decimal(asked.others),
        });
        if (asked.refused !== undefined) expect(refused(settled).code).to.equal(asked.refused);
        else expect(canonicalDecimal(accepted(settled).payment)).to.equal(asked.payment);
      }
    });
  }
});

function partOf({ parts }: OutcomeContract, code: string) {
  const part = parts.find((one) => one.code === code);
  if (part === undefined) throw new Error(`no part ${code}`);
  return part;
}
