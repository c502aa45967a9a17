import { expect } from "chai";
import { agreedCovenant } from "../../../src/contract/covenant/terms.ts";
import {
  certificateState,
  decideCertificate,
  type CertificateEvent,
} from "../../../src/domain/covenant/compliance-certificate.ts";
import { agreeCovenant } from "../../../src/domain/covenant/covenant-law-book.ts";
import { headroomLevel } from "../../../src/domain/covenant/headroom.ts";
import { agreedFor } from "../../../src/domain/covenant/amendment.ts";
import { judgeCovenant } from "../../../src/domain/covenant/judged-test.ts";
import { dueReminder } from "../../../src/domain/covenant/reminder.ts";
import { standingStatements, type Statement } from "../../../src/domain/covenant/statement.ts";
import { testDates } from "../../../src/domain/covenant/test-schedule.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../../src/domain/kernel/instant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { accepted, refused } from "../../support/decisions.ts";

const schedule = {
  firstTestOn: "2021-02-28",
  lastTestOn: "2023-03-31",
  everyMonths: 12,
  dueAfterMonths: 3,
  graceDays: 14,
};
const floor = {
  kind: "netAssetsFloor",
  params: { percent: "0.75", basis: "higherOf", baseYear: "10000" },
} as const;
const agreed = (part: object = {}) => {
  const { warning, ...read } = agreedCovenant.parse({ terms: floor, schedule, ...part });
  return { ...read, warning };
};
const at = (second: number) => `2025-01-01T00:00:0${String(second)}.000Z` as Instant;

function statement(termEndOn: string, netAssets: string, version = 1): Statement {
  return {
    id: `${termEndOn}-${String(version)}`,
    termEndOn: localDate(termEndOn),
    basis: "standalone",
    version,
    figures: { netAssets: decimal(netAssets) },
    recordedAt: at(version),
  };
}

describe("agreed covenants", () => {
  it("are tested at month ends, due months later with a grace", () => {
    const first = testDates(agreed().schedule).slice(0, 2);
    expect(first).to.deep.equal([
      { testOn: "2021-02-28", dueOn: "2021-05-31", graceEndOn: "2021-06-14" },
      { testOn: "2022-02-28", dueOn: "2022-05-31", graceEndOn: "2022-06-14" },
    ]);
  });

  it("are refused where their terms, schedule, step, consequence or warning do not hold", () => {
    const code = (part: object) => refused(agreeCovenant(agreed(part))).code;
    expect(code({ terms: { ...floor, params: { percent: "1.1", basis: "prior" } } })).to.equal(
      "percentageOutOfRange",
    );
    expect(code({ schedule: { ...schedule, lastTestOn: "2020-03-31" } })).to.equal("scheduleReversed");
    expect(code({ schedule: { ...schedule, everyMonths: 0 } })).to.equal("testIntervalOutOfRange");
    expect(code({ consequence: { kind: "rateStep", stepBp: "-5" } })).to.equal("stepNotPositive");
    expect(code({ consequence: { kind: "automaticAcceleration" } })).to.equal("automaticOnlyForInsolvency");
    expect(code({ warning: { measure: "share", level: "-0.1" } })).to.equal("warningNegative");
    const sustainability = {
      terms: { kind: "sustainability" },
      consequence: { kind: "accelerationOnRequest" },
    };
    expect(code(sustainability)).to.equal("consequenceNotForSustainability");
    const sales = { minimum: "1", numerator: "sales", denominator: "sales" };
    expect(code({ terms: { kind: "coverage", params: sales } })).to.equal("sameLineTwice");
  });

  it("keep every figure a test has read with the statement it came from", () => {
    const covenant = agreed();
    const terms = { ...covenant, terms: agreedCovenant.parse({ terms: floor, schedule }).terms };
    if (terms.terms.kind !== "netAssetsFloor") throw new Error("another kind");
    const statements = standingStatements(
      [
        statement("2024-03-31", "8000"),
        statement("2025-03-31", "6200", 1),
        statement("2025-03-31", "7600", 2),
      ],
      { knownAt: at(1) },
    );
    const judged = accepted(
      judgeCovenant({ ...terms, terms: terms.terms }, { testOn: localDate("2025-03-31"), statements }),
    );
    expect(judged.result.state).to.equal("breached");
    expect(judged.level).to.equal("beyondLimit");
    expect(judged.inputs).to.deep.include({
      line: "netAssets",
      termEndOn: "2025-03-31",
      value: "6200",
      statementId: "2025-03-31-1",
      version: 1,
    });
  });

  it("apply as amended from the first test date of the amendment on", () => {
    const amendment = { fromTestOn: localDate("2023-03-31"), covenant: agreed({ basis: "consolidated" }) };
    expect(agreedFor(agreed(), [amendment], localDate("2022-03-31")).basis).to.equal("standalone");
    expect(agreedFor(agreed(), [amendment], localDate("2023-03-31")).basis).to.equal("consolidated");
  });

  it("warn at the level agreed, before there is a breach", () => {
    const warning = { measure: "share", level: decimal("0.1") } as const;
    const level = (headroom: bigint) =>
      headroomLevel(
        { state: "complied", threshold: decimal(100), headroom: { numerator: headroom, denominator: 1n } },
        warning,
      );
    expect([level(11n), level(10n), level(0n)]).to.deep.equal(["comfortable", "nearLimit", "nearLimit"]);
  });
});

