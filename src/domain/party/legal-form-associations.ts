/** Associations, foundations and bodies for the public good: no equity, no payout of surplus. */
import { localDate } from "../kernel/local-date.ts";
import type { LegalForm, LegalFormCells } from "./legal-form-row.ts";
import {
  allIncome,
  confirmed,
  forbidden,
  known,
  noEquity,
  noRelief,
  profitBusiness,
  returnableFunds,
  reviewedOn,
  sources,
  unconfirmed,
} from "./legal-form-cells.ts";

const generalAct = localDate("2008-12-01");
const noPayout = unconfirmed(forbidden);

const ordinary: LegalFormCells = {
  outsideEquity: returnableFunds,
  distribution: forbidden,
  missionLock: known(
    "weak",
    "目的は自由。定款は特別決議で変更できる",
    "any purpose; articles change by special resolution",
  ),
  assetLock: known(
    "weak",
    "定款で残余財産の分配は約束できないが、解散時に社員総会が決めうる",
    "articles may not promise the residue, yet the general meeting may decide at dissolution",
  ),
  corporateTax: allIncome,
  donorRelief: noRelief,
  setUp: confirmed(
    "register",
    "登記。社員2人以上、2〜3週間程度",
    "registration; two members or more, two to three weeks",
  ),
};

const npoCells: LegalFormCells = {
  outsideEquity: confirmed(
    "none",
    "資本がない。会費・寄附・借入による",
    "no capital; fees, donations and loans",
  ),
  distribution: forbidden,
  missionLock: known("medium", "法定の20分野", "the 20 fields that the law lists"),
  assetLock: known(
    "strong",
    "残余財産は国・自治体・法定の公益団体へ",
    "residue goes to the state, local governments or listed public bodies",
  ),
  corporateTax: profitBusiness,
  donorRelief: noRelief,
  setUp: confirmed(
    "certify",
    "所轄庁の認証。社員10人以上、5〜8か月",
    "certification; ten members or more, five to eight months",
  ),
};

const publicInterest: LegalFormCells = {
  outsideEquity: unconfirmed(returnableFunds),
  distribution: noPayout,
  missionLock: known(
    "strong",
    "公益目的事業比率50%以上、行政庁の監督",
    "at least 50 % public-interest activity, supervised",
  ),
  assetLock: known(
    "strong",
    "残余財産と、取消し時の公益目的取得財産は類似の団体等へ",
    "residue and, on withdrawal, public-purpose assets go to like bodies",
  ),
  corporateTax: known(
    "publicInterestExempt",
    "公益目的事業は非課税、みなし寄附金あり",
    "public-interest activity exempt; deemed donations",
  ),
  donorRelief: known(
    "full",
    "あり（税額控除には PST が必要）",
    "yes (the credit needs the public support test)",
  ),
  setUp: known("authorise", "行政庁の認定", "authorisation"),
};

