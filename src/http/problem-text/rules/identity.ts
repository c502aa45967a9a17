/** Refusals of the identity context. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const identityRules = {
  passwordTooShort: {
    ja: "パスワードは {shortest} 文字以上にしてください（{length} 文字です）。",
    en: "A password has at least {shortest} characters; this one has {length}.",
  },
  passwordTooLong: {
    ja: "パスワードは {longest} 文字までです（{length} 文字です）。",
    en: "A password has at most {longest} characters; this one has {length}.",
  },
  passwordTooCommon: {
    ja: "このパスワードは推測されやすいため使えません。",
    en: "This password is too easy to guess.",
  },
  secondFactorExists: {
    ja: "二段階認証はすでに設定されています。",
    en: "You already have a second factor.",
  },
  noSecondFactor: {
    ja: "二段階認証は設定されていません。",
    en: "You have no second factor.",
  },
  secondFactorRequired: {
    ja: "所属する組織が二段階認証を求めているため、解除できません。",
    en: "An organization you belong to asks for the second factor; it stays.",
  },
  roleUnknown: {
    ja: "「{role}」という役割はありません（選べる役割：{options}）。",
    en: 'There is no role "{role}"; choose among {options}.',
  },
  ownRoles: {
    ja: "自分自身の役割や二段階認証は変更できません。ほかの管理者に依頼してください。",
    en: "Nobody changes his own roles or second factor here; ask another administrator.",
  },
  memberUnknown: {
    ja: "この人は組織に所属していません。",
    en: "This person is no member of the organization.",
  },
  rolesUnchanged: {
    ja: "役割は変わっていません。",
    en: "The roles are the same as before.",
  },
  lastAdmin: {
    ja: "最後の管理者は外せません。先に別の管理者を加えてください。",
    en: "The last administrator stays: add another one first.",
  },
  serviceAccountRole: {
    ja: "サービスアカウントに「{role}」の役割は付けられません。",
    en: 'A service account cannot hold the role "{role}".',
  },
  emailMalformed: {
    ja: "メールアドレスの形式が正しくありません。",
    en: "This is no e-mail address.",
  },
  alreadyMember: {
    ja: "この人はすでに所属しています。",
    en: "This person is a member already.",
  },
  alreadyInvited: {
    ja: "この人はすでに招待されています。再送するか取り下げてください。",
    en: "This person has been invited already: send the link again or withdraw it.",
  },
  invitationEnded: {
    ja: "この招待は承諾または取下げ済みです。",
    en: "This invitation has been accepted or withdrawn.",
  },
  memberElsewhere: {
    ja: "この人はほかの組織にも所属しているため、ここでは解除できません。",
    en: "This person works for another organization too: his second factor cannot be removed from here.",
  },
  retentionNotOver: {
    ja: "{before} より前の記録はまだ削除できません。保存期間（{years} 年）により {keptFrom} 以降の記録を残します。",
    en: "Nothing from before {before} may be deleted yet: what happened since {keptFrom} is kept for {years} years.",
  },
  noServiceAccount: {
    ja: "サービスアカウントではありません。本人がトークンを作成します。",
    en: "This is no service account: people make their tokens themselves.",
  },
  emailTaken: {
    ja: "このメールアドレスはすでに使われています。",
    en: "This e-mail address is taken.",
  },
} as const satisfies RuleTexts;
