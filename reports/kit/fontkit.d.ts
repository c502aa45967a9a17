/** The part of fontkit the reports use. The package carries no types of its own. */
declare module "fontkit" {
  export interface Glyph {
    /** 0 is `.notdef`: the font has no shape for it. */
    readonly id: number;
    readonly advanceWidth: number;
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly advanceWidth: number;
  }

  export interface Font {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    layout(text: string): GlyphRun;
  }

  export function create(data: Uint8Array, postscriptName?: string): Font;
}
