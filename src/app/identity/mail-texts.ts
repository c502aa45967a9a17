/** What Sanpo Ledger writes to people, in the language of the reader. Nothing in it tells more than its reader knows. */
import type { Mail } from "./account-ports.ts";
import type { Language, Person } from "./ports.ts";

interface Wording {
  readonly subject: string;
  readonly lines: readonly string[];
}

type Reader = Pick<Person, "name" | "email" | "language">;
type Letter = Readonly<Record<Language, (figures: Readonly<Record<string, string>>) => Wording>>;

const letters = {
  passwordReset: {
    ja: ({ url = "" }) => ({
      subject: "パスワードの再設定",
      lines: [
        "パスワードを再設定するには、1 時間以内に次のリンクを開いてください。リンクは一度だけ使えます。",
        url,
        "お心当たりがない場合は、このメールを破棄してください。パスワードは変わりません。",
      ],
    }),
    en: ({ url = "" }) => ({
      subject: "Choose a new password",
      lines: [
        "To choose a new password, open this link within one hour. It works once.",
        url,
        "If you did not ask for it, ignore this mail: your password stays as it is.",
      ],
    }),
  },
  emailVerification: {
    ja: ({ url = "" }) => ({
      subject: "メールアドレスの確認",
      lines: ["このメールアドレスを確認するには、1 時間以内に次のリンクを開いてください。", url],
    }),
    en: ({ url = "" }) => ({
      subject: "Confirm your e-mail address",
      lines: ["To confirm this e-mail address, open this link within one hour.", url],
    }),
  },
  invitation: {
    ja: ({ url = "", organization = "", inviter = "" }) => ({
      subject: `${organization} への招待`,
      lines: [
        `${inviter} さんが、あなたを ${organization} の利用者として招待しました。`,
        "7 日以内に次のリンクを開いてください。リンクは一度だけ使えます。",
        url,
      ],
    }),
    en: ({ url = "", organization = "", inviter = "" }) => ({
      subject: `Invitation to ${organization}`,
      lines: [
        `${inviter} invites you to work for ${organization} in Sanpo Ledger.`,
        "Open this link within seven days. It works once.",
        url,
      ],
    }),
  },
  passwordChanged: {
    ja: () => ({
      subject: "パスワードが変更されました",
      lines: [
        "あなたのパスワードが変更され、ほかのサインインはすべて終了しました。",
        "お心当たりがない場合は、すぐに管理者へ連絡してください。",
      ],
    }),
    en: () => ({
      subject: "Your password was changed",
      lines: [
        "Your password was changed, and your other sessions have ended.",
        "If this was not you, tell your administrator at once.",
      ],
    }),
  },
  secondFactorReset: {
    ja: () => ({
      subject: "二段階認証が解除されました",
      lines: [
        "管理者があなたの二段階認証を解除しました。次のサインインの後に、もう一度設定してください。",
        "お心当たりがない場合は、すぐに管理者へ連絡してください。",
      ],
    }),
    en: () => ({
      subject: "Your second factor was removed",
      lines: [
        "An administrator removed your second factor. Add one again after you have signed in.",
        "If you do not know why, tell your administrator at once.",
      ],
    }),
  },
  webhookDisabled: {
    ja: ({ name = "", reason = "", url = "" }) => ({
      subject: `Webhook「${name}」を停止しました`,
      lines: [
        `Webhook「${name}」への送信が失敗し続けたため、自動的に停止しました（${reason}）。`,
        "届いていない出来事は失われていません。受信側を直して有効に戻すと、止まったところから送信を再開します。",
        url,
      ],
    }),
    en: ({ name = "", reason = "", url = "" }) => ({
      subject: `Webhook "${name}" was disabled`,
      lines: [
        `Sending to the webhook "${name}" kept failing, so it was disabled (${reason}).`,
        "Nothing is lost: once the receiver works again and you enable the webhook, sending goes on where it stopped.",
        url,
      ],
    }),
  },
} as const satisfies Readonly<Record<string, Letter>>;

export function letterTo(
  { name, email, language }: Reader,
  about: keyof typeof letters,
  figures: Readonly<Record<string, string>> = {},
): Mail {
  const { subject, lines } = (letters[about] as Letter)[language](figures);
  const greeting = language === "ja" ? `${name} 様` : `Dear ${name},`;
  return {
    to: email,
    subject: `[Sanpo Ledger] ${subject}`,
    text: `${[greeting, ...lines].join("\n\n")}\n`,
  };
}
