/**
 * Who may do what, to what: the one table of access. A line says which roles an action takes, and how the actor's
 * organization must stand to the thing it touches. What no line allows is refused. The door of the API asks for the
 * role, the use-cases ask for the standing, the screens show what the table allows, and the access matrix of the tests
 * walks it. A thing to which an organization does not stand at all does not exist for it.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import type { Role } from "./role.ts";

/** How an organization stands to a thing: its own, offered to it, or a party to what the thing belongs to. */
export const standings = [
  "own",
  "lender",
  "borrower",
  "runsProject",
  "financesProject",
  "takesPart",
  "managesFund",
  "partnerInFund",
  "offered",
] as const;
export type Standing = (typeof standings)[number];

export interface AccessRule {
  readonly action: string;
  readonly meaning: Bilingual;
  readonly roles: readonly Role[];
  readonly standings: readonly Standing[];
}

export const accessTable = [
  {
    action: "readLoans",
    meaning: {
      ja: "融資・契約・コベナンツ・期日を見る",
      en: "See loans, agreements, covenants and due dates",
    },
    roles: ["admin", "officer", "approver", "reviewer", "organizer", "auditor"],
    standings: ["lender", "borrower"],
  },
  {
    action: "readProjects",
    meaning: { ja: "事業・KPI・実績・証憑を見る", en: "See projects, KPIs, observations and evidence" },
    roles: [
      "admin",
      "officer",
      "approver",
      "reviewer",
      "organizer",
      "verifier",
      "fundManager",
      "investor",
      "supporter",
      "auditor",
    ],
    /** Through a fund as far as the KPIs of the projects it has invested in, see `db/repositories/scope.ts`. */
    standings: ["runsProject", "financesProject", "takesPart", "managesFund", "partnerInFund"],
  },
  {
    action: "manageProject",
    meaning: {
      ja: "事業を登録し、計画・参加者・連携協定・公開ページを管理する",
      en: "Set up projects; keep their plans, participants, partnership agreements and public pages",
    },
    roles: ["organizer"],
    standings: ["own", "runsProject"],
  },
  {
    action: "manageProfile",
    meaning: {
      ja: "自組織の法人格・法人番号などを記録する",
      en: "Record the own organization's legal form and numbers",
    },
    roles: ["admin", "organizer"],
    standings: ["own"],
  },
  {
    action: "reportObservation",
    meaning: { ja: "実績と証憑を報告する", en: "Report observations with their evidence" },
    roles: ["organizer"],
    standings: ["runsProject"],
  },
  {
    action: "reviewObservation",
    meaning: { ja: "実績を審査し証憑の等級を決める", en: "Review observations and grade their evidence" },
    roles: ["officer", "approver", "reviewer"],
    standings: ["financesProject"],
  },
  {
    action: "assessImpact",
    meaning: {
      ja: "社会的価値・インパクト・リスクの評価を記録する",
      en: "Record assessments of social value, impact and its risks",
    },
    roles: ["officer", "reviewer", "organizer", "fundManager"],
    standings: ["runsProject", "financesProject", "takesPart"],
  },
  {
    action: "attestObservation",
    meaning: {
      ja: "実績を第三者として検証し、結論を記録する",
      en: "Attest observations as an independent verifier",
    },
    roles: ["verifier"],
    standings: ["takesPart"],
  },
  {
    action: "defineKpi",
    meaning: { ja: "KPI・基準値・目標を定める", en: "Define KPIs, their baselines and targets" },
    roles: ["organizer", "officer"],
    standings: ["runsProject"],
  },
  {
    action: "assignKpi",
    meaning: {
      ja: "KPIを事業・融資・ファンド・制度に割り当てる",
      en: "Assign KPIs to what they are measured for",
    },
    roles: ["organizer", "officer", "fundManager"],
    standings: ["runsProject", "financesProject", "takesPart"],
  },
  {
    action: "manageFeeds",
    meaning: { ja: "KPIの自動取込（データ連携）を管理する", en: "Manage the machine feeds of KPIs" },
    roles: ["organizer", "admin"],
    standings: ["runsProject"],
  },
  {
    action: "submitFigures",
    meaning: { ja: "決算書・試算表を提出する", en: "Submit statements and their figures" },
    roles: ["organizer"],
    standings: ["borrower"],
  },
  {
    action: "signCertificate",
    meaning: { ja: "遵守証明書に署名する", en: "Sign compliance certificates" },
    roles: ["organizer"],
    standings: ["borrower"],
  },
  {
    action: "testCovenants",
    meaning: { ja: "コベナンツを判定・確認する", en: "Test covenants and check certificates" },
    roles: ["officer"],
    standings: ["lender"],
  },
  {
    action: "requestApproval",
    meaning: {
      ja: "融資・条件・判定の変更を起案する",
      en: "Prepare loans, changes of terms and verdicts for approval",
    },
    roles: ["officer"],
    standings: ["own", "lender"],
  },
  {
    action: "approve",
    meaning: { ja: "他の人の起案を承認・却下する", en: "Approve or reject what another person prepared" },
    roles: ["approver"],
    standings: ["own", "lender"],
  },
  {
    action: "readBooks",
    meaning: { ja: "帳簿・稟議・極度枠を見る", en: "See books, approval requests and facilities" },
    roles: ["admin", "officer", "approver", "auditor"],
    standings: ["own", "lender"],
  },
  {
    action: "readProgrammes",
    meaning: { ja: "融資制度を見る", en: "See lending programmes" },
    roles: ["admin", "officer", "approver", "reviewer", "organizer", "auditor"],
    standings: ["own", "offered"],
  },
  {
    action: "readApplications",
    meaning: { ja: "申込と決定を見る", en: "See applications and what was decided" },
    roles: ["admin", "officer", "approver", "reviewer", "organizer", "auditor"],
    standings: ["lender", "borrower"],
  },
  {
    action: "apply",
    meaning: { ja: "融資を申し込む", en: "Apply for a loan under a programme" },
    roles: ["organizer"],
    standings: ["offered", "borrower"],
  },
  {
    action: "screenApplications",
    meaning: { ja: "申込を受け付け、審査に回す", en: "Screen applications and ask reviewers" },
    roles: ["officer"],
    standings: ["lender"],
  },
  {
    action: "reviewApplications",
    meaning: { ja: "申込を評価する", en: "Grade applications" },
    roles: ["officer", "approver", "reviewer"],
    standings: ["lender"],
  },
  {
    action: "readRequests",
    meaning: {
      ja: "承認依頼を見る（ファンドの運営者は自らの起案だけ）",
      en: "See approval requests; a fund manager its own ones only",
    },
    roles: ["admin", "officer", "approver", "fundManager", "auditor"],
    standings: ["own", "lender"],
  },
  {
    action: "followRequest",
    meaning: { ja: "自らの起案を取り下げる・出し直す", en: "Withdraw or renew one's own requests" },
    roles: ["admin", "officer", "fundManager"],
    standings: ["own", "lender"],
  },
  {
    action: "readFunds",
    meaning: { ja: "ファンドと自らの持分を見る", en: "See funds and the own interest in them" },
    roles: ["admin", "officer", "approver", "fundManager", "investor", "auditor"],
    standings: ["managesFund", "partnerInFund"],
  },
  {
    action: "manageFund",
    meaning: {
      ja: "出資請求・投資・評価・回収・分配を起案する",
      en: "Prepare calls, investments, valuations, exits and distributions",
    },
    roles: ["fundManager"],
    standings: ["managesFund"],
  },
  {
    action: "audit",
    meaning: { ja: "監査証跡を検証・書出しする", en: "Verify and export the audit chain" },
    roles: ["auditor"],
    standings: ["own"],
  },
  {
    action: "readSecurityLog",
    meaning: {
      ja: "セキュリティ記録（誰が何を見て、何を持ち出したか）を見る",
      en: "See the security log: who saw what, and what left the house",
    },
    roles: ["admin", "auditor"],
    standings: ["own"],
  },
  {
    action: "administer",
    meaning: { ja: "利用者・権限・承認方針を管理する", en: "Administer people, roles and policies" },
    roles: ["admin"],
    standings: ["own"],
  },
  {
    action: "manageWebhooks",
    meaning: {
      ja: "出来事の外部への通知（Webhook）を管理する",
      en: "Manage the webhooks that tell other systems what happened",
    },
    roles: ["admin"],
    standings: ["own"],
  },
] as const satisfies readonly AccessRule[];

export type Action = (typeof accessTable)[number]["action"];

const ruleOf = new Map<Action, AccessRule>(accessTable.map((rule) => [rule.action, rule]));

/** Whether one of the roles takes the action; to which things is `reaches`. */
export function mayDo(held: readonly Role[], action: Action): boolean {
  return held.some((role) => ruleOf.get(action)?.roles.includes(role) ?? false);
}

/** Whether an organization that stands so to a thing may be acted for; without any standing it may not. */
export function reaches(action: Action, standing: Standing | undefined): boolean {
  return standing !== undefined && (ruleOf.get(action)?.standings.includes(standing) ?? false);
}

/** Everything the roles take, in the order of the table. */
export function actionsOf(held: readonly Role[]): readonly Action[] {
  return accessTable.map(({ action }) => action).filter((action) => mayDo(held, action));
}

/** How an organization stands to a loan, and to all that hangs on it. */
export function standingInLoan(
  { lender, borrower }: { readonly lender: Identified; readonly borrower: Identified },
  organizationId: string,
): Standing | undefined {
  if (lender.id === organizationId) return "lender";
  return borrower.id === organizationId ? "borrower" : undefined;
}

interface Identified {
  readonly id: string;
}
