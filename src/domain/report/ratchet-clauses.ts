/**
 * The clauses of a ratchet in plain words, both languages, read off the agreed terms: what a borrower and an officer
 * who never saw a field name can check against the contract on the table.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { canonicalDecimal } from "../kernel/decimal.ts";
import { basisPointsText, rateText } from "../kernel/rate.ts";
import type {
  Aggregation,
  EffectiveRuleName,
  LadderRung,
  RatchetKpi,
  RatchetTerms,
  ScoreBand,
  ThreeBandSteps,
} from "../loan/ratchet-terms.ts";
import { attainmentPercent, ratePercent, signedBasisPoints } from "./figure-text.ts";

export interface RatchetClauses {
  readonly effective: Bilingual;
  readonly all: readonly Bilingual[];
}

export function ratchetClauses(terms: RatchetTerms, nameOf: (kpiId: string) => Bilingual): RatchetClauses {
  const effective = effectiveClause(terms.effective);
  return {
    effective,
    all: [
      aggregationWords[terms.aggregation],
      ...stepClauses(terms, nameOf),
      cumulativeWords[terms.cumulative ? "yes" : "no"],
      ...capClause(terms),
      floorClause(terms),
      effective,
      notReportedClause(terms),
      correctionClause(terms),
    ],
  };
}

const aggregationWords: Readonly<Record<Aggregation, Bilingual>> = {
  perKpi: { ja: "KPIごとのステップを合計する。", en: "The steps of the KPIs are added up." },
  countLadder: { ja: "達成したSPTの数で段階を決める。", en: "The number of SPTs achieved decides the step." },
  weightedScore: {
    ja: "達成率の加重平均の区分で決める。",
    en: "The weighted score of attainment decides the band.",
  },
  allOf: { ja: "すべてのSPTの達成を要する。", en: "All SPTs have to be achieved." },
  threeBand: {
    ja: "達成・中間・基準値より悪化の三区分で決める。",
    en: "Three bands: achieved, between, worse than the baseline.",
  },
  linear: {
    ja: "基準値と目標値の間を直線で補間する。",
    en: "The step runs straight from baseline to target.",
  },
};

const cumulativeWords: Readonly<Record<"yes" | "no", Bilingual>> = {
  yes: { ja: "ステップは累積する。", en: "Steps add up over the tests." },
  no: {
    ja: "各判定は前回の判定に置き換わる（非累積）。",
    en: "Each test replaces the last (not cumulative).",
  },
};

function stepClauses(terms: RatchetTerms, nameOf: (kpiId: string) => Bilingual): readonly Bilingual[] {
  const { aggregation, kpis, threeBand, ladder, bands } = terms;
  if (aggregation === "threeBand" && threeBand !== undefined) return [threeBandClause(threeBand)];
  if (aggregation === "countLadder" && ladder !== undefined) return [ladderClause(ladder, kpis.length)];
  if (aggregation === "weightedScore" && bands !== undefined) {
    return [...kpis.map((kpi) => weightClause(kpi, nameOf(kpi.id))), bandsClause(bands)];
  }
  return kpis.map((kpi) => kpiClause(kpi, nameOf(kpi.id)));
}

function threeBandClause({ achievedBp, betweenBp, worseBp }: ThreeBandSteps): Bilingual {
  const [achieved, between, worse] = [bp(achievedBp), bp(betweenBp), bp(worseBp)];
  return {
    ja: `達成 ${achieved}、中間 ${between}、悪化 ${worse}。`,
    en: `Achieved ${achieved}, between ${between}, worse ${worse}.`,
  };
}

function ladderClause(ladder: readonly LadderRung[], of: number): Bilingual {
  const rungs = ladder.toSorted((a, b) => a.achieved - b.achieved);
  return {
    ja: `SPT ${of}件のうち、${rungs.map((rung) => `${rung.achieved}件達成 ${bp(rung.bp)}`).join("、")}。`,
    en: `Of ${of} SPTs: ${rungs.map((rung) => `${rung.achieved} achieved ${bp(rung.bp)}`).join(", ")}.`,
  };
}

function bandsClause(bands: readonly ScoreBand[]): Bilingual {
  const sorted = bands.toSorted((a, b) => a.from.comparedTo(b.from));
  const from = (band: ScoreBand) => attainmentPercent(canonicalDecimal(band.from));
  return {
    ja: `加重達成率 ${sorted.map((band) => `${from(band)}以上 ${bp(band.bp)}`).join("、")}。`,
    en: `Weighted score ${sorted.map((band) => `from ${from(band)} ${bp(band.bp)}`).join(", ")}.`,
  };
}

function weightClause({ weight }: RatchetKpi, name: Bilingual): Bilingual {
  const text = weight === undefined ? "" : canonicalDecimal(weight);
  return { ja: `${name.ja}：ウェイト ${text}。`, en: `${name.en}: weight ${text}.` };
}

function kpiClause({ achievedBp, neutralBp, missedBp, capBp }: RatchetKpi, name: Bilingual): Bilingual {
  const neutral = neutralBp === undefined ? undefined : bp(neutralBp);
  const cap = capBp === undefined ? undefined : basisPointsText(capBp);
  return {
    ja: [
      `${name.ja}：達成 ${bp(achievedBp)}`,
      ...(neutral === undefined ? [] : [`中立 ${neutral}`]),
      `未達 ${bp(missedBp)}`,
      ...(cap === undefined ? [] : [`上限 ±${cap} bp`]),
    ]
      .join("、")
      .concat("。"),
    en: [
      `${name.en}: achieved ${bp(achievedBp)}`,
      ...(neutral === undefined ? [] : [`neutral ${neutral}`]),
      `missed ${bp(missedBp)}`,
      ...(cap === undefined ? [] : [`capped at ±${cap} bp`]),
    ]
      .join(", ")
      .concat("."),
  };
}

function capClause({ totalCapBp }: RatchetTerms): readonly Bilingual[] {
  if (totalCapBp === undefined) return [];
  const [down, up] = [bp(totalCapBp.down), bp(totalCapBp.up)];
  return [{ ja: `全体の上限：${down}〜${up}。`, en: `Total cap: ${down} to ${up}.` }];
}

function floorClause({ marginFloor, allInFloor }: RatchetTerms): Bilingual {
  const [margin, allIn] = [ratePercent(rateText(marginFloor)), ratePercent(rateText(allInFloor))];
  return {
    ja: `下限：スプレッド ${margin}、適用利率 ${allIn}。`,
    en: `Floors: margin ${margin}, interest rate ${allIn}.`,
  };
}

function effectiveClause({ rule, n, month, day }: RatchetTerms["effective"]): Bilingual {
  const words: Readonly<Record<EffectiveRuleName, Bilingual>> = {
    nextInterestPeriod: {
      ja: "報告書受領後、翌利息計算期間の初日から適用する。",
      en: "Applies from the next interest period after the certificate.",
    },
    nthBusinessDayAfterCertificate: {
      ja: `報告書受領の${n ?? 0}営業日後から適用する。`,
      en: `Applies from business day ${n ?? 0} after the certificate.`,
    },
    dayAfterNextDueDate: {
      ja: "報告書受領後、最初の約定日の翌日から適用する。",
      en: "Applies from the day after the next due date.",
    },
    fixedDate: {
      ja: `毎年${month ?? 0}月${day ?? 0}日から適用する。`,
      en: `Applies from ${month ?? 0}/${day ?? 0}.`,
    },
    testDate: { ja: "判定日から適用する。", en: "Applies from the test date." },
  };
  return words[rule];
}

function notReportedClause({ notReported }: RatchetTerms): Bilingual {
  const penalty = notReported.bp === undefined ? "0 bp" : bp(notReported.bp);
  const days = notReported.afterBusinessDays ?? 0;
  const words: Readonly<Record<RatchetTerms["notReported"]["rule"], Bilingual>> = {
    asMissed:
      days === 0
        ? { ja: "未報告は未達とみなす。", en: "Not reported counts as missed." }
        : {
            ja: `期限の${days}営業日後までに報告がなければ未達とみなす。`,
            en: `Not reported by business day ${days} after the due day counts as missed.`,
          },
    penalty: {
      ja: `未報告の間、期限の${days}営業日後から ${penalty}。`,
      en: `While not reported, ${penalty} from business day ${days} after the due day.`,
    },
    noChange: { ja: "未報告では金利を変えない。", en: "Not reported changes nothing." },
  };
  return words[notReported.rule];
}

function correctionClause({ correction }: RatchetTerms): Bilingual {
  const ja = { trueUp: "当初に遡って精算", prospective: "次の適用日から" } as const;
  const en = { trueUp: "from the original day", prospective: "from the next effective day" } as const;
  const { lenderFavour, borrowerFavour } = correction;
  return {
    ja: `訂正：貸付人に有利なものは${ja[lenderFavour]}、借入人に有利なものは${ja[borrowerFavour]}。`,
    en: `Corrections: in the lender's favour ${en[lenderFavour]}, in the borrower's ${en[borrowerFavour]}.`,
  };
}

function bp(points: RatchetKpi["achievedBp"]): string {
  return `${signedBasisPoints(basisPointsText(points))} bp`;
}
