/** Refusals about files, attestations, tables of observations and machine feeds. */
import type { RuleTexts } from "../rule-texts.ts";

export const evidenceRules = {
  evidenceHasMacros: {
    ja: "マクロを含むファイルは受け付けられません（{part}）。マクロを除いて保存し直してください。",
    en: "Files with macros are not accepted ({part}); save it without them.",
  },
  evidenceHasEmbedded: {
    ja: "ほかのファイルを埋め込んだファイルは受け付けられません（{part}）。",
    en: "Files with other files inside are not accepted ({part}).",
  },
  evidenceHasScript: {
    ja: "プログラムを含む PDF は受け付けられません（{part}）。印刷して PDF に保存し直してください。",
    en: "PDFs with programs inside are not accepted ({part}); print it into a PDF.",
  },
  evidencePictureTooLarge: {
    ja: "画像が大きすぎます（{width}×{height} 画素）。",
    en: "The picture is too large ({width} by {height} points).",
  },
  evidenceNotShown: {
    ja: "{name} はこの画面では表示できません。ダウンロードしてください。",
    en: "{name} cannot be shown here; download it.",
  },
  evidenceIsNoTable: { ja: "{name} は表ではありません。", en: "{name} is no table." },
  verifierNotIndependent: {
    ja: "第三者検証は、事業に参加する独立した検証機関だけが記録できます。",
    en: "Only an independent verifier that takes part in the project may attest.",
  },
  attestationDayOutOfRange: {
    ja: "署名日 {signedOn} は、対象期間の終わり {periodEndOn} から本日 {today} までの日にしてください。",
    en: "The day of signing {signedOn} must lie between the end of the period {periodEndOn} and today {today}.",
  },
  asOfInFuture: {
    ja: "時点 {asOf} が本日 {today} より後です。",
    en: "As of {asOf} lies after today, {today}.",
  },
  restatementWithoutReason: {
    ja: "承認済みの値を訂正するには、理由を備考に書いてください。",
    en: "A figure that was accepted is stated again with a reason; write it in the note.",
  },
  importColumnsMissing: { ja: "見出しが足りません：{columns}", en: "Headings are missing: {columns}" },
  mappingEmpty: {
    ja: "少なくとも1つの列に見出しを書いてください。",
    en: "Give the heading of one column at the least.",
  },
  mappingHeadingTwice: {
    ja: "見出し「{heading}」が二つの列に使われています。",
    en: 'The heading "{heading}" stands for two columns.',
  },
  mappingNameTaken: {
    ja: "「{name}」という対応づけはすでにあります。",
    en: 'There is a mapping "{name}" already.',
  },
  importTooLong: {
    ja: "行が多すぎます（{rows} 行）。一度に {most} 行までです。",
    en: "There are {rows} rows; {most} at most are taken at once.",
  },
  importCellEmpty: { ja: "値がありません。", en: "The cell is empty." },
  importCellTooLong: {
    ja: "文字が多すぎます（{length} 文字、{most} 文字まで）。",
    en: "The text is too long ({length} characters, {most} at most).",
  },
  importNotADay: { ja: "「{text}」は日付として読めません。", en: "{text} is not a day." },
  importNotANumber: { ja: "「{text}」は数値として読めません。", en: "{text} is not a number." },
  importKpiUnknown: {
    ja: "KPI コード {code} は、自組織の事業にありません。",
    en: "No project of your organization has the KPI code {code}.",
  },
  importKpiAmbiguous: {
    ja: "KPI コード {code} は複数の事業にあります。プロジェクトの列に名前を書いてください。",
    en: "Several projects have the KPI code {code}; name the project.",
  },
  importRowTwice: {
    ja: "同じ KPI・期間・出典の行が {line} 行目にもあります。",
    en: "Line {line} is for the same KPI, period and source.",
  },
  importSourceConflict: {
    ja: "出典「{source}」の値と異なります。どちらも残します。",
    en: "The source {source} gives another value; both are kept.",
  },
  unusualJump: {
    ja: "前回の実績値 {lastAccepted} から {value} へ大きく変化しています。単位と期間を確かめてください。",
    en: "A large change from the last value {lastAccepted} to {value}: check unit and period.",
  },
  importHasErrors: {
    ja: "誤りのある行が {rowsWithErrors} 行（{errors} 件）あるため、何も記録していません。",
    en: "{rowsWithErrors} rows have {errors} errors; nothing was recorded.",
  },
  importWithoutRows: { ja: "取り込む行がありません。", en: "There are no rows to import." },
  importUndone: { ja: "この取込は取り消し済みです。", en: "This import has been undone." },
  importDecided: {
    ja: "{rows} 行がすでに審査済みのため取り消せません（{line} 行目は {state}）。",
    en: "{rows} rows have been decided on (line {line} is {state}), so it cannot be undone.",
  },
  feedsTooMany: { ja: "自動取込は {most} 件までです。", en: "There may be {most} feeds at most." },
  feedNameTaken: {
    ja: "「{name}」という自動取込がすでにあります。",
    en: "There is a feed called {name} already.",
  },
  feedMappingMissing: {
    ja: "エンティティの型と属性を指定してください。",
    en: "Name the type of the entity and the attribute.",
  },
  feedPeriodUnknown: { ja: "期間の長さ {text} は使えません。", en: "There is no period length {text}." },
  feedStateUnchanged: { ja: "すでにその状態です。", en: "It is in that state already." },
  feedRemoved: { ja: "この自動取込は削除されています。", en: "This feed has been removed." },
  feedDisabled: { ja: "この自動取込は停止中です。", en: "This feed is stopped." },
  feedSecretShown: {
    ja: "鍵は一度しか表示できません。必要なら切り替えてください。",
    en: "A secret is shown once; make another one if need be.",
  },
  feedMessageReplayed: {
    ja: "同じ ID（{id}）で内容の違うメッセージを受信済みです。",
    en: "Another message came under the id {id} before.",
  },
  feedMessageTooOld: {
    ja: "送信時刻 {sentAt} が古すぎます（24 時間以内に限ります）。",
    en: "It was sent at {sentAt}, more than 24 hours ago.",
  },
  feedMessageNotDead: {
    ja: "取り込めなかったメッセージではありません（{state}）。",
    en: "The message is no dead letter ({state}).",
  },
  feedBodyUnknown: {
    ja: "{form} の通知として読めません。",
    en: "The body is no message of the form {form}.",
  },
  feedEntityMissing: {
    ja: "型 {entityType} のエンティティがありません。",
    en: "There is no entity of the type {entityType}.",
  },
  feedSeveralEntities: {
    ja: "型 {entityType} のエンティティが {entities} 件あります。エンティティの ID を指定してください。",
    en: "There are {entities} entities of the type {entityType}; name one by its id.",
  },
  feedAttributeMissing: {
    ja: "エンティティに属性 {attribute} がありません。",
    en: "The entity has no attribute {attribute}.",
  },
  feedValueNotDecimal: {
    ja: "{attribute} の値「{text}」は数値として読めません。",
    en: "The value of {attribute}, {text}, is not a decimal number.",
  },
  feedMomentMissing: {
    ja: "いつの値か（TimeInstant・observedAt など）が分かりません。",
    en: "Nothing says of when the figure is (TimeInstant, observedAt …).",
  },
  feedDayUnknown: {
    ja: "期間（periodStartOn・periodEndOn）が正しくありません。",
    en: "The period (periodStartOn, periodEndOn) is wrong.",
  },
  kpiCodeTaken: {
    ja: "KPI コード {code} は、この事業ですでに使われています。",
    en: "The project has a KPI with the code {code} already.",
  },
  ownDefinitionHasCatalogue: {
    ja: "IRIS+ の指標（{irisCode}）を付けるなら、独自定義とはできません。",
    en: "With an IRIS+ metric ({irisCode}) it is no own definition.",
  },
  smallestCellTooSmall: { ja: "秘匿の基準は 2 以上にしてください。", en: "The smallest cell is 2 or more." },
  effectiveBeforeLast: {
    ja: "適用開始日 {effectiveOn} が、前の版（第 {version} 版）の {lastEffectiveOn} より前です。",
    en: "{effectiveOn} lies before {lastEffectiveOn}, from when version {version} holds.",
  },
  definitionUnchanged: {
    ja: "第 {version} 版から何も変わっていません。",
    en: "Nothing differs from version {version}.",
  },
  kpiAlreadyAssigned: { ja: "すでに {name} に割り当てています。", en: "It is assigned to {name} already." },
  kpiAssignmentEnded: {
    ja: "{name} への割当ては終了しているか、ほかの組織のものです。",
    en: "The assignment to {name} has ended or is another organization's.",
  },
  assignmentNameMissing: { ja: "制度の名前を入力してください。", en: "Name the programme." },
} as const satisfies RuleTexts;
