/** Contracts that pay by results: terms, what each test came to, and how much of the cap is left. */
import { openOfTest } from "../../domain/impact/outcome-cash.ts";
import { decimal } from "../../domain/kernel/decimal.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { cellText, isSuppressed } from "../../domain/project/small-cell.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { ExplanationView } from "../loan/explanation-view.ts";
import { needsAcceptance } from "./accept-contract.ts";
import type { OutcomeContractRecord, SettlementRecord } from "./outcome-ports.ts";
import { ruleWords } from "./outcome-words.ts";
import { cashOfTest } from "./test-cash.ts";
import { standingSettlements } from "./settlement-case.ts";

export async function readOutcomeContracts(
  { impact, outcomes }: Pick<Repositories, "impact" | "outcomes">,
  actor: Actor,
  projectId: string,
): Promise<readonly ReturnType<typeof contractView>[]> {
  orNotFound(await impact.standingTo(actor.organizationId, projectId), "project");
  const contracts = await outcomes.ofProject(actor.organizationId, projectId);
  const cells = new Map<string, number | undefined>();
  for (const { kpiId } of contracts.flatMap(({ parts }) => parts)) {
    if (kpiId === null || cells.has(kpiId)) continue;
    const kpi = await impact.findKpi(actor.organizationId, kpiId);
    cells.set(kpiId, kpi?.organizer.id === actor.organizationId ? undefined : kpi?.smallestCell);
  }
  return contracts.map((contract) => contractView(contract, actor, cells));
}

/** By KPI: counts below it are withheld from this reader. */
type Cells = ReadonlyMap<string, number | undefined>;

function contractView(contract: OutcomeContractRecord, actor: Actor, cells: Cells) {
  const { currency, parts, organizationId, settlements, payments, acceptance, organizerId, ...shown } =
    contract;
  const text = (amount: bigint): string => moneyText(money(amount, currency));
  const standing = standingSettlements(contract);
  const settled = standing.reduce((sum, { payment }) => sum + payment, 0n);
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0n);
  const isWaiting = needsAcceptance(contract);
  const settlementView = (one: SettlementRecord, smallestCell: number | undefined) => ({
    ...one,
    result: one.result === null ? null : cellText({ value: decimal(one.result), smallestCell }),
    explanation: toldExplanation(one.explanation, smallestCell),
    payment: text(one.payment),
    booked: text(one.booked),
  });
  return {
    ...shown,
    currency,
    cap: text(contract.cap),
    settled: text(settled),
    left: text(contract.cap - settled),
    paid: text(paid),
    acceptance: acceptance ?? null,
    needsAcceptance: isWaiting,
    allowed: isWaiting && organizerId === actor.organizationId ? ["accept" as const] : [],
    /** Whether the caller's organization keeps it in its book, and so settles it. */
    isKept: organizationId === actor.organizationId,
    parts: parts.map((part) => ({
      ...part,
      words: ruleWords(part),
      tests: part.tests.map((test) => ({
        ...test,
        settlements: settlements
          .filter((one) => one.part === part.code && one.testOn === test.testOn)
          .map((one) => settlementView(one, cells.get(part.kpiId ?? ""))),
        open: text(openOfTest(cashOfTest(contract, part.code, test.testOn))),
        payments: payments
          .filter((one) => one.part === part.code && one.testOn === test.testOn)
          .map(({ contractId: _, part: _part, testOn: _testOn, amount, ...one }) => ({
            ...one,
            amount: text(amount),
          })),
      })),
    })),
  };
}

/** A tree that was kept before its KPI counted too few people to be told still holds the figure. */
function toldExplanation(node: ExplanationView, smallestCell: number | undefined): ExplanationView {
  const children = node.children.map((child) => toldExplanation(child, smallestCell));
  const result = node.figures["result"];
  if (result === undefined || isSuppressed(result)) return { ...node, children };
  const told = cellText({ value: decimal(result), smallestCell });
  return {
    ...node,
    ja: node.ja.replace(result, told),
    en: node.en.replace(result, told),
    figures: { ...node.figures, result: told },
    children,
  };
}
