/** Contracts that pay by results: terms, what each test came to, and how much of the cap is left. */
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { OutcomeContractRecord, SettlementRecord } from "./outcome-ports.ts";
import { ruleWords } from "./outcome-words.ts";
import { standingSettlements } from "./settlement-case.ts";

export async function readOutcomeContracts(
  { impact, outcomes }: Pick<Repositories, "impact" | "outcomes">,
  actor: Actor,
  projectId: string,
): Promise<readonly ReturnType<typeof contractView>[]> {
  orNotFound(await impact.standingTo(actor.organizationId, projectId), "project");
  const contracts = await outcomes.ofProject(actor.organizationId, projectId);
  return contracts.map((contract) => contractView(contract, actor));
}

function contractView(contract: OutcomeContractRecord, actor: Actor) {
  const { currency, parts, organizationId, settlements, ...shown } = contract;
  const text = (amount: bigint): string => moneyText(money(amount, currency));
  const standing = standingSettlements(contract);
  const settled = standing.reduce((sum, { payment }) => sum + payment, 0n);
  const settlementView = (one: SettlementRecord) => ({
    ...one,
    payment: text(one.payment),
    booked: text(one.booked),
  });
  return {
    ...shown,
    currency,
    cap: text(contract.cap),
    settled: text(settled),
    left: text(contract.cap - settled),
    /** Whether the caller's organization keeps it in its book, and so settles it. */
    isKept: organizationId === actor.organizationId,
    parts: parts.map((part) => ({
      ...part,
      words: ruleWords(part),
      tests: part.tests.map((test) => ({
        ...test,
        settlements: settlements
          .filter((one) => one.part === part.code && one.testOn === test.testOn)
          .map(settlementView),
      })),
    })),
  };
}
