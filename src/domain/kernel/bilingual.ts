/** A name or label in both languages of the ledger. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}