export const associationForms: readonly LegalForm[] = [
  {
    code: "gia",
    name: { ja: "一般社団法人（普通型）", en: "General incorporated association (ordinary)" },
    validFrom: generalAct,
    source: sources.comparison,
    reviewedOn,
    cells: ordinary,
  },
  {
    code: "gia_np",
    name: {
      ja: "一般社団法人（非営利徹底型）",
      en: "General incorporated association (strictly non-profit)",
    },
    validFrom: generalAct,
    source: sources.none,
    reviewedOn,
    cells: {
      ...unconfirmedOrdinary(),
      assetLock: known(
        "medium",
        "定款で残余財産を国・公益団体等へ。理事の親族割合は3分の1以下",
        "articles send the residue to state or public-interest bodies; relatives at most a third of directors",
      ),
      corporateTax: profitBusiness,
    },
  },
  {
    code: "gia_mb",
    name: { ja: "一般社団法人（共益型）", en: "General incorporated association (member benefit)" },
    validFrom: generalAct,
    source: sources.none,
    reviewedOn,
    cells: {
      ...unconfirmedOrdinary(),
      missionLock: known("weak", "会員に共通する利益", "benefit of the members"),
      assetLock: known("weak", "一部", "partial"),
      corporateTax: profitBusiness,
    },
  },
  {
    code: "gif",
    name: { ja: "一般財団法人", en: "General incorporated foundation" },
    validFrom: generalAct,
    source: sources.none,
    reviewedOn,
    cells: {
      ...unconfirmedOrdinary(),
      outsideEquity: known(
        "none",
        "出資は受けられない（拠出財産300万円以上）",
        "no equity (endowment of ¥3m or more)",
      ),
      missionLock: known("medium", "目的が固定される", "the purpose is fixed"),
      corporateTax: known(
        "allIncome",
        "全所得に課税（非営利型は収益事業のみ）",
        "all income (only profit-making businesses for the non-profit type)",
      ),
      setUp: known("register", "登記", "registration"),
    },
  },
  {
    code: "pia",
    name: { ja: "公益社団法人・公益財団法人", en: "Public interest association or foundation" },
    validFrom: generalAct,
    source: sources.none,
    reviewedOn,
    cells: publicInterest,
  },
  {
    code: "pia",
    name: { ja: "公益社団法人・公益財団法人", en: "Public interest association or foundation" },
    validFrom: localDate("2025-04-01"),
    source: sources.none,
    reviewedOn,
    cells: {
      ...publicInterest,
      missionLock: known(
        "strong",
        "公益目的事業比率50%以上、中期的な収支均衡（2025年4月改正）、行政庁の監督",
        "at least 50 % public-interest activity, balance over several years (reform of April 2025), supervised",
      ),
    },
  },
  {
    code: "npo",
    name: { ja: "NPO法人（特定非営利活動法人）", en: "NPO corporation" },
    validFrom: localDate("1998-12-01"),
    source: sources.comparison,
    reviewedOn,
    cells: npoCells,
  },
  {
    code: "npo_c",
    name: { ja: "認定NPO法人", en: "Certified NPO corporation" },
    validFrom: localDate("2012-04-01"),
    source: sources.publicSupport,
    reviewedOn,
    cells: {
      ...npoCells,
      missionLock: confirmed(
        "medium",
        "20分野に加え PST（寄附が収入の1/5以上、または3,000円以上の寄附者が年平均100人以上、または条例の指定）",
        "the 20 fields and the public support test: donations a fifth of income, or 100 donors a year of ¥3,000, or an ordinance",
      ),
      corporateTax: known(
        "profitBusiness",
        "収益事業のみ課税、みなし寄附金（50%または200万円の大きい方）",
        "profit-making businesses only; deemed donations (50 % or ¥2m, the larger)",
      ),
      donorRelief: confirmed(
        "full",
        "所得控除、または40%の税額控除（税額の25%まで）",
        "deduction from income, or a credit of 40 % (up to 25 % of the tax)",
      ),
      setUp: confirmed(
        "certify",
        "実績判定期間の PST 適合、有効期間5年",
        "public support test over its period; holds five years",
      ),
    },
  },
  {
    code: "swc",
    name: { ja: "社会福祉法人", en: "Social welfare corporation" },
    validFrom: localDate("2000-06-07"),
    source: sources.none,
    reviewedOn,
    cells: {
      outsideEquity: noEquity,
      distribution: noPayout,
      missionLock: known("strong", "社会福祉事業", "social welfare services"),
      assetLock: known(
        "strong",
        "残余財産は他の社会福祉法人等または国庫へ",
        "residue goes to another such corporation or the Treasury",
      ),
      corporateTax: known(
        "profitBusiness",
        "収益事業のみ課税、みなし寄附金あり",
        "profit-making businesses only; deemed donations",
      ),
      donorRelief: known("full", "あり", "yes"),
      setUp: known("authorise", "所轄庁の認可", "authorisation"),
    },
  },
  {
    code: "smc",
    name: { ja: "社会医療法人", en: "Social medical corporation" },
    validFrom: localDate("2007-04-01"),
    source: sources.none,
    reviewedOn,
    cells: {
      outsideEquity: known(
        "none",
        "持分がない（社会医療法人債は発行できる）",
        "no equity interests (may issue bonds of its own kind)",
      ),
      distribution: noPayout,
      missionLock: known("strong", "救急医療等確保事業", "emergency and like medical services"),
      assetLock: known(
        "strong",
        "残余財産は国・自治体・他の社会医療法人へ",
        "residue goes to the state, local governments or another such corporation",
      ),
      corporateTax: known("publicInterestExempt", "本来業務は非課税", "the main activity is exempt"),
      donorRelief: known("limited", "限定的", "limited"),
      setUp: known("certify", "都道府県の認定", "certification"),
    },
  },
  {
    code: "lca",
    name: { ja: "認可地縁団体", en: "Approved local community association" },
    validFrom: localDate("1991-04-02"),
    source: sources.none,
    reviewedOn,
    cells: {
      outsideEquity: known("none", "出資は受けられない", "no equity"),
      distribution: noPayout,
      missionLock: known("medium", "地域的な共同活動", "the local community"),
      assetLock: known("weak", "規約により地域のために用いる", "local use as its rules say"),
      corporateTax: profitBusiness,
      donorRelief: noRelief,
      setUp: known("approve", "市町村長の認可", "approval by the mayor"),
    },
  },
];

/** The ordinary type's cells in a row of which no primary source was read. */
function unconfirmedOrdinary(): LegalFormCells {
  return {
    ...ordinary,
    outsideEquity: unconfirmed(ordinary.outsideEquity),
    distribution: unconfirmed(ordinary.distribution),
    setUp: unconfirmed(ordinary.setUp),
  };
}
