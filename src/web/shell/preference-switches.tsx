import {
  ActionIcon,
  SegmentedControl,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../parts/icons.tsx";
import { usePreferences } from "./preferences.tsx";

export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation();
  const { language, chooseLanguage } = usePreferences();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("shell.language")}
      value={language}
      onChange={chooseLanguage}
      data={[
        { value: "ja", label: "日本語" },
        { value: "en", label: "English" },
      ]}
    />
  );
}

export function EraSwitch(): ReactNode {
  const { t } = useTranslation();
  const { era, chooseEra } = usePreferences();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("shell.era")}
      value={era}
      onChange={chooseEra}
      data={[
        { value: "western", label: t("shell.western") },
        { value: "japanese", label: t("shell.japanese") },
      ]}
    />
  );
}

export function SchemeSwitch(): ReactNode {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light") === "dark";
  const label = isDark ? t("shell.toLight") : t("shell.toDark");
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={label}
        onClick={() => {
          setColorScheme(isDark ? "light" : "dark");
        }}
      >
        <Icon name={isDark ? "sun" : "moon"} />
      </ActionIcon>
    </Tooltip>
  );
}
