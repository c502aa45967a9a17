import { createHmac } from "node:crypto";
import { expect } from "chai";
import { signatures } from "../../../src/http/webhook/compose-webhooks.ts";
import { instantFromMillis } from "../../../src/domain/kernel/instant.ts";

describe("the signature of a webhook", () => {
  /** The test vector of the Standard Webhooks libraries. */
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: instantFromMillis(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };

  it("is that of the Standard Webhooks specification", () => {
    expect(signatures([secret], message)).to.equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("is an HMAC-SHA256 over id, time and body, also of Japanese text", () => {
    const body = '{"name":"貸付実行"}';
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const own = createHmac("sha256", key).update(`${message.id}.1614265330.${body}`, "utf8").digest("base64");
    expect(signatures([secret], { ...message, body })).to.equal(`v1,${own}`);
  });

  it("is given once for each secret that holds", () => {
    const other = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    const both = signatures([other, secret], message).split(" ");
    expect(both).to.deep.equal([signatures([other], message), signatures([secret], message)]);
  });
});
