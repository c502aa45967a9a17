/**
 * Management fee (管理報酬): a rate per year on a base, which usually steps down when the investment period ends. Fees the
 * manager earns from portfolio companies are set off against it: payable = max(0, gross − offset % × portfolio fees),
 * and what could not be set off is carried forward. Consumption tax comes on what is payable.
 *
 * Gross fee, offset and tax are each cut down to a whole yen once.
 */
import { yearFractions, type DayCountConvention } from "../calendar/day-count.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { earlier, later, type LocalDate } from "../kernel/local-date.ts";
import { rateRatio, rateText, zeroRate, type Rate } from "../kernel/rate.ts";
import { multiplyRatios, ratio, roundRatio, sumRatios, zeroRatio, type Ratio } from "../kernel/ratio.ts";

type FeeBase = "commitment" | "called" | "investedCost" | "nav";

interface FeeStep {
  readonly base: FeeBase;
  readonly annualRate: Rate;
}

export interface ManagementFeeRule extends FeeStep {
  /** Another base or rate from and including a day on. */
  readonly stepDown?: FeeStep & { readonly fromOn: LocalDate };
  /** Share of the portfolio fees that is set off, 0 to 1. */
  readonly offsetRate: Rate;
  readonly consumptionTaxRate: Rate;
  readonly dayCount: DayCountConvention;
}

/** Days `[startOn, endOn)`; amounts in minor units. */
export interface FeePeriod {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly bases: Readonly<Record<FeeBase, bigint>>;
  readonly portfolioFees: bigint;
  /** Offset left over from earlier periods. */
  readonly offsetBroughtForward: bigint;
}

export interface ManagementFee {
  readonly gross: bigint;
  readonly offset: bigint;
  /** Before consumption tax. */
  readonly payable: bigint;
  readonly consumptionTax: bigint;
  readonly offsetCarriedForward: bigint;
}

export type ManagementFeeRejection = Rejection<"endBeforeStart" | "amountNegative" | "rateOutOfRange">;

export function managementFee(
  rule: ManagementFeeRule,
  period: FeePeriod,
): Decision<ManagementFee, ManagementFeeRejection> {
  const complaint = complaintAboutRates(rule) ?? complaintAboutPeriod(period);
  if (complaint !== undefined) return reject(complaint);
  const gross = roundRatio(grossFee(rule, period), "floor");
  const credited = multiplyRatios(ratio(period.portfolioFees), rateRatio(rule.offsetRate));
  const available = period.offsetBroughtForward + roundRatio(credited, "floor");
  const offset = available < gross ? available : gross;
  const payable = gross - offset;
  const tax = multiplyRatios(ratio(payable), rateRatio(rule.consumptionTaxRate));
  return accept({
    gross,
    offset,
    payable,
    consumptionTax: roundRatio(tax, "floor"),
    offsetCarriedForward: available - offset,
  });
}

function grossFee(rule: ManagementFeeRule, { startOn, endOn, bases }: FeePeriod): Ratio {
  const changeOn = rule.stepDown === undefined ? endOn : later(startOn, earlier(endOn, rule.stepDown.fromOn));
  const steps = [
    { step: rule, from: startOn, to: changeOn },
    { step: rule.stepDown ?? rule, from: changeOn, to: endOn },
  ].filter(({ from, to }) => from < to);
  return sumRatios(
    steps.map(({ step, from, to }, i) => {
      const dayInclusion = i === steps.length - 1 ? rule.dayCount.dayInclusion : "startOnly";
      const years = yearFractions(from, to, { ...rule.dayCount, dayInclusion });
      const perYear = multiplyRatios(ratio(bases[step.base]), rateRatio(step.annualRate));
      return years.reduce(
        (sum, { fraction }) => sumRatios([sum, multiplyRatios(perYear, fraction)]),
        zeroRatio,
      );
    }),
  );
}

function complaintAboutRates(rule: ManagementFeeRule): ManagementFeeRejection | undefined {
  const { annualRate, stepDown, offsetRate, consumptionTaxRate } = rule;
  const rates = {
    annualRate,
    offsetRate,
    consumptionTaxRate,
    stepDownRate: stepDown?.annualRate ?? zeroRate,
  };
  const negative = Object.entries(rates).find(([, rate]) => rate < zeroRate);
  if (negative === undefined) return undefined;
  const [term, rate] = negative;
  return { code: "rateOutOfRange", figures: { term, rate: rateText(rate), lowest: "0", highest: "1" } };
}

function complaintAboutPeriod(period: FeePeriod): ManagementFeeRejection | undefined {
  const { startOn, endOn, bases, portfolioFees, offsetBroughtForward } = period;
  if (endOn < startOn) return { code: "endBeforeStart", figures: { startOn, endOn } };
  const amounts = { ...bases, portfolioFees, offsetBroughtForward };
  const negative = Object.entries(amounts).find(([, amount]) => amount < 0n);
  if (negative === undefined) return undefined;
  const [figure, amount] = negative;
  return { code: "amountNegative", figures: { figure, amount: amount.toString() } };
}
