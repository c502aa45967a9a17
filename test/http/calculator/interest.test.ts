import { expect } from "chai";
import { interestRequest, interestResponse } from "../../../src/contract/calculator/interest.ts";
import { answerInterest } from "../../../src/http/calculator/interest.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const half = { startOn: "2025-03-31", endOn: "2025-09-30", principal: "500000000", annualRate: "0.008" };

function answer(request: unknown) {
  return answerInterest(interestRequest.parse(request));
}

describe("calculator interest", () => {
  runWorkedCases({ file: "loan.json", calculator: "interest" }, interestRequest, answerInterest);

  it("sums adjacent segments exactly and rounds once; days and exact parts are shown", () => {
    const segments = [
      { ...half, endOn: "2025-08-01" },
      { ...half, startOn: "2025-08-01", annualRate: "0.0075" },
    ];
    // 500 m × 0.80 % × 123 / 365 = 1,347,945.2054…; 500 m × 0.75 % × 60 / 365 = 616,438.3561…
    expect(interestResponse.parse(accepted(answer({ segments })))).to.deep.equal({
      interest: "1964383",
      exact: "1964383.5616438356",
      segments: [
        { days: 123, exact: "1347945.2054794521" },
        { days: 60, exact: "616438.3561643836" },
      ],
    });
  });

  it("uses the defaults of Japanese loans where the rule says nothing", () => {
    expect(accepted(answer({ segments: [half] })).interest).to.equal("2005479");
  });

  it("shows major units of the currency, and bears interest on every cent", () => {
    const segments = [
      {
        ...half,
        startOn: "2025-04-01",
        endOn: "2026-04-01",
        principal: "1000.99",
        annualRate: "0.01",
      },
    ];
    expect(accepted(answer({ currency: "USD", segments }))).to.deep.equal({
      interest: "10.00",
      exact: "10.0099",
      segments: [{ days: 365, exact: "10.0099" }],
    });
  });

  it("is exact beyond 2^53", () => {
    const long = {
      startOn: "1900-01-01",
      endOn: "2200-01-01",
      principal: "9007199254740991",
      annualRate: "1",
    };
    // 300 years of 365 days and 73 leap days; 9,007,199,254,740,991 × 109,573 / 365, cut
    const { interest, segments } = accepted(answer({ segments: [long] }));
    expect(segments[0]?.days).to.equal(109_573);
    expect(interest).to.equal("2703961216273245498");
  });

  it("floors a negative rate away from zero, as the mode says", () => {
    const negative = { ...half, annualRate: "-0.008" };
    expect(accepted(answer({ segments: [negative] })).interest).to.equal("-2005480");
  });

  const refusals: readonly [name: string, change: object, code: string, pointer?: string][] = [
    ["no segments", { segments: [] }, "noSegments"],
    [
      "an end before the start",
      { segments: [{ ...half, endOn: "2025-03-30" }] },
      "endBeforeStart",
      "/segments/0",
    ],
    [
      "a gap between segments",
      { segments: [half, { ...half, startOn: "2025-10-01", endOn: "2025-10-02" }] },
      "segmentsNotAdjacent",
      "/segments/1",
    ],
    [
      "a negative principal",
      { segments: [{ ...half, principal: "-1" }] },
      "principalNegative",
      "/segments/0/principal",
    ],
    [
      "half a yen",
      { segments: [{ ...half, principal: "0.5" }] },
      "amountTooPrecise",
      "/segments/0/principal",
    ],
    [
      "an amount no database holds",
      { segments: [{ ...half, principal: "9007199254740992" }] },
      "amountTooLarge",
      "/segments/0/principal",
    ],
    [
      "a principal unit of zero",
      { segments: [half], interestRule: { principalUnit: "0" } },
      "principalUnitNotPositive",
      "/interestRule/principalUnit",
    ],
    [
      "a negative principal unit",
      { segments: [half], interestRule: { principalUnit: "-100" } },
      "principalUnitNotPositive",
      "/interestRule/principalUnit",
    ],
  ];
  for (const [name, request, code, pointer] of refusals) {
    it(`refuses ${name}`, () => {
      const rejection = refused(answer(request));
      expect(rejection.code).to.equal(code);
      expect(rejection.pointer).to.equal(pointer);
    });
  }

  it("takes no day that does not exist, no rate beyond 100 %, no unknown rule and no list beyond its bound", () => {
    for (const segments of [
      [{ ...half, endOn: "2025-02-30" }],
      [{ ...half, annualRate: "1.01" }],
      [{ ...half, principal: 1 }],
      Array.from({ length: 1_001 }, () => half),
    ]) {
      expect(interestRequest.safeParse({ segments }).success).to.equal(false);
    }
    const interestRule = { dayCount: "act366" };
    expect(interestRequest.safeParse({ segments: [half], interestRule }).success).to.equal(false);
  });
});
