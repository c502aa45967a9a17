/** Cooperatives: equity of members alone, surplus by work or use before capital. */
import { localDate } from "../kernel/local-date.ts";
import type { LegalForm } from "./legal-form-row.ts";
import {
  allIncome,
  confirmed,
  known,
  membersOnly,
  noLock,
  noRelief,
  profitBusiness,
  reviewedOn,
  sources,
} from "./legal-form-cells.ts";

const workersAct = localDate("2022-10-01");
const smallBusinessAct = localDate("1949-07-01");
const workersPurpose = {
  ja: "持続可能な地域社会の目的、労働者派遣事業の禁止。組合員の4/5以上が従事、従事者の3/4以上が組合員",
  en: "purpose of a sustainable community, no dispatch of workers; 4/5 of members work, 3/4 of workers are members",
};

export const cooperativeForms: readonly LegalForm[] = [
  {
    code: "wc",
    name: { ja: "労働者協同組合", en: "Workers' cooperative" },
    validFrom: workersAct,
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: membersOnly,
      distribution: confirmed(
        "limited",
        "従事分量配当のみ。出資配当はできない",
        "by work done only; none on capital",
      ),
      missionLock: known("medium", workersPurpose.ja, workersPurpose.en),
      assetLock: known(
        "weak",
        "剰余の1/10以上の準備金、就労創出・教育の積立金",
        "reserves of a tenth of surplus, funds for jobs and education",
      ),
      corporateTax: allIncome,
      donorRelief: noRelief,
      setUp: confirmed("register", "登記。組合員3人以上", "registration; three members or more"),
    },
  },
  {
    code: "wc_s",
    name: { ja: "特定労働者協同組合", en: "Specified workers' cooperative" },
    validFrom: workersAct,
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: membersOnly,
      distribution: confirmed("forbidden", "できない", "not allowed"),
      missionLock: confirmed(
        "medium",
        `${workersPurpose.ja}。都道府県の認定`,
        `${workersPurpose.en}; certified by the prefecture`,
      ),
      assetLock: confirmed(
        "strong",
        "出資額を超える残余財産は国・自治体・他の特定労協へ。親族割合は1/3以下",
        "beyond contributions, residue goes to state, local governments or another such cooperative; relatives at most a third",
      ),
      corporateTax: { ...profitBusiness, confirmed: true },
      donorRelief: { ...noRelief, confirmed: true },
      setUp: confirmed("certify", "設立後に都道府県の認定", "certification after founding"),
    },
  },
  {
    code: "ec",
    name: { ja: "企業組合", en: "Enterprise cooperative" },
    validFrom: smallBusinessAct,
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: membersOnly,
      distribution: confirmed(
        "limited",
        "従事分量配当、出資配当は年2割まで",
        "by work done; on capital up to 20 % a year",
      ),
      missionLock: { ...noLock, confirmed: true },
      assetLock: { ...noLock, confirmed: true },
      corporateTax: { ...allIncome, confirmed: true },
      donorRelief: { ...noRelief, confirmed: true },
      setUp: confirmed("approve", "行政庁の認可。組合員4人以上", "approval; four members or more"),
    },
  },
  {
    code: "bc",
    name: { ja: "事業協同組合", en: "Business cooperative" },
    validFrom: smallBusinessAct,
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: confirmed(
        "membersOnly",
        "組合員の出資のみ。一組合員25%まで",
        "members only; at most 25 % each",
      ),
      distribution: confirmed(
        "limited",
        "利用分量配当、出資配当は年1割まで",
        "by use made; on capital up to 10 % a year",
      ),
      missionLock: confirmed("weak", "組合員の共同の利益", "benefit of the members"),
      assetLock: { ...noLock, confirmed: true },
      corporateTax: confirmed(
        "allIncome",
        "全所得に課税（協同組合等の税率）",
        "all income, at the rate of cooperatives",
      ),
      donorRelief: { ...noRelief, confirmed: true },
      setUp: confirmed("approve", "行政庁の認可。組合員4人以上", "approval; four members or more"),
    },
  },
  {
    code: "fc",
    name: { ja: "農事組合法人", en: "Agricultural producers' cooperative" },
    validFrom: localDate("1962-07-11"),
    source: sources.comparison,
    reviewedOn,
    cells: {
      outsideEquity: { ...membersOnly },
      distribution: confirmed(
        "limited",
        "利用分量・従事分量配当、出資配当は年7%まで",
        "by use or work; on capital up to 7 % a year",
      ),
      missionLock: confirmed("weak", "農業", "farming"),
      assetLock: { ...noLock, confirmed: true },
      corporateTax: { ...allIncome, confirmed: true },
      donorRelief: { ...noRelief, confirmed: true },
      setUp: confirmed("register", "登記。組合員3人以上", "registration; three members or more"),
    },
  },
];