describe("reminder", () => {
  const dueOn = localDate("2026-06-30");
  const on = (day: string, sent: Parameters<typeof dueReminder>[2] = []) =>
    dueReminder(dueOn, localDate(day), sent);

  it("goes out thirty and seven days before, on the day and seven days after, once each", () => {
    expect(on("2026-05-30")).to.equal(undefined);
    expect(on("2026-05-31")).to.equal(-30);
    expect(on("2026-06-23", [-30])).to.equal(-7);
    expect(on("2026-06-30", [-30, -7])).to.equal(0);
    expect(on("2026-07-07", [-30, -7, 0])).to.equal(7);
    expect(on("2026-08-01", [-30, -7, 0, 7])).to.equal(undefined);
  });

  it("is only the latest where days were missed", () => {
    expect(on("2026-07-20")).to.equal(7);
    expect(on("2026-06-24", [-7])).to.equal(undefined);
  });
});

describe("compliance certificate", () => {
  const contentHash = "a".repeat(64);
  const event = (kind: CertificateEvent["kind"], personId: string): CertificateEvent => ({
    kind,
    personId,
    contentHash,
    recordedAt: at(1),
  });
  const sign = { kind: "signed", personId: "b", side: "borrower", contentHash } as const;
  const check = { kind: "checked", personId: "l", side: "lender", contentHash } as const;
  const signed = { contentHash, events: [event("signed", "b")] };

  it("is signed by the borrower, then checked by the lender", () => {
    expect(accepted(decideCertificate({ contentHash, events: [] }, sign))).to.deep.equal({
      state: "signed",
      isNew: true,
    });
    expect(accepted(decideCertificate(signed, check)).state).to.equal("checked");
    expect(certificateState({ events: [...signed.events, event("checked", "l")] })).to.equal("checked");
  });

  it("signed twice has one effect", () => {
    expect(accepted(decideCertificate(signed, sign))).to.deep.equal({ state: "signed", isNew: false });
  });

  it("is not checked unsigned, by the wrong side, by its signer, or when it is not what was seen", () => {
    const code = (...input: Parameters<typeof decideCertificate>) =>
      refused(decideCertificate(...input)).code;
    expect(code({ contentHash, events: [] }, check)).to.equal("certificateStepNotAllowed");
    expect(code(signed, { ...check, side: "borrower" })).to.equal("certificateNotYours");
    expect(code(signed, { ...check, personId: "b" })).to.equal("checkerIsSigner");
    expect(code(signed, { ...check, contentHash: "b".repeat(64) })).to.equal("certificateChanged");
  });
});
