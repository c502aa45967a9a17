/**
 * The columns of a loan book: what an agreed loan and its outstanding state consist of, with the headings by which each
 * column is known. The template is written from this list and a file is read by it, so that they cannot differ.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import {
  answerWords,
  businessDayWords,
  dayCountWords,
  dayInclusionWords,
  graceInterestWords,
  kindWords,
  monthsWords,
  rankingWords,
  roundingWords,
  type Words,
} from "./loan-book-words.ts";

export const loanBookFieldKeys = [
  "loanNumber",
  "facilityNumber",
  "borrowerName",
  "corporateNumber",
  "projectName",
  "purpose",
  "ranking",
  "kind",
  "currency",
  "originalPrincipal",
  "originallyDrawnOn",
  "takeoverOn",
  "outstanding",
  "interestPaidTo",
  "accruedInterest",
  "nextDueOn",
  "everyMonths",
  "instalments",
  "instalmentAmount",
  "endOfMonth",
  "graceInstalments",
  "graceInterest",
  "fixedRate",
  "baseRateIndex",
  "creditMargin",
  "dayCount",
  "dayInclusion",
  "rounding",
  "principalUnit",
  "businessDays",
  "lateChargeRate",
] as const;
export type LoanBookFieldKey = (typeof loanBookFieldKeys)[number];

export interface LoanBookField {
  readonly label: Bilingual;
  /** Other headings it is known by. */
  readonly synonyms: readonly string[];
  readonly isRequired: boolean;
  readonly note: Bilingual;
  readonly example: string;
  readonly words?: Words<string>;
}

type Headings = readonly [ja: string, en: string, ...synonyms: string[]];

function column(
  [ja, en, ...synonyms]: Headings,
  note: readonly [ja: string, en: string],
  {
    example,
    words,
    isRequired = false,
  }: Partial<Pick<LoanBookField, "words" | "isRequired">> & { example: string },
): LoanBookField {
  const noted = { ja: note[0], en: note[1] };
  return { label: { ja, en }, synonyms, isRequired, note: noted, example, ...(words && { words }) };
}

const isRequired = true;

