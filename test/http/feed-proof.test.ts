import { expect } from "chai";
import { Webhook } from "standardwebhooks";
import { provenByBearer, provenBySignature } from "../../src/http/feed/proof.ts";
import type { SignedBody } from "../../src/http/handler.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
const body = '{"id":"1","value":"51.7"}';

function signed(text: string, { at = new Date(), by = secret } = {}): SignedBody {
  const headers: Record<string, string> = {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(by).sign("msg_1", at, body),
  };
  return { bytes: new TextEncoder().encode(text), header: (name) => headers[name] };
}

function carrying(authorization: string | undefined): Pick<SignedBody, "header"> {
  return { header: () => authorization };
}

describe("proof of a feed's message", () => {
  it("is a signature over id, moment and every byte, by any secret that still opens", () => {
    expect(provenBySignature([secret], signed(body))).to.equal("msg_1");
    expect(provenBySignature([other, secret], signed(body))).to.equal("msg_1");
    expect(provenBySignature([other], signed(body))).to.equal(undefined);
    expect(provenBySignature([secret], signed(body.replace("51.7", "99")))).to.equal(undefined);
    expect(provenBySignature([], signed(body))).to.equal(undefined);
  });

  it("is of five minutes: what was signed before is a replay", () => {
    const old = new Date(Date.now() - 6 * 60_000);
    expect(provenBySignature([secret], signed(body, { at: old }))).to.equal(undefined);
  });

  it("or is the feed's secret as Bearer, for a platform that can only send fixed headers", () => {
    expect(provenByBearer(["feed_a", "feed_b"], carrying("Bearer feed_b"))).to.equal(true);
    expect(provenByBearer(["feed_a"], carrying("Bearer feed_b"))).to.equal(false);
    expect(provenByBearer(["feed_a"], carrying("feed_a"))).to.equal(false);
    expect(provenByBearer(["feed_a"], carrying(undefined))).to.equal(false);
  });
});
