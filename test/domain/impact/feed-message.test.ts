import { expect } from "chai";
import type { FeedForm, FeedMapping } from "../../../src/domain/impact/feed-mapping.ts";
import { readFeedMessage } from "../../../src/domain/impact/feed-message.ts";
import type { FeedPeriodRule } from "../../../src/domain/impact/feed-period.ts";
import { canonicalDecimal } from "../../../src/domain/kernel/decimal.ts";
import { exactJson } from "../../../src/http/feed/exact-json.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface MessageCase {
  readonly name: string;
  readonly form: FeedForm;
  readonly mapping?: FeedPeriodRule & {
    readonly entityType: string;
    readonly attribute: string;
    readonly entityId?: string;
    readonly momentAttribute?: string;
  };
  readonly body: unknown;
  readonly reads?: object;
  readonly refused?: string;
}

function mappingOf({ mapping }: MessageCase): FeedMapping | undefined {
  if (mapping === undefined) return undefined;
  const { length, which, entityId, momentAttribute, ...named } = mapping;
  return { ...named, entityId, momentAttribute, period: { length, which } };
}

describe("message of a machine feed", () => {
  for (const written of readCases("impact/feed-message") as readonly MessageCase[]) {
    it(written.name, () => {
      const body = exactJson(JSON.stringify(written.body)) ?? null;
      const decision = readFeedMessage(body, { form: written.form, mapping: mappingOf(written) });
      if (written.refused !== undefined) {
        expect(refused(decision).code).to.equal(written.refused);
        return;
      }
      const { startOn, endOn, value, observedOn } = accepted(decision);
      expect({
        ...{ startOn, endOn, value: canonicalDecimal(value), observedOn: observedOn ?? null },
      }).to.deep.equal(written.reads);
    });
  }

  it("keeps every digit of a number, and numbers within texts as they are", () => {
    expect(exactJson('{"a": 0.10000000000000000001, "b": "x 1.0 \\" 2", "c": [1e3, -5]}')).to.deep.equal({
      a: "0.10000000000000000001",
      b: 'x 1.0 " 2',
      c: ["1e3", "-5"],
    });
    expect(exactJson("no json")).to.equal(undefined);
    expect(exactJson(`${"[".repeat(40)}${"]".repeat(40)}`)).to.equal(undefined);
  });
});
