import { useMemo } from "react";
import { dayText, instantText } from "../figures/day-text.ts";
import { usePreferences } from "./preferences.tsx";

interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

interface Format {
  readonly day: (day: string) => string;
  readonly instant: (instant: string) => string;
  /** The wording in the reader's language. */
  readonly pick: (text: Bilingual) => string;
}

/** What depends on the reader's language and calendar. */
export function useFormat(): Format {
  const { language, era } = usePreferences();
  return useMemo(
    () => ({
      day: (day) => dayText(day, { language, era }),
      instant: (instant) => instantText(instant, { language, era }),
      pick: (text) => text[language],
    }),
    [language, era],
  );
}
