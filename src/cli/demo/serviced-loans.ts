import type { NewAgreedLoan } from "../../app/demo/ports.ts";
import { recordDrawdown } from "../../app/loan/record-drawdown.ts";
import { systemActor } from "../../app/loan/run-due-interest.ts";
import {
  amountAt,
  readProduct,
  readShape,
  writtenForm,
  type WrittenLoan,
  type WrittenProduct,
} from "../../app/loan/written-terms.ts";
import { defaultInterestRule } from "../../domain/loan/interest.ts";
import { act, masterUnit, type DemoEvent, type DemoWorld } from "./demo-event.ts";
import type { ServicedLoanData } from "./servicing-data.ts";

const currency = "JPY";

/** Agreed and paid out on one day, like every loan of the demonstration. */
export function servicedLoanEvent(world: DemoWorld, data: ServicedLoanData): DemoEvent {
  const { drawdownOn } = data.loan;
  return {
    on: drawdownOn,
    kind: "servicedLoan",
    run: async (moment) => {
      const lenderId = world.idOf("organization", world.data.servicing.lender);
      await world.recordMaster(masterUnit(lenderId, "recordLoan", moment), (master) =>
        master.addAgreedLoan(agreedLoan(world, data)),
      );
      await act(world, { actor: systemActor(lenderId), action: "recordDrawdown", moment }, (context) =>
        recordDrawdown(context, world.idOf("loan", data.slug)),
      );
      return 1;
    },
  };
}

function agreedLoan({ idOf, data: { servicing } }: DemoWorld, data: ServicedLoanData): NewAgreedLoan {
  const { slug, facility, loan } = data;
  const { provenance } = servicing;
  const { drawdownOn, number, firstDueOn, everyMonths, instalments, endOfMonth } = loan;
  const product = writtenForm(data.product) as unknown as WrittenProduct;
  const shape = writtenForm(loan) as unknown as WrittenLoan;
  const at = { currency, pointer: `/${slug}` } as const;
  return {
    facility: {
      id: idOf("facility", slug),
      borrowerId: idOf("organization", data.borrower),
      projectId: idOf("project", data.project),
      number: facility.number,
      limit: amountAt(at.pointer, facility.limit, currency),
      currency,
      ranking: facility.ranking,
      purpose: facility.purpose,
      agreedOn: drawdownOn,
      provenance,
    },
    tranche: {
      id: idOf("tranche", slug),
      productKind: data.productKind,
      baseRateIndex: data.baseRateIndex,
      interestRule: defaultInterestRule,
      businessDayConvention: "following",
      pricing: {
        id: idOf("pricing", slug),
        effectiveOn: drawdownOn,
        creditMargin: data.creditMargin,
        provenance,
      },
      product: { id: idOf("product", slug), effectiveOn: drawdownOn, terms: readProduct(product, at) },
    },
    loan: {
      id: idOf("loan", slug),
      number,
      principal: amountAt(at.pointer, loan.principal, currency),
      drawdownOn,
      firstDueOn,
      everyMonths,
      instalments,
      endOfMonth,
      terms: [{ field: { ja: "用途", en: "Purpose" }, value: facility.purpose.ja, provenance }],
    },
    shape: { id: idOf("shape", slug), shape: readShape(shape, at) },
  };
}
