/**
 * Indexes along which a change finds what it affects. A journal entry is inserted after the rows that name it, so the
 * database looks for them at each entry: without an index that is the whole table, once an entry.
 */
export const affectedLoanIndexes: readonly string[] = [
  "create index interest_posting_by_entry_id on interest_posting (entry_id)",
  "create index repayment_by_entry_id on repayment (entry_id)",
  "create index receipt_by_entry_id on receipt (entry_id)",
  "create index tranche_by_base_rate_index on tranche (organization_id, base_rate_index)",
  "create index spt_by_test_on on spt (organization_id, test_on)",
  "create index facility_by_project_lender on facility (project_id, organization_id)",
  "create index facility_by_project_borrower on facility (project_id, borrower_id)",
  "create index loan_recomputation_by_loan on loan_recomputation (loan_id, id)",
];
