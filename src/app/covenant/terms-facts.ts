/** Terms of a covenant as what is said before and after, for a preview. */
import { agreedView, type AgreedView } from "./covenant-view.ts";
import type { Covenant } from "../../domain/covenant/covenant-terms.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { FactChangeView } from "../approval/change-preview.ts";

/** Only what differs; everything where there is nothing before. */
export function termsFacts(before: Covenant | undefined, after: Covenant): readonly FactChangeView[] {
  const was = before === undefined ? new Map<string, Said>() : new Map(saidOf(agreedView(before)));
  return saidOf(agreedView(after)).flatMap(([name, { label, form, text }]) => {
    const earlier = was.get(name)?.text ?? null;
    return earlier === text ? [] : [{ label, form, before: earlier, after: text }];
  });
}

interface Said {
  readonly label: Bilingual;
  readonly form: FactChangeView["form"];
  readonly text: string;
}

const labels: Readonly<Record<string, Bilingual>> = {
  percent: { ja: "維持する割合", en: "Share to be kept" },
  basis: { ja: "基準", en: "Reference" },
  baseYear: { ja: "基準年度の純資産", en: "Net assets of the base year" },
  low: { ja: "下限", en: "Lower bound" },
  high: { ja: "上限", en: "Upper bound" },
  netOfCash: { ja: "現預金を差し引く", en: "Net of cash" },
  measure: { ja: "損益の種類", en: "Result" },
  terms: { ja: "期数", en: "Terms" },
  fallbackMeasure: { ja: "代わりの損益", en: "Fallback result" },
  numerator: { ja: "分子", en: "Numerator" },
  denominator: { ja: "分母", en: "Denominator" },
  minimum: { ja: "最低値", en: "Minimum" },
  direction: { ja: "方向", en: "Direction" },
  limit: { ja: "限度", en: "Limit" },
  duty: { ja: "提出するもの", en: "What is owed" },
  subject: { ja: "対象", en: "Subject" },
};

function saidOf(agreed: AgreedView): readonly (readonly [string, Said])[] {
  const { params, basis, schedule, consequence, warning } = agreed;
  const text = (label: Bilingual, value: string): Said => ({ label, form: "text", text: value });
  const day = (label: Bilingual, value: string): Said => ({ label, form: "day", text: value });
  return [
    ...Object.entries(params).flatMap(([name, value]) =>
      value === null ? [] : [[name, text(labels[name] ?? { ja: name, en: name }, String(value))] as const],
    ),
    ["statements", text({ ja: "決算の範囲", en: "Statements" }, basis)],
    ["firstTestOn", day({ ja: "最初の判定日", en: "First test" }, schedule.firstTestOn)],
    ["lastTestOn", day({ ja: "最後の判定日", en: "Last test" }, schedule.lastTestOn)],
    ["every", text({ ja: "判定の間隔（月）", en: "Months between tests" }, String(schedule.everyMonths))],
    ["due", text({ ja: "提出期限（月後）", en: "Due after months" }, String(schedule.dueAfterMonths))],
    ["grace", text({ ja: "猶予日数", en: "Days of grace" }, String(schedule.graceDays))],
    ["consequence", text({ ja: "抵触した場合", en: "On a breach" }, consequence.kind)],
    ...(consequence.stepBp === null
      ? []
      : [["stepBp", text({ ja: "上乗せ（bp）", en: "Step (bp)" }, consequence.stepBp)] as const]),
    ...(warning === null
      ? []
      : [["warning", text({ ja: "警戒水準", en: "Warning level" }, warning.level)] as const]),
  ];
}
