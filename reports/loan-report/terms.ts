/** Who lends what to whom, for what, on which terms. */
import { ratePercent } from "../../src/domain/report/figure-text.ts";
import { pricingProvenance } from "../../src/domain/report/report-provenance.ts";
import type { Provenance } from "../../src/domain/report/provenance.ts";
import { factTable, type Fact } from "../kit/fact-table.ts";
import { paragraph, sectionHeading } from "../kit/prose.ts";
import { amountText, bracketedMark, inLanguage, markOf, type Pages } from "./pages.ts";

export function terms(pages: Pages): void {
  sectionHeading(pages.paper, pages.words.terms.heading, 100);
  paragraph(pages.paper, project(pages));
  factTable(pages.paper, [...amounts(pages), ...pricing(pages)]);
}

const recorded: Provenance = { kind: "recorded" };

function fact(pages: Pages, label: string, value: string, provenance = recorded): Fact {
  return { label, value, mark: markOf(pages, provenance) };
}

function project(pages: Pages): string {
  const { name, challenge } = pages.report.project;
  return pages.words.terms.projectText({
    name: inLanguage(pages, name.value),
    mark: bracketedMark(pages, name.provenance),
    challenge: inLanguage(pages, challenge),
  });
}

function amounts(pages: Pages): readonly Fact[] {
  const { loan, project: of } = pages.report;
  const words = pages.words.terms;
  return [
    fact(pages, words.number, loan.number),
    fact(pages, words.region, inLanguage(pages, of.region)),
    fact(pages, words.principal, amountText(pages, loan.principal.value), loan.principal.provenance),
    fact(pages, words.outstanding, amountText(pages, loan.outstanding), pricingProvenance(loan)),
    fact(pages, words.drawdown, loan.drawdownOn.value, loan.drawdownOn.provenance),
    fact(pages, words.maturity, loan.maturityOn.value, loan.maturityOn.provenance),
  ];
}

function pricing(pages: Pages): readonly Fact[] {
  const { baseRate, creditMargin, repayment, dayCount, dayInclusion, rounding } = pages.report.loan;
  const words = pages.words.terms;
  const { index, annualRate } = baseRate.value;
  const base = `${ratePercent(annualRate)}\n${inLanguage(pages, index)}`;
  const rules = [words.dayCount[dayCount], words.dayInclusion[dayInclusion], words.rounding[rounding]];
  return [
    fact(pages, words.repayment, words.repaymentKind[repayment.value], repayment.provenance),
    fact(pages, words.creditMargin, ratePercent(creditMargin.value), creditMargin.provenance),
    fact(pages, words.baseRate, base, baseRate.provenance),
    fact(pages, words.interestRule, words.listed(rules), pricingProvenance(pages.report.loan)),
  ];
}
