/**
 * What is recorded together should lie together: a range of a portfolio writes thousands of rows, and each page of an
 * index that it touches is written to the log and again to the file. Postings of one account and day were ordered by
 * their amounts, so that each went to a page of its own; by entry, whose ids grow with time, they go in one after
 * another. The index holds the amounts all the same, for sums that read no row. The second index by loan alone of
 * `loan_recomputation` found nothing that the first, by loan and id, does not find.
 */
export const appendInPlace: readonly string[] = [
  "drop index posting_by_account_id_effective_on_amount_minor",
  "create index posting_by_account_day_entry on posting (account_id, effective_on, entry_id, amount_minor)",
  "drop index loan_recomputation_by_loan_id",
];
