/** Facilities and loans set up through the API of the running program: asked for by an officer, approved by another person. */
import { expect } from "chai";
import { present } from "../../src/domain/kernel/invariant.ts";
import { signedIn, type ApiClient } from "./api-client.ts";

export interface LoanDesk {
  readonly officer: ApiClient;
  readonly approver: ApiClient;
}

export interface FacilityAsked {
  readonly number: string;
  readonly ranking?: "senior" | "subordinated";
  readonly tranche: Readonly<Record<string, unknown>>;
  readonly loans: readonly (Readonly<Record<string, unknown>> & { readonly number: string })[];
}

interface Listed<Item> {
  readonly items: readonly Item[];
}

export async function loanDesk(url: string): Promise<LoanDesk> {
  return {
    officer: await signedIn(url, "officer@shiga.example"),
    approver: await signedIn(url, "approver@shiga.example"),
  };
}

/** One facility with one tranche and loans under it; answers the ids of the loans in their order. */
export async function drawnLoans(
  desk: LoanDesk,
  { number, ranking = "senior", tranche, loans }: FacilityAsked,
): Promise<readonly string[]> {
  const { body: projects } =
    await desk.officer.get<Listed<{ readonly id: string; readonly organizer: { readonly id: string } }>>(
      "/v1/projects",
    );
  const { id: projectId, organizer } = present(projects.items[0], "a project");
  const [firstLoan, ...others] = loans;
  await approved(desk, "/v1/facilities", {
    number,
    ranking,
    projectId,
    borrowerId: organizer.id,
    limit: "100000000",
    purpose: { ja: "設備資金", en: "Equipment" },
    agreedOn: "2025-01-06",
    tranches: [tranche],
    firstLoan,
  });
  const facility = await facilityNumbered(desk.officer, number);
  const trancheId = present(facility.tranches[0], "a tranche").id;
  for (const loan of others) await approved(desk, `/v1/tranches/${trancheId}/loans`, loan);
  const { drawnLoans: drawn } = await facilityNumbered(desk.officer, number);
  return loans.map(
    (loan) =>
      present(
        drawn.find((one) => one.number === loan.number),
        loan.number,
      ).id,
  );
}

interface FacilityAnswer {
  readonly id: string;
  readonly tranches: readonly { readonly id: string }[];
  readonly drawnLoans: readonly { readonly id: string; readonly number: string }[];
}

export async function facilityNumbered(officer: ApiClient, number: string): Promise<FacilityAnswer> {
  const { body } =
    await officer.get<Listed<{ readonly id: string; readonly number: string }>>("/v1/facilities?limit=200");
  const { id } = present(
    body.items.find((facility) => facility.number === number),
    number,
  );
  return (await officer.get<FacilityAnswer>(`/v1/facilities/${id}`)).body;
}

export async function approved({ officer, approver }: LoanDesk, path: string, body: object): Promise<void> {
  const asked = await officer.post<{ readonly id: string }>(path, body);
  expect(asked.status, JSON.stringify(asked.body)).to.equal(201);
  const answer = await approver.post(`/v1/approvals/${asked.body.id}/approvals`, {});
  expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
}
