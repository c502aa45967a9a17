import { expect } from "chai";
import { previewRatchet } from "../../../src/app/loan/preview-ratchet.ts";
import { Rejected } from "../../../src/app/rejected.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { sha256 } from "../../../db/fact-text.ts";
import { jpBankCalendar } from "../../../db/calendars/jp-bank.ts";
import { repositoriesOver } from "../../support/memory-repositories.ts";
import { actorOf, at } from "../../support/report-facts.ts";
import { bank, carrier, reportLedger } from "../../support/report-ledger.ts";

describe("who decides the SPTs of an agreement", () => {
  const agreement = present(reportLedger.loan.agreement, "agreement");
  const repositories = repositoriesOver(reportLedger);
  const work = {
    ...repositories,
    loans: {
      ...repositories.loans,
      findAgreement: () => Promise.resolve({ ...agreement, lenderId: bank.id, borrowerId: carrier.id }),
      idsOfAgreement: () => Promise.resolve([]),
    },
  };

  async function codeFor(organization: typeof bank): Promise<string> {
    const request = {
      agreementId: agreement.id,
      testOn: localDate("2026-03-31"),
      certificateReceivedOn: undefined,
    };
    const asked = { actor: actorOf(organization), now: at("2027-04-15") };
    try {
      await previewRatchet(work, { calendar: jpBankCalendar(), sha256 }, asked, request);
      return "accepted";
    } catch (error) {
      if (error instanceof Rejected) return error.rejection.code;
      throw error;
    }
  }

  it("is the lender; to the borrower's people, whatever their roles, there is nothing to decide", async () => {
    expect(await codeFor(carrier)).to.equal("notFound");
  });

  it("the lender gets past that door to the next question: which loans", async () => {
    expect(await codeFor(bank)).to.equal("agreementWithoutLoan");
  });
});
