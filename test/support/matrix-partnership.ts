/** A partnership agreement of the borrower's project with its signed document. */
import { expect } from "chai";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { AccessWorld } from "./access-world.ts";
import { ask } from "./raw-request.ts";

interface Plan {
  readonly partnerships: readonly {
    readonly id: string;
    readonly documents: readonly { readonly id: string }[];
  }[];
}

export async function recordPartnership(
  { service, tokenOf }: Pick<AccessWorld, "service" | "tokenOf">,
  projectId: string,
): Promise<Readonly<Record<"partnershipId" | "documentId", string>>> {
  const token = tokenOf("borrower", "organizer");
  const send = async (where: string, body: string | FormData): Promise<Plan["partnerships"][number]> => {
    const { status, text } = await ask(`${service.url}${where}`, { method: "POST", token, body });
    expect(status, text).to.equal(201);
    const [partnership] = (JSON.parse(text) as Plan).partnerships;
    return present(partnership, "a partnership");
  };
  const terms = {
    pattern: "localCompany",
    name: { ja: "連携協定" },
    parties: [
      { side: "municipality", name: { ja: "近江八幡市" }, municipalityCode: null },
      { side: "company", name: { ja: "山﨑砂利商店" }, municipalityCode: null },
    ],
    ...{ signedOn: "2025-01-10", startsOn: "2025-01-10", endsOn: null },
    ...{ terms: { ja: "" }, promises: [], reviewOn: ["2026-01-10"], atEnd: { ja: "" } },
  };
  const { id } = await send(`/v1/projects/${projectId}/partnerships`, JSON.stringify({ terms }));
  const form = new FormData();
  form.append("file", new Blob(["%PDF-1.7\n%%EOF\n"], { type: "application/pdf" }), "agreement.pdf");
  const { documents } = await send(`/v1/partnerships/${id}/documents`, form);
  return { partnershipId: id, documentId: documents[0]?.id ?? "" };
}
