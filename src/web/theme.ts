import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";

const brand: MantineColorsTuple = [
  "#eef5fa",
  "#dae8f2",
  "#b3d0e4",
  "#8ab8d6",
  "#68a4ca",
  "#4a90bd",
  "#2f7cae",
  "#1c6592",
  "#115079",
  "#0b3d5c",
];

const dark: MantineColorsTuple = [
  "#d5dce4",
  "#b8c2cd",
  "#98a5b3",
  "#6b7a8a",
  "#3a4755",
  "#2a343f",
  "#1f2831",
  "#171e26",
  "#11171d",
  "#0c1116",
];

const fontFamily =
  '"Hiragino Sans", "BIZ UDPGothic", "Yu Gothic UI", "Noto Sans JP", "Meiryo", system-ui, sans-serif';

export const theme: MantineThemeOverride = createTheme({
  primaryColor: "brand",
  primaryShade: { light: 9, dark: 7 },
  colors: { brand, dark },
  fontFamily,
  headings: { fontFamily, fontWeight: "700" },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
});

/** Mantine's pale greys and reds are too faint on paper white: these meet 4.5:1. */
export const contrastVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-error": "var(--mantine-color-red-9)",
    "--mantine-color-placeholder": "var(--mantine-color-gray-7)",
    "--mantine-color-dimmed": "var(--mantine-color-gray-7)",
  },
  dark: {
    "--mantine-color-error": "var(--mantine-color-red-4)",
    "--mantine-color-placeholder": "var(--mantine-color-dark-1)",
    "--mantine-color-dimmed": "var(--mantine-color-dark-1)",
  },
});
