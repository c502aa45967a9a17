/** A feed of the borrower with a message that it could not take, and an assignment of its KPI. */
import { expect } from "chai";
import type { AccessWorld } from "./access-world.ts";
import { ask } from "./raw-request.ts";

type Answered = Readonly<Record<string, unknown>>;

export async function recordFeed(
  { service, tokenOf }: Pick<AccessWorld, "service" | "tokenOf">,
  kpiId: string,
): Promise<Readonly<Record<"feedId" | "messageId" | "assignmentId", string>>> {
  const send = async (where: string, body: object, token: string): Promise<Answered> => {
    const sent = { method: "POST", token, body: JSON.stringify(body) };
    const { status, text } = await ask(`${service.url}${where}`, sent);
    expect(status, text).to.be.oneOf([200, 201]);
    return JSON.parse(text) as Answered;
  };
  const organizer = tokenOf("borrower", "organizer");
  const terms = { kpiId, name: "matrix", form: "sanpo", proof: "bearer" };
  const feedId = String((await send("/v1/feeds", terms, organizer))["id"]);
  const { secret } = await send(`/v1/feeds/${feedId}/secret-views`, {}, organizer);
  const message = await send(`/v1/feeds/${feedId}/messages`, {}, String(secret));
  const assignment = { subject: "project", effectiveOn: "2025-04-01" };
  const { assignments } = await send(`/v1/kpis/${kpiId}/assignments`, assignment, organizer);
  const [assigned] = assignments as readonly { readonly id: string }[];
  return { feedId, messageId: String(message["id"]), assignmentId: assigned?.id ?? "" };
}
