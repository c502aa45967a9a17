/**
 * Where a stated figure comes from. A report mixes figures of the books with figures taken from public sources and,
 * in demonstrations, with invented ones; a reader must be able to tell them apart on the page. So every item that
 * could be any of the three carries its provenance, and there is no default.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import type { Bilingual } from "../kernel/bilingual.ts";

export type Provenance =
  | { readonly kind: "recorded" }
  /** `source` is the id of a `PublicSource` of the same report. */
  | { readonly kind: "public"; readonly source: string }
  /** 架空: made up, and marked so wherever it is shown. */
  | { readonly kind: "fictional"; readonly note?: Bilingual };

export interface Stated<T> {
  readonly value: T;
  readonly provenance: Provenance;
}

/** A publication a figure was taken from; `asOf` is the day its figures hold for, where it is known. */
export interface PublicSource {
  readonly id: string;
  readonly title: Bilingual;
  readonly publisher?: Bilingual;
  readonly asOf?: LocalDate;
  readonly address?: string;
}
