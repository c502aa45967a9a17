import type { Language } from "../../src/domain/report/language.ts";

const ja = {
  title: "融資決定通知書",
  addressed: (name: string): string => `${name} 御中`,
  opening: (on: string, programme: string): string =>
    `「${programme}」へのお申込みについて、${on} に次のとおり決定しましたので通知します。`,
  kinds: {
    approve: "お申込みを承認します。",
    conditional: "条件を付けてお申込みを承認します。",
    decline: "お申込みには応じられません。",
  },
  about: "お申込みの内容",
  number: "申込番号",
  decidedOn: "決定日",
  applicant: "申込人",
  lender: "金融機関",
  project: "事業",
  programme: "融資制度",
  granted: "決定した金額と期間",
  total: "合計",
  uses: { equipment: "設備資金", working: "運転資金" },
  termOf: "の期間",
  term: (months: number, grace: number): string =>
    grace === 0 ? `${String(months)}か月` : `${String(months)}か月（うち据置 ${String(grace)}か月）`,
  yen: (grouped: string): string => `${grouped}円`,
  rate: "利率",
  tier: "区分",
  adjustment: "基準金利との差",
  source: "出典：",
  conditions: "実行前条件",
  conditionsLead: "次のすべてが満たされるまで、貸付は実行しません。",
  dueBy: (text: string, dueOn: string): string => `${text}（期限 ${dueOn}）`,
  reasons: "理由",
  decidedBy: "決定した者",
  twoPeople: (people: readonly string[], lender: string): string =>
    `${lender}：${people.join("、")}（二名による決定）`,
  fictional: "この通知書は架空の内容を含みます。",
  fictionalMark: "架空",
  contentHash: "内容の照合値",
};

export type DecisionWords = typeof ja;

const en: DecisionWords = {
  title: "Letter of decision",
  addressed: (name) => `To ${name}`,
  opening: (on, programme) => `On your application under "${programme}" the following was decided on ${on}.`,
  kinds: {
    approve: "The application is approved.",
    conditional: "The application is approved with conditions.",
    decline: "The application is declined.",
  },
  about: "The application",
  number: "Number",
  decidedOn: "Decided on",
  applicant: "Applicant",
  lender: "Lender",
  project: "Project",
  programme: "Programme",
  granted: "Amounts and terms granted",
  total: "In all",
  uses: { equipment: "Equipment", working: "Working capital" },
  termOf: ", term",
  term: (months, grace) =>
    grace === 0 ? `${String(months)} months` : `${String(months)} months (grace ${String(grace)})`,
  yen: (grouped) => `¥${grouped}`,
  rate: "Rate",
  tier: "Tier",
  adjustment: "Against the base rate",
  source: "Source: ",
  conditions: "Conditions precedent",
  conditionsLead: "Nothing is drawn before all of them are met.",
  dueBy: (text, dueOn) => `${text} (due ${dueOn})`,
  reasons: "Reasons",
  decidedBy: "Decided by",
  twoPeople: (people, lender) => `${lender}: ${people.join(", ")} (two people)`,
  fictional: "This letter has fictional content (架空).",
  fictionalMark: "架空",
  contentHash: "Content hash",
};

export const decisionWords: Readonly<Record<Language, DecisionWords>> = { ja, en };
