/** Companies and partnerships: forms that take equity, and bind neither purpose nor assets by law. */
import { localDate } from "../kernel/local-date.ts";
import type { LegalForm } from "./legal-form-row.ts";
import {
  allIncome,
  confirmed,
  known,
  noLock,
  noRelief,
  passThrough,
  reviewedOn,
  sources,
  unconfirmed,
} from "./legal-form-cells.ts";

const byAgreement = confirmed("allowed", "組合契約で自由に定める", "free by agreement");

export const commercialForms: readonly LegalForm[] = [
  {
    code: "kk",
    name: { ja: "株式会社", en: "Stock company (kabushiki kaisha)" },
    validFrom: localDate("2006-05-01"),
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: confirmed(
        "shares",
        "株式で可能。議決権は株式数による",
        "possible by shares; votes by shares",
      ),
      distribution: confirmed("allowed", "できる", "allowed"),
      missionLock: known(
        "none",
        "法律上はなし（定款・種類株式で定めうる）",
        "none by law (articles or classes of shares may)",
      ),
      assetLock: noLock,
      corporateTax: allIncome,
      donorRelief: known("none", "なし（投資家にはエンジェル税制）", "none (angel tax relief for investors)"),
      setUp: confirmed("register", "登記。発起人1人以上", "registration; one founder or more"),
    },
  },
  {
    code: "gk",
    name: { ja: "合同会社", en: "Limited liability company (godo kaisha)" },
    validFrom: localDate("2006-05-01"),
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: confirmed(
        "contributions",
        "社員になる出資で可能。原則一人一票",
        "possible by becoming a member; one vote each by default",
      ),
      distribution: confirmed("allowed", "定款の定めによる", "as the articles say"),
      missionLock: { ...noLock, confirmed: true },
      assetLock: { ...noLock, confirmed: true },
      corporateTax: { ...allIncome, confirmed: true },
      donorRelief: { ...noRelief, confirmed: true },
      setUp: confirmed("register", "登記。社員1人以上", "registration; one member or more"),
    },
  },
  {
    code: "llp",
    name: { ja: "有限責任事業組合", en: "Limited liability partnership (LLP)" },
    validFrom: localDate("2005-08-01"),
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: confirmed("interests", "組合員となる出資のみ", "partners only"),
      distribution: byAgreement,
      missionLock: known("none", "組合契約による", "only as the agreement says"),
      assetLock: noLock,
      corporateTax: passThrough,
      donorRelief: noRelief,
      setUp: confirmed("register", "登記。組合員2人以上", "registration; two partners or more"),
    },
  },
  {
    code: "lps",
    name: { ja: "投資事業有限責任組合", en: "Investment limited partnership (LPS)" },
    validFrom: localDate("1998-11-01"),
    source: sources.none,
    reviewedOn,
    cells: {
      outsideEquity: known(
        "interests",
        "有限責任組合員・無限責任組合員の出資",
        "interests of limited and general partners",
      ),
      distribution: unconfirmed(byAgreement),
      missionLock: known("weak", "法律が列挙する投資事業に限る", "only the investments that the law lists"),
      assetLock: noLock,
      corporateTax: passThrough,
      donorRelief: noRelief,
      setUp: known("register", "登記", "registration"),
    },
  },
];
