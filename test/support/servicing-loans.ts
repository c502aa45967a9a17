/** Loans to be serviced: tranches of other kinds and drawn loans, added to the sample ledger. */
import type { Database } from "../../db/connect.ts";
import { recordOn } from "../../db/transact.ts";
import { writeProductTerms } from "../../db/repositories/product-json.ts";
import { recordDrawdown } from "../../src/app/loan/record-drawdown.ts";
import { usualProductTerms, type ProductTerms } from "../../src/domain/loan/product-terms.ts";
import type { LoanKind } from "../../src/domain/loan/loan-terms.ts";
import { actingOn } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";

export interface NewLoan {
  readonly number: string;
  readonly kind: LoanKind;
  readonly principal: number;
  readonly drawdownOn: string;
  readonly firstDueOn: string;
  readonly everyMonths: number;
  readonly instalments: number;
  readonly product?: Partial<ProductTerms>;
}

/** Answers the id of the loan; its base rate is 1.475 % and its margin 0.6 %, unless it is a capital loan. */
export async function drawLoan(database: Database, newId: () => string, loan: NewLoan): Promise<string> {
  const [trancheId, loanId] = [newId(), newId()];
  const unit = { actor: people.officer, action: "drawLoan", now: at(loan.drawdownOn), newId };
  await recordOn(database)(unit, async (_repositories, { append }) => {
    await append("tranche", [
      {
        id: trancheId,
        facility_id: sample.facility,
        product_kind: loan.kind,
        base_rate_index: "SHORT_PRIME",
        day_count: "act365Fixed",
        day_inclusion: "startOnly",
        rounding: "floor",
        rounding_scope: "period",
        principal_unit_minor: 1,
        business_day_convention: "following",
      },
    ]);
    const terms = { ...usualProductTerms, ...loan.product };
    await append("tranche_terms", [
      {
        id: newId(),
        tranche_id: trancheId,
        effective_on: loan.drawdownOn,
        terms: JSON.stringify(writeProductTerms(terms)),
      },
    ]);
    await append("tranche_pricing", [
      {
        id: newId(),
        tranche_id: trancheId,
        effective_on: loan.drawdownOn,
        credit_margin: loan.kind === "capital" ? "0" : "0.006",
        provenance: "{}",
      },
    ]);
    await append("loan", [
      {
        id: loanId,
        tranche_id: trancheId,
        number: loan.number,
        principal_minor: loan.principal,
        drawdown_on: loan.drawdownOn,
        first_due_on: loan.firstDueOn,
        every_months: loan.everyMonths,
        instalments: loan.instalments,
        end_of_month: 0,
        terms: "[]",
      },
    ]);
  });
  await actingOn(database, newId)({ ...unit, action: "recordDrawdown" }, (context) =>
    recordDrawdown(context, loanId),
  );
  return loanId;
}
