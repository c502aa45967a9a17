import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../figures/day-text.ts";
import { en } from "./en.ts";
import { ja, type Wording } from "./ja.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Wording };
  }
}

/** All wording is in the bundle, so the first screen is already in the reader's language. */
export async function startWording(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { ja: { translation: ja }, en: { translation: en } },
    lng: language,
    fallbackLng: "ja",
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}
