/** What pdfkit 0.20 takes and @types/pdfkit 0.17 does not know: parsed fonts, structure attributes, relationships. */
import type { Font } from "fontkit";

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      registerFont(name: string, src: Font): this;
    }

    interface StructureElementOptions {
      bbox?: [number, number, number, number];
      placement?: "Block" | "Inline";
      scope?: "Row" | "Column" | "Both";
    }

    interface PDFAttachmentOptions {
      relationship?: "Source" | "Data" | "Alternative" | "Supplement" | "Unspecified";
    }
  }
}
