/** Tables whose rows each name a file of the evidence store by its SHA-256 and size. */
export const fileTables = [
  "evidence",
  "statement_evidence",
  "attestation_file",
  "application_document",
  "partnership_document",
  "valuation_evidence",
] as const;
