/**
 * The clauses of a ratchet in plain words, both languages, read off the agreed terms: what a borrower and an officer
 * who never saw a field name can check against the contract on the table.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { basisPointsText, rateText } from "../kernel/rate.ts";
import type { Aggregation, EffectiveRuleName, RatchetKpi, RatchetTerms } from "../loan/ratchet-terms.ts";
import { ratePercent, signedBasisPoints } from "./figure-text.ts";

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
  const { threeBand } = terms;
  if (terms.aggregation === "threeBand" && threeBand !== undefined) {
    const [achieved, between, worse] = [threeBand.achievedBp, threeBand.betweenBp, threeBand.worseBp].map(bp);
    return [
      {
        ja: `達成 ${achieved ?? ""}、中間 ${between ?? ""}、悪化 ${worse ?? ""}。`,
        en: `Achieved ${achieved ?? ""}, between ${between ?? ""}, worse ${worse ?? ""}.`,
      },
    ];
  }
  return terms.kpis.map((kpi) => kpiClause(kpi, nameOf(kpi.id)));
}

function kpiClause({ achievedBp, missedBp }: RatchetKpi, name: Bilingual): Bilingual {
  return {
    ja: `${name.ja}：達成 ${bp(achievedBp)}、未達 ${bp(missedBp)}。`,
    en: `${name.en}: achieved ${bp(achievedBp)}, missed ${bp(missedBp)}.`,
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
    asMissed: { ja: "未報告は未達とみなす。", en: "Not reported counts as missed." },
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