export const loanBookFields: Readonly<Record<LoanBookFieldKey, LoanBookField>> = {
  loanNumber: column(
    ["融資番号", "Loan number", "貸付番号", "口座番号", "取引番号", "債権番号", "証書番号", "Loan no"],
    ["台帳で一意の番号", "Unique in the ledger"],
    { example: "L-2023-0001", isRequired },
  ),
  facilityNumber: column(
    ["貸付枠番号", "Facility number", "極度番号", "枠番号", "契約番号", "Facility no"],
    ["空欄なら融資番号と同じ枠を作る", "Empty: a facility of the loan's own number"],
    { example: "F-2023-01" },
  ),
  borrowerName: column(
    ["借入人", "Borrower", "債務者", "債務者名", "顧客名", "取引先名", "借主", "Borrower name"],
    ["正式名称", "Full legal name"],
    { example: "株式会社さんぽ製作所", isRequired },
  ),
  corporateNumber: column(
    ["法人番号", "Corporate number"],
    ["13桁。検査用数字を確かめる", "Thirteen digits; the check digit is verified"],
    { example: "7000012050002" },
  ),
  projectName: column(
    ["事業名", "Project", "案件名", "プロジェクト名", "Project name"],
    ["空欄なら「借入人 既存融資」", "Empty: the borrower's existing loans"],
    { example: "工場の省エネルギー改修" },
  ),
  purpose: column(["資金使途", "Purpose", "使途"], ["運転資金、設備資金など", "What the money is for"], {
    example: "設備資金",
  }),
  ranking: column(["順位", "Ranking", "優先劣後"], ["空欄なら一般", "Empty: senior"], {
    example: "一般",
    words: rankingWords,
  }),
  kind: column(
    ["返済方法", "Repayment", "返済方式", "商品種別", "Product kind", "Kind"],
    ["資本性劣後・個別日程は手入力", "Capital and custom loans are set up by hand"],
    { example: "元金均等", words: kindWords, isRequired },
  ),
  currency: column(["通貨", "Currency"], ["空欄なら JPY", "Empty: JPY"], { example: "JPY" }),
  originalPrincipal: column(
    ["当初元金", "Original principal", "当初貸付額", "貸付金額", "実行金額", "融資金額"],
    ["条件の注記として残す", "Kept as a note on the terms"],
    { example: "60,000,000" },
  ),
  originallyDrawnOn: column(
    ["貸付実行日", "Drawdown day", "実行日", "貸付日", "融資実行日", "Drawn on"],
    ["条件の注記として残す", "Kept as a note on the terms"],
    { example: "令和5年3月31日" },
  ),
  takeoverOn: column(
    ["引継日", "Takeover day", "移行日", "基準日", "残高基準日", "As of"],
    ["この日の残高を引き継ぐ", "The balances are those of this day"],
    { example: "2026/4/1", isRequired },
  ),
  outstanding: column(
    [
      "残高",
      "Outstanding principal",
      "貸付残高",
      "元金残高",
      "現在残高",
      "融資残高",
      "Balance",
      "Outstanding",
    ],
    ["引継日の元金残高", "Principal outstanding on the takeover day"],
    { example: "¥24,000,000", isRequired },
  ),
  interestPaidTo: column(
    ["利息支払済日", "Interest paid to", "利払済日", "利息済日", "最終利払日", "前回利払日"],
    [
      "この日まで利息を受領済み。空欄なら引継日",
      "Interest has been received up to this day; empty: takeover day",
    ],
    { example: "2026/3/31" },
  ),
  accruedInterest: column(
    ["未収利息", "Accrued interest", "経過利息", "未収収益"],
    [
      "引継日の帳簿の金額。差は調整仕訳になる",
      "As in the old books; a difference becomes an adjusting entry",
    ],
    { example: "986" },
  ),
  nextDueOn: column(
    ["次回返済日", "Next due day", "次回約定日", "次回支払日", "次回期日", "Next due"],
    ["延滞中は最も古い未払の約定日", "In arrears: the oldest due day not yet paid"],
    { example: "2026/4/30", isRequired },
  ),
  everyMonths: column(
    ["返済間隔", "Months between due days", "返済サイクル", "返済周期", "間隔月数", "Every months"],
    ["月数または毎月・3ヶ月毎など", "Months, or a word such as monthly"],
    { example: "毎月", words: monthsWords, isRequired },
  ),
  instalments: column(
    ["残回数", "Instalments left", "残り回数", "残返済回数", "Instalments"],
    ["次回を含む", "The next one included"],
    { example: "24", isRequired },
  ),
  instalmentAmount: column(
    ["約定返済額", "Instalment amount", "返済額", "毎回返済額", "割賦金"],
    [
      "元金均等は元金、元利均等は元利合計。最終回が残りを取る",
      "Principal, or for annuities principal and interest; the last one takes the rest",
    ],
    { example: "1,000,000" },
  ),
  endOfMonth: column(
    ["月末返済", "End of month", "月末"],
    ["有・無。空欄なら次回返済日が月末かどうか", "yes/no; empty: whether the next due day is one"],
    {
      example: "有",
      words: answerWords,
    },
  ),
  graceInstalments: column(
    ["据置回数", "Grace instalments", "残据置回数", "据置"],
    ["残りの利払いのみの回数", "Due days left without principal"],
    { example: "0" },
  ),
  graceInterest: column(["据置利息", "Grace interest"], ["空欄なら利払い", "Empty: paid"], {
    example: "利払い",
    words: graceInterestWords,
  }),
  fixedRate: column(
    ["固定金利", "Fixed rate", "利率", "適用利率", "約定利率", "金利"],
    ["固定金利か、基準金利とスプレッドのどちらか", "Either this or base rate and margin"],
    { example: "" },
  ),
  baseRateIndex: column(
    ["基準金利", "Base rate", "基準金利コード", "連動指標", "指標"],
    ["台帳に登録された基準金利のコード", "Code of a base rate known to the ledger"],
    { example: "短期プライムレート" },
  ),
  creditMargin: column(
    ["スプレッド", "Margin", "上乗せ金利", "上乗せ幅", "Spread"],
    ["基準金利への上乗せ", "Added to the base rate"],
    {
      example: "0.500%",
    },
  ),
  dayCount: column(["日数計算", "Day count", "日数計算方式"], ["空欄なら365日", "Empty: 365"], {
    example: "365日",
    words: dayCountWords,
  }),
  dayInclusion: column(
    ["両端片端", "Day inclusion", "片端両端", "利息計算方法"],
    ["空欄なら片端", "Empty: start only"],
    {
      example: "片端",
      words: dayInclusionWords,
    },
  ),
  rounding: column(["端数処理", "Rounding"], ["空欄なら切捨て", "Empty: floor"], {
    example: "切捨て",
    words: roundingWords,
  }),
  principalUnit: column(["付利単位", "Principal unit"], ["空欄なら1", "Empty: 1"], { example: "1" }),
  businessDays: column(
    ["休日の扱い", "Business days", "休日調整", "営業日調整"],
    ["空欄なら調整なし", "Empty: none"],
    {
      example: "翌営業日",
      words: businessDayWords,
    },
  ),
  lateChargeRate: column(
    ["遅延損害金率", "Late charge rate", "損害金率", "遅延利率"],
    ["空欄なら14%", "Empty: 14 %"],
    {
      example: "14%",
    },
  ),
};
