/** A programme of the bank, an application of its borrower under it, a crisis event and a cooperation, by requests alone. */
import { expect } from "chai";
import type { AccessWorld, Side } from "./access-world.ts";
import { programmeSample } from "./programme-cases.ts";
import { sampleContent, sampleLending, sampleProgramme } from "./programme-desk.ts";
import { ask } from "./raw-request.ts";
import type { Role } from "../../src/domain/party/role.ts";

interface About {
  readonly project: string;
  readonly kpi: string;
  readonly facility: string;
}

interface Answered {
  readonly id: string;
  readonly revision: number;
  readonly documents: readonly { readonly id: string }[];
}

type Who = readonly [Side, Role];

const officer: Who = ["lender", "officer"];
const organizer: Who = ["borrower", "organizer"];

export async function recordProgramme(
  { service, tokenOf }: AccessWorld,
  { project, kpi, facility }: About,
): Promise<Readonly<Record<string, string>>> {
  const send = async <T>([side, role]: Who, where: string, body: object, method = "POST"): Promise<T> => {
    const sent = body instanceof FormData ? body : JSON.stringify(body);
    const asked = { method, token: tokenOf(side, role), body: sent };
    const { status, text } = await ask(`${service.url}${where}`, asked);
    expect(status, `${where} ${text}`).to.be.oneOf([200, 201]);
    return JSON.parse(text) as T;
  };
  const approved = async (where: string, body: object): Promise<void> => {
    const { id } = await send<Answered>(officer, where, body);
    await send(["lender", "approver"], `/v1/approvals/${id}/approvals`, {});
  };
  const first = async (where: string): Promise<string> => {
    const token = tokenOf(...officer);
    const { text } = await ask(`${service.url}${where}`, { method: "GET", token });
    const { items } = JSON.parse(text) as { readonly items: readonly Listed[] };
    return items.find(({ code }) => code === undefined || code === sampleProgramme.code)?.id ?? "";
  };
  const lending = { ...sampleLending, baseRateIndex: undefined };
  await approved("/v1/programmes", { ...sampleProgramme, lending });
  const programmeId = await first("/v1/programmes");
  const begun = await send<Answered>(organizer, `/v1/programmes/${programmeId}/applications`, {
    projectId: project,
  });
  const of = `/v1/applications/${begun.id}`;
  const content = { ...sampleContent, kpis: [{ kpiId: kpi, baseline: null, target: "60" }] };
  await send(organizer, `${of}/draft`, { revision: begun.revision, content }, "PUT");
  let given = begun;
  for (const code of programmeSample.documents) {
    const form = new FormData();
    form.append("code", code);
    form.append("file", new Blob(["%PDF-1.7\n%%EOF\n"], { type: "application/pdf" }), `${code}.pdf`);
    given = await send<Answered>(organizer, `${of}/documents`, form);
  }
  await send(organizer, `${of}/submissions`, {});
  await decide(approved, { of, send });
  await approved("/v1/crisis-events", crisisOf(programmeId));
  const cooperation = await send<Answered>(officer, "/v1/cooperations", {
    name: { ja: "協調融資", en: "Together" },
    facilityId: facility,
  });
  return {
    programmeId,
    applicationId: begun.id,
    "application-documents/documentId": given.documents[0]?.id ?? "",
    crisisId: await first("/v1/crisis-events"),
    cooperationId: cooperation.id,
    number: "1",
  };
}

interface Listed {
  readonly id: string;
  readonly code?: string;
}

interface Deciding {
  readonly of: string;
  readonly send: <T>(who: Who, where: string, body: object) => Promise<T>;
}

/** As far as the letter. */
async function decide(
  approved: (where: string, body: object) => Promise<void>,
  { of, send }: Deciding,
): Promise<void> {
  const step = (name: string) => send(officer, `${of}/steps`, { step: name });
  await step("takenUp");
  const { review } = await send<{ review: { candidates: readonly { id: string; name: string }[] } }>(
    officer,
    `${of}/steps`,
    { step: "returned", reason: "試験" },
  );
  await send(organizer, `${of}/submissions`, {});
  await step("takenUp");
  const named = (role: Role): string =>
    review.candidates.find(({ name }) => name === `${role} of lender`)?.id ?? "";
  await send(officer, `${of}/reviewers`, { reviewerIds: [named("reviewer"), named("approver")] });
  await step("passedToReview");
  const grades = { needGap: 4, intensity: 2, additionality: 3, evidence: 2, viability: 3, lock: 3 };
  for (const role of ["reviewer", "approver"] as const) {
    await send(["lender", role], `${of}/reviews`, { grades, likelihood: "0.8" });
  }
  await step("passedToDecision");
  await approved(`${of}/decisions`, {
    kind: "conditional",
    reasons: "試験",
    granted: { tier: "B", uses: sampleContent.uses },
    conditions: [{ text: "試験" }],
  });
}

function crisisOf(programmeId: string): object {
  return {
    kind: "disaster",
    name: { ja: "架空地震", en: "Fictional earthquake" },
    startsOn: "2026-01-01",
    endsOn: "2027-01-01",
    regions: ["架空県"],
    programmeIds: [programmeId],
  };
}
