import { toCanonical } from "../../app/canonical.ts";
import type { NewAgreedLoan, NewAgreement } from "../../app/demo/ports.ts";
import { recordDrawdown } from "../../app/loan/record-drawdown.ts";
import { systemActor } from "../../app/loan/run-due-interest.ts";
import { orReject } from "../../app/rejected.ts";
import { parseMoney } from "../../domain/kernel/money.ts";
import { defaultInterestRule } from "../../domain/loan/interest.ts";
import { act, masterUnit, type DemoEvent, type DemoWorld } from "./demo-event.ts";
import type { BaseRateData, LoanData } from "./loan-data.ts";

/** Base rates on the days they were fixed, loans on the day they were agreed and paid out. */
export function loanEvents(world: DemoWorld): readonly DemoEvent[] {
  return [
    ...world.data.baseRates.flatMap((baseRate) =>
      baseRate.fixings.map((fixing) => fixingEvent(world, baseRate, fixing)),
    ),
    ...world.data.loans.map((loan) => loanEvent(world, loan)),
  ];
}

function fixingEvent(
  { idOf, recordMaster }: DemoWorld,
  { lender, indexCode, name, provenance }: BaseRateData,
  { effectiveOn, annualRate }: BaseRateData["fixings"][number],
): DemoEvent {
  return {
    on: effectiveOn,
    kind: "fixing",
    run: async (moment) => {
      const id = idOf("fixing", indexCode, effectiveOn);
      await recordMaster(masterUnit(idOf("organization", lender), "fixBaseRate", moment), (master) =>
        master.addFixing({ id, indexCode, name, effectiveOn, annualRate, provenance }),
      );
      return 1;
    },
  };
}

function loanEvent(world: DemoWorld, loan: LoanData): DemoEvent {
  return {
    on: loan.drawdownOn,
    kind: "loan",
    run: async (moment) => {
      const lenderId = world.idOf("organization", loan.lender);
      await world.recordMaster(masterUnit(lenderId, "recordLoan", moment), (master) =>
        master.addAgreedLoan(agreedLoan(world, loan)),
      );
      await act(world, { actor: systemActor(lenderId), action: "recordDrawdown", moment }, (context) =>
        recordDrawdown(context, world.idOf("loan", loan.slug)),
      );
      return 1;
    },
  };
}

function agreedLoan({ idOf }: Pick<DemoWorld, "idOf">, data: LoanData): NewAgreedLoan {
  const { slug, currency, drawdownOn, facility, pricing } = data;
  const { minor: principal } = orReject(parseMoney(data.principal, currency));
  return {
    facility: {
      ...facility,
      id: idOf("facility", slug),
      borrowerId: idOf("organization", data.borrower),
      projectId: idOf("project", data.project),
      limit: principal,
      currency,
      agreedOn: drawdownOn,
    },
    tranche: {
      id: idOf("tranche", slug),
      productKind: "bullet",
      baseRateIndex: pricing.baseRateIndex,
      interestRule: defaultInterestRule,
      businessDayConvention: data.businessDayConvention,
      pricing: {
        id: idOf("pricing", slug),
        effectiveOn: drawdownOn,
        creditMargin: pricing.creditMargin,
        provenance: pricing.provenance,
      },
    },
    loan: {
      id: idOf("loan", slug),
      number: data.number,
      principal,
      drawdownOn,
      firstDueOn: data.firstDueOn,
      everyMonths: data.everyMonths,
      instalments: data.instalments,
      endOfMonth: data.endOfMonth,
      terms: data.terms,
    },
    agreement: agreementOf({ idOf }, data),
  };
}

function agreementOf(
  { idOf }: Pick<DemoWorld, "idOf">,
  { slug, drawdownOn, agreement }: LoanData,
): NewAgreement {
  const { name, provenance, ratchet, ratchetProvenance, spts } = agreement;
  const kpis = ratchet.kpis.map((kpi) => ({ ...kpi, id: idOf("kpi", kpi.id) }));
  return {
    id: idOf("agreement", slug),
    name,
    agreedOn: drawdownOn,
    provenance,
    terms: {
      id: idOf("agreement-terms", slug),
      effectiveOn: drawdownOn,
      ratchet: toCanonical({ ...ratchet, kpis }),
      provenance: ratchetProvenance,
    },
    spts: spts.map(({ kpi, baseline, ...spt }) => ({
      ...spt,
      id: idOf("spt", slug, kpi, spt.testOn),
      kpiId: idOf("kpi", kpi),
      baseline,
    })),
  };
}
