import { useTranslation } from "react-i18next";
import type { Wording } from "./ja.ts";

type CodeList = keyof Wording["codes"];

/** The reader's word for a code of the contract; a code without a word stands for itself. */
export function useCodeWord(): (list: CodeList, code: string) => string {
  const { t } = useTranslation();
  const codes = t("codes", { returnObjects: true });
  return (list, code) => {
    const words: Readonly<Record<string, string | undefined>> = codes[list];
    return words[code] ?? code;
  };
}
