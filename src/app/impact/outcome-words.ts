/** The rule of a part, and how a payment came about, in words of both languages. */
import type { OutcomeSettlement } from "../../domain/impact/outcome-contract.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, decimal } from "../../domain/kernel/decimal.ts";
import { unreachable } from "../../domain/kernel/invariant.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";
import { cellText } from "../../domain/project/small-cell.ts";
import { groupedFigure } from "../../domain/report/figure-text.ts";
import type { ExplanationView } from "../loan/explanation-view.ts";
import type { WrittenPart } from "./outcome-ports.ts";
import type { ObservationRecord } from "./ports.ts";

const exactPlaces = 10;

export function ruleWords({ rule, cap, fixed }: Pick<WrittenPart, "rule" | "cap" | "fixed">): Bilingual {
  const most = groupedFigure(cap);
  switch (rule.rule) {
    case "proportional":
      return {
        ja: `目標 ${rule.target} に比例、上限 ${most}`,
        en: `in proportion to the target ${rule.target}, at most ${most}`,
      };
    case "tierTable": {
      const tiers = rule.tiers.map(({ from, payment }) => `${from}→${groupedFigure(payment)}`).join("、");
      return { ja: `段階表 ${tiers}、上限 ${most}`, en: `tiers ${tiers}, at most ${most}` };
    }
    case "pointIncrease":
      return {
        ja: `基準 ${rule.baseline} からの増加、${rule.points} ポイントで上限 ${most}`,
        en: `increase over ${rule.baseline}, ${rule.points} points earn the most, ${most}`,
      };
    case "countThreshold":
      return {
        ja: `${rule.threshold} 以上で ${most}、未満は 0`,
        en: `${most} from ${rule.threshold} on, nothing below`,
      };
    case "fixed":
      return { ja: `固定 ${groupedFigure(fixed)}`, en: `fixed ${groupedFigure(fixed)}` };
    default:
      return unreachable(rule);
  }
}

interface Explained {
  readonly part: WrittenPart;
  readonly settlement: OutcomeSettlement;
  readonly observation: ObservationRecord | undefined;
  readonly result: string | undefined;
  readonly grade: string | undefined;
}

/** From the payment down to the hash of the evidence. */
export function settlementExplanation(explained: Explained): ExplanationView {
  const { part, settlement } = explained;
  const [payment, byRule, left] = [settlement.payment, settlement.byRule, settlement.left].map((figure) =>
    canonicalDecimal(figure),
  );
  const exact = ratioText(settlement.exact, exactPlaces);
  const rule = ruleWords(part);
  return {
    kind: "outcomePayment",
    ja: `支払額 ${groupedFigure(payment ?? "")}`,
    en: `payment ${groupedFigure(payment ?? "")}`,
    figures: { payment: payment ?? "" },
    children: [
      {
        kind: "contractCap",
        ja: `契約の上限の残り ${groupedFigure(left ?? "")}`,
        en: `left under the cap of the contract ${groupedFigure(left ?? "")}`,
        figures: { left: left ?? "" },
        children: [],
      },
      {
        kind: "paymentRule",
        ja: `${part.code} ${part.name.ja}：${rule.ja}。端数処理前 ${groupedFigure(exact)}、${groupedFigure(part.roundTo)} 単位で切捨て ${groupedFigure(byRule ?? "")}`,
        en: `${part.code} ${part.name.en}: ${rule.en}. Before rounding ${groupedFigure(exact)}; cut down to a multiple of ${groupedFigure(part.roundTo)}: ${groupedFigure(byRule ?? "")}`,
        figures: { exact, byRule: byRule ?? "", roundTo: part.roundTo },
        children: observationNodes(explained),
      },
    ],
  };
}

function observationNodes({ observation, result: measured, grade }: Explained): readonly ExplanationView[] {
  if (observation === undefined || measured === undefined) return [];
  const { kpi, period, version, source, evidence } = observation;
  const result = cellText({ value: decimal(measured), smallestCell: kpi.smallestCell });
  const figures = { observation: observation.observationId, result, version: String(version) };
  return [
    {
      kind: "observation",
      ja: `${kpi.name.ja}（${period.label}）${result} ${kpi.unit.ja}、第${String(version)}版、等級 ${grade ?? ""}、出所 ${source}`,
      en: `${kpi.name.en} (${period.label}) ${result} ${kpi.unit.en}, version ${String(version)}, grade ${grade ?? ""}, source ${source}`,
      figures,
      children: evidence.map(({ sha256, fileName }) => ({
        kind: "evidence",
        ja: fileName,
        en: fileName,
        figures: { sha256 },
        children: [],
      })),
    },
  ];
}
