/** Refusals about covenants and significance scores. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const covenantRules = {
  percentageOutOfRange: { ja: "割合が範囲外です。", en: "The percentage is out of range." },
  baseYearMissing: { ja: "基準年度の値がありません。", en: "The figure of the base year is missing." },
  bandReversed: {
    ja: "範囲の下限が上限を超えています。",
    en: "The band is reversed: its lower end lies above its upper end.",
  },
  debtNegative: { ja: "有利子負債が負です。", en: "The debt is negative." },
  denominatorNegative: { ja: "分母が負です。", en: "The denominator is negative." },
  denominatorNotPositive: {
    ja: "分母はゼロより大きくなければなりません。",
    en: "The denominator must be greater than zero.",
  },
  fallbackIsMeasure: {
    ja: "代わりの指標が元の指標と同じです。",
    en: "The fallback measure is the measure itself.",
  },
  termsOutOfRange: { ja: "期数が範囲外です。", en: "The number of terms is out of range." },
  scheduleReversed: {
    ja: "最後の判定日（{lastTestOn}）が最初の判定日（{firstTestOn}）より前です。",
    en: "The last test date {lastTestOn} lies before the first one {firstTestOn}.",
  },
  testIntervalOutOfRange: {
    ja: "判定の間隔が範囲外です。",
    en: "The interval between tests is out of range.",
  },
  dueAfterOutOfRange: {
    ja: "提出期限までの月数が範囲外です。",
    en: "The months until figures are due are out of range.",
  },
  graceOutOfRange: { ja: "猶予期間が範囲外です。", en: "The grace is out of range." },
  tooManyTests: { ja: "判定日は {most} 回までです。", en: "There may be {most} test dates at most." },
  stepNotPositive: {
    ja: "上乗せ幅はゼロより大きくなければなりません。",
    en: "The rate step must be greater than zero.",
  },
  consequenceNotForSustainability: {
    ja: "サステナビリティの報告には抵触の効果を付けられません（金利で調整します）。",
    en: "A covenant on sustainability has no consequence: its price moves instead.",
  },
  automaticOnlyForInsolvency: {
    ja: "当然喪失は倒産手続の申立てに限られます。",
    en: "Automatic acceleration is kept for insolvency filings.",
  },
  warningNegative: { ja: "警戒水準が負です。", en: "The warning level is negative." },
  warningNeedsFigures: {
    ja: "数値で判定しないコベナンツに警戒水準は付けられません。",
    en: "A covenant without figures has no warning level.",
  },
  sameLineTwice: { ja: "分子と分母が同じ科目です。", en: "Numerator and denominator are the same line." },
  amendmentChangesKind: {
    ja: "条件の変更では、コベナンツの種類（{kind}）は変えられません。",
    en: "An amendment cannot change the kind of the covenant, {kind}.",
  },
  amendmentReachesBack: {
    ja: "{recordedTestOn} の判定まで記録があります。変更はその後の判定からです。",
    en: "Something is recorded for the test of {recordedTestOn}; new terms start with a later test.",
  },
  covenantStepNotAllowed: {
    ja: "この状態（{state}）ではその手続き（{step}）を行えません。",
    en: "The step {step} is not possible in the state {state}.",
  },
  waiverEndsBeforeItBegins: {
    ja: "猶予の期限（{untilOn}）が開始日（{effectiveOn}）より前です。",
    en: "The waiver would end on {untilOn}, before it begins on {effectiveOn}.",
  },
  certificateStepNotAllowed: {
    ja: "この状態（{state}）の報告書にその手続きは行えません。",
    en: "This step is not possible for a certificate in the state {state}.",
  },
  certificateNotYours: {
    ja: "署名は借り手、確認は貸し手が行います。",
    en: "The borrower signs and the lender checks.",
  },
  certificateChanged: {
    ja: "表示されていた報告書と内容が異なります。読み直してください。",
    en: "This is not the certificate that was shown. Please read it again.",
  },
  certificateAlreadyOpen: {
    ja: "この判定日の報告書は第 {version} 版が手続き中または完了しています。",
    en: "Version {version} of the certificate of this test date is open or done.",
  },
  testerIsSubmitter: {
    ja: "決算数値を提出した本人は、その数値で判定できません。",
    en: "Whoever submitted the figures may not test with them.",
  },
  checkerIsSigner: { ja: "署名した本人は確認できません。", en: "Whoever signed it may not check it." },
  nothingToCertify: {
    ja: "{testOn} を判定日とするコベナンツがありません。",
    en: "No covenant is tested on {testOn}.",
  },
  notTheLender: { ja: "この手続きは貸し手だけが行えます。", en: "Only the lender may do this." },
  notTheBorrower: { ja: "この手続きは借り手だけが行えます。", en: "Only the borrower may do this." },
  covenantCodeTaken: {
    ja: "コベナンツ番号「{code}」はすでに使われています。",
    en: 'The covenant code "{code}" is taken.',
  },
  testedByDelivery: {
    ja: "このコベナンツは提出で判定されます。",
    en: "This covenant is tested by its delivery.",
  },
  notADelivery: {
    ja: "このコベナンツは提出物ではありません。",
    en: "This covenant is not about a delivery.",
  },
  covenantFiguresMissing: {
    ja: "{testOn} の判定に必要な数値が提出されていません：{missing}",
    en: "Figures needed for the test of {testOn} have not been submitted: {missing}.",
  },
  verdictMissing: { ja: "守られたかどうかを選んでください。", en: "Say whether the promise was kept." },
  noStepAgreed: { ja: "金利の上乗せは約定されていません。", en: "No rate step was agreed." },
  noAccelerationAgreed: {
    ja: "期限の利益喪失は約定されていません。",
    en: "Acceleration was not agreed.",
  },
  termReversed: { ja: "期首が期末より後です。", en: "The term ends before it begins." },
  termNotOver: {
    ja: "期末（{termEndOn}）がまだ来ていません（本日 {today}）。",
    en: "The term ends on {termEndOn}; today is {today}.",
  },
  figuresEmpty: { ja: "数値がひとつもありません。", en: "There are no figures." },
  lineUnknown: {
    ja: "{row} 行目の科目「{line}」は読み取れません。",
    en: 'Row {row}: there is no line "{line}".',
  },
  lineTwice: {
    ja: "{row} 行目の科目「{line}」が二度あります。",
    en: 'Row {row}: the line "{line}" stands twice.',
  },
  valueNotDecimal: {
    ja: "{row} 行目の値「{value}」は数値ではありません。",
    en: 'Row {row}: "{value}" is not a number.',
  },
  tableUnreadable: { ja: "表を CSV として読み取れません。", en: "The table cannot be read as CSV." },
  gradeOutOfRange: { ja: "評点が範囲外です。", en: "A grade is out of range." },
  likelihoodUnknown: {
    ja: "実現可能性「{likelihood}」は選べません。",
    en: 'The likelihood "{likelihood}" is not one of those known.',
  },
} as const satisfies RuleTexts;
