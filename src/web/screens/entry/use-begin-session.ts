import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSessionChanges, type Session } from "../../api/session.ts";
import { keptLanguage } from "../../shell/preferences.tsx";

/** What follows a sign-in: the person's language, and the page that was asked for. */
export function useBeginSession(next: string | undefined): (session: Session) => Promise<void> {
  const { i18n } = useTranslation();
  const router = useRouter();
  const { begin } = useSessionChanges();
  return async (session) => {
    if (keptLanguage() === undefined) await i18n.changeLanguage(session.person.language);
    begin(session);
    router.history.push(next !== undefined && /^\/(?!\/)/.test(next) ? next : "/");
  };
}
