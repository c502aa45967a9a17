import type { Language } from "../../src/domain/report/language.ts";

/** The look of every document: A4, one deep blue, few greys; colours pass WCAG AA on their grounds. */
export const colors = {
  brand: "#12365f",
  brandSoft: "#e9eff6",
  brandPale: "#f5f8fb",
  text: "#1b2530",
  muted: "#55636f",
  rule: "#c6d0da",
  white: "#ffffff",
  good: "#176b43",
  bad: "#a92a1f",
  notice: "#7a4b00",
  noticeSoft: "#fdf3de",
  actual: "#1d5fa8",
  target: "#b8500f",
} as const;

export type Color = (typeof colors)[keyof typeof colors];

/** Points. */
export const page = {
  width: 595.28,
  height: 841.89,
  margins: { top: 58, bottom: 58, left: 48, right: 48 },
} as const;

export const textWidth = page.width - page.margins.left - page.margins.right;

/** Points. Latin letters of the face are large for their size, so English is set a little smaller. */
export const sizesIn = {
  ja: { title: 19, heading: 12.5, subheading: 10.5, text: 9, table: 7.8, small: 7.2 },
  en: { title: 19, heading: 12.5, subheading: 10, text: 8.5, table: 7.2, small: 6.7 },
} as const satisfies Record<Language, Sizes>;

export type Sizes = Readonly<Record<"title" | "heading" | "subheading" | "text" | "table" | "small", number>>;
