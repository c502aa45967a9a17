/** Indexes along which a change finds the loans, tests and projects it affects, and none of the others. */
export const affectedLoanIndexes: readonly string[] = [
  "create index tranche_by_base_rate_index on tranche (organization_id, base_rate_index)",
  "create index spt_by_test_on on spt (organization_id, test_on)",
  "create index facility_by_project_lender on facility (project_id, organization_id)",
  "create index facility_by_project_borrower on facility (project_id, borrower_id)",
  "create index loan_recomputation_by_loan on loan_recomputation (loan_id, id)",
];
