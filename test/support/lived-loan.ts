/** The sample's loan, living through the real commands: reports, verdicts, corrections, fixings, prepayments, interest. */
import { recordOn, readOn } from "../../db/transact.ts";
import type { ChangeCommand } from "../../src/app/approval/request-change.ts";
import { fixingPayload } from "../../src/app/loan/fixing-change.ts";
import { positionOf, type LoanPosition } from "../../src/app/loan/loan-position.ts";
import { prepaymentPayload } from "../../src/app/loan/prepayment-change.ts";
import { ratchetPayload } from "../../src/app/loan/ratchet-change.ts";
import { Rejected } from "../../src/app/rejected.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { rate } from "./pricing.ts";
import { loanDesk, repayment } from "./loan-desk.ts";
import type { SampleDatabase } from "./sample-database.ts";
import { actingOn, deps, postInterest, reportKpi } from "./sample-facts.ts";
import { at, idMaker, people, sample } from "./sample-names.ts";

const [loanId] = sample.loans;

export type Happening =
  | { readonly kind: "report"; readonly value: string }
  | { readonly kind: "verdict" }
  | { readonly kind: "fixing"; readonly effectiveOn: string; readonly annualRate: string }
  | { readonly kind: "prepayment"; readonly millions: number }
  | { readonly kind: "interest" };

export interface LivedLoan {
  /** Answers the code of the refusal where a rule refuses it; then nothing has happened. */
  readonly live: (happening: Happening, on: string) => Promise<string | undefined>;
  readonly positionOn: (on: string) => Promise<LoanPosition>;
}

export function livedLoan(ledger: SampleDatabase, series: number): LivedLoan {
  const { database, files } = ledger;
  const newId = idMaker(series);
  const act = actingOn(database, newId);
  const desk = loanDesk(database, newId);
  const approved = async (on: string, command: ChangeCommand): Promise<void> => {
    await desk.approve(on, command);
  };
  const prepay = async (on: string, millions: number): Promise<void> => {
    const { open } = await desk.claims(loanId, on);
    const owed = open.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    if (owed > 0n) await approved(on, repayment(loanId, on, String(owed)));
    const asked = { on, amount: String(millions * 1_000_000), reinvestmentRate: null, fundedUntil: null };
    const payload = prepaymentPayload({ loanId, policy: "reduceInstalment", ...asked });
    await approved(on, { kind: "prepayment", payload });
  };
  const happen = async (happening: Happening, on: string): Promise<unknown> => {
    switch (happening.kind) {
      case "report":
        return reportKpi(act, files, {
          value: happening.value,
          reportedOn: on,
          reviewedOn: on,
          note: "集計をやり直した",
        });
      case "verdict":
        return approved(on, {
          kind: "ratchetDecision",
          payload: ratchetPayload({
            agreementId: sample.agreement,
            testOn: sample.testOn,
            certificateReceivedOn: localDate("2025-04-21"),
          }),
        });
      case "fixing":
        return approved(on, { kind: "fixing", payload: fixingPayload(fixingOf(happening)) });
      case "prepayment":
        return prepay(on, happening.millions);
      case "interest":
        return postInterest(act, on);
    }
  };
  return {
    live: (happening, on) => codeOf(happen(happening, on)),
    positionOn: async (on) => {
      const [facts] = await readOn(database)(({ loans }) =>
        loans.facts(sample.bank, [loanId], at(on, "23:00:00.000")),
      );
      return positionOf(present(facts, "the loan"), deps.calendar);
    },
  };
}

function fixingOf({ effectiveOn, annualRate }: Extract<Happening, { kind: "fixing" }>) {
  return {
    indexCode: "SHORT_PRIME",
    name: undefined,
    effectiveOn: localDate(effectiveOn),
    annualRate: rate(annualRate),
    source: "",
  };
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Rejected) return error.rejection.code;
    throw error;
  }
}

/** Terms of the same day, under which corrections count from the original day, whomever they favour. */
export async function agreeTrueUp({ database }: SampleDatabase, series: number): Promise<void> {
  const unit = { actor: people.officer, action: "agree", now: at("2025-12-20"), newId: idMaker(series) };
  const { terms } = present(
    await readOn(database)(({ loans }) =>
      loans.findAgreement(sample.bank, sample.agreement, at("2025-12-20")),
    ),
    "the agreement",
  );
  const correction = { lenderFavour: "trueUp", borrowerFavour: "trueUp" };
  const ratchet = JSON.stringify({ ...terms[0]?.written, correction });
  const provenance = JSON.stringify({ asOf: null, fictional: true, note: null, source: null });
  const row = {
    id: unit.newId(),
    agreement_id: sample.agreement,
    effective_on: "2024-09-20",
    ratchet,
    provenance,
  };
  await recordOn(database)(unit, (_, { append }) => append("agreement_terms", [row]));
}
