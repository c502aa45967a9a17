import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Era, Language } from "../figures/day-text.ts";

interface Preferences {
  readonly language: Language;
  readonly era: Era;
  readonly chooseLanguage: (language: Language) => void;
  readonly chooseEra: (era: Era) => void;
}

const languageKey = "sanpo-language";
const eraKey = "sanpo-era";

export function keptLanguage(): Language | undefined {
  const kept = localStorage.getItem(languageKey);
  return kept === "ja" || kept === "en" ? kept : undefined;
}

function keptEra(): Era {
  return localStorage.getItem(eraKey) === "japanese" ? "japanese" : "western";
}

const PreferencesContext = createContext<Preferences | null>(null);

export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "ja";
  const [era, setEra] = useState(keptEra);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const preferences = useMemo<Preferences>(
    () => ({
      language,
      era,
      chooseLanguage(chosen) {
        localStorage.setItem(languageKey, chosen);
        document.documentElement.lang = chosen;
        void i18n.changeLanguage(chosen);
      },
      chooseEra(chosen) {
        localStorage.setItem(eraKey, chosen);
        setEra(chosen);
      },
    }),
    [language, era, i18n],
  );
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = use(PreferencesContext);
  if (preferences === null) throw new Error("usePreferences outside of PreferencesProvider");
  return preferences;
}
