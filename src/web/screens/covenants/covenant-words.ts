import { useTranslation } from "react-i18next";

/** The reader's word for a parameter of a covenant, or for one of the choices it has; else the name itself. */
export function useCovenantWord(): (list: "param" | "option", name: string) => string {
  const { t } = useTranslation();
  const { params, options } = t("covenantSetUp", { returnObjects: true });
  const lines = t("covenantCodes.line", { returnObjects: true });
  return (list, name) => {
    const words: Readonly<Record<string, string | undefined>> =
      list === "param" ? params : { ...lines, ...options };
    return words[name] ?? name;
  };
}
