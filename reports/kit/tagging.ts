/** Structure: everything drawn is either inside a tag of the document's tree or an artifact. */
import type { Paper } from "./paper.ts";

export type Element = PDFKit.PDFStructureElement;
export type TagOptions = PDFKit.Mixins.StructureElementOptions;

/** Draws the content of one new tag below `parent`. */
export function tagged(
  { pdf }: Pick<Paper, "pdf">,
  parent: Element,
  { tag, ...options }: TagOptions & { readonly tag: string },
  draw: () => void,
): void {
  parent.add(pdf.struct(tag, options, draw));
}

/** A new tag below `parent` whose own children follow; it has to be ended. */
export function openTag(
  { pdf }: Pick<Paper, "pdf">,
  parent: Element,
  { tag, ...options }: TagOptions & { readonly tag: string },
): Element {
  const element = pdf.struct(tag, options);
  parent.add(element);
  return element;
}

/** Draws decoration that a screen reader passes over. */
export function artifact(
  { pdf }: Pick<Paper, "pdf">,
  draw: () => void,
  type: "Layout" | "Pagination" = "Layout",
): void {
  pdf.markContent("Artifact", { type });
  draw();
  pdf.endMarkedContent();
}
