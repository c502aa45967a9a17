/** Borrowers, projects and facilities that a range of loans needs and the lender does not have yet. */
import { present } from "../../domain/kernel/invariant.ts";
import type { LoanBookLoan } from "../../domain/loan/loan-book-loan.ts";
import { ownRecord } from "../provenance.ts";
import type { NewBorrower, NewProject } from "./ports.ts";
import type { At, Batch } from "./batch.ts";

/** Ids of the facilities by their numbers. */
export async function recordParties(
  at: At,
  batch: Batch,
  loans: readonly LoanBookLoan[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = [...new Set(loans.map(({ facilityNumber }) => facilityNumber))];
  const known = await at.work.loanImports.facilities(batch.lenderId, numbers);
  const facilityIds = new Map([...known].map(([number, { id }]) => [number, id]));
  const firsts = new Map<string, LoanBookLoan>();
  for (const loan of loans) {
    if (!facilityIds.has(loan.facilityNumber) && !firsts.has(loan.facilityNumber)) {
      firsts.set(loan.facilityNumber, loan);
    }
  }
  const opening = [...firsts.values()];
  const borrowerIds = await recordBorrowers(at, batch, opening);
  const projectIds = await recordProjects(at, batch, { loans: opening, borrowerIds });
  await at.work.facilities.record({
    facilities: opening.map((loan) => ({
      id: batch.ids("facility", loan.facilityNumber),
      borrowerId: present(borrowerIds.get(loan.borrowerName), "a borrower"),
      projectId: present(projectIds.get(loan.projectName), "a project"),
      number: loan.facilityNumber,
      limit: present(batch.limits.get(loan.facilityNumber), "a limit"),
      currency: loan.currency,
      ranking: loan.ranking,
      purpose: { ja: loan.purpose, en: loan.purpose },
      agreedOn: loan.originallyDrawnOn ?? loan.takeoverOn,
      provenance: ownRecord,
    })),
  });
  for (const number of firsts.keys()) facilityIds.set(number, batch.ids("facility", number));
  return facilityIds;
}

/** A borrower is known by its 法人番号 first, then by its name. */
async function recordBorrowers(
  { work }: At,
  { lenderId, ids }: Batch,
  loans: readonly LoanBookLoan[],
): Promise<ReadonlyMap<string, string>> {
  const known = await work.loanImports.borrowers(lenderId, {
    names: loans.map(({ borrowerName }) => borrowerName),
    numbers: loans.flatMap(({ corporateNumber }) => corporateNumber ?? []),
  });
  const found = new Map<string, string>();
  const added: NewBorrower[] = [];
  for (const { borrowerName, corporateNumber } of loans) {
    if (found.has(borrowerName)) continue;
    const numbered = corporateNumber === undefined ? undefined : known.byNumber.get(corporateNumber)?.id;
    const id = numbered ?? known.byName.get(borrowerName);
    found.set(borrowerName, id ?? ids("borrower", borrowerName));
    if (id !== undefined) continue;
    added.push({
      id: ids("borrower", borrowerName),
      name: borrowerName,
      provenance: ownRecord,
      corporateNumber:
        corporateNumber === undefined
          ? undefined
          : { id: ids("corporateNumber", corporateNumber), number: corporateNumber },
    });
  }
  await work.loanImports.addBorrowers(added);
  return found;
}

async function recordProjects(
  { work }: At,
  { lenderId, ids }: Batch,
  {
    loans,
    borrowerIds,
  }: { readonly loans: readonly LoanBookLoan[]; readonly borrowerIds: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(loans.map(({ projectName }) => projectName))];
  const found = new Map(await work.loanImports.projects(lenderId, names));
  const added: NewProject[] = [];
  for (const { projectName, borrowerName } of loans) {
    if (found.has(projectName)) continue;
    const id = ids("project", projectName);
    found.set(projectName, id);
    const borrowerId = present(borrowerIds.get(borrowerName), "a borrower");
    added.push({
      id,
      name: projectName,
      participantId: ids("participant", projectName),
      borrowerId,
      provenance: ownRecord,
    });
  }
  await work.loanImports.addProjects(added);
  return found;
}
