/**
 * The test of a numeric covenant (財務制限条項の判定): one kind, its terms, the reported figures. Each kind has its own
 * rule; all answer alike. What a breach leads to is a term of the covenant and a matter for people, never a result of
 * the test: it accelerates nothing.
 */
import type { Decimal } from "../kernel/decimal.ts";
import { accept, type Decision } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import { testConsecutiveLosses, type ConsecutiveLosses, type ProfitFigures } from "./consecutive-losses.ts";
import { testLeverageBand, type LeverageBand, type LeverageFigures } from "./leverage-band.ts";
import {
  testNetAssetsFloor,
  testNoInsolvency,
  type NetAssetsFigures,
  type NetAssetsFloor,
} from "./net-assets.ts";
import { testCoverage, testRatioLimit, type RatioFigures, type RatioLimit } from "./ratio-limit.ts";
import {
  awaiting,
  judgedMinimum,
  type CovenantRejection,
  type CovenantTestResult,
  type Figure,
} from "./test-result.ts";

interface Kind<Name extends string, Params, Figures> {
  readonly kind: Name;
  readonly params: Params;
  readonly figures: Figures;
}

interface Minimum {
  readonly minimum: Decimal;
}

interface ActualFigure {
  readonly actual: Figure;
}

export type NumericCovenant =
  | Kind<"netAssetsFloor", NetAssetsFloor, NetAssetsFigures>
  | Kind<"noInsolvency", object, ActualFigure>
  | Kind<"leverageBand", LeverageBand, LeverageFigures>
  | Kind<"noConsecutiveLosses", ConsecutiveLosses, ProfitFigures>
  | Kind<"coverage", Minimum, RatioFigures>
  | Kind<"minimumSales", Minimum, ActualFigure>
  | Kind<"ratioLimit", RatioLimit, RatioFigures>;

export function testCovenant(covenant: NumericCovenant): Decision<CovenantTestResult, CovenantRejection> {
  switch (covenant.kind) {
    case "netAssetsFloor":
      return testNetAssetsFloor(covenant.params, covenant.figures);
    case "noInsolvency":
      return accept(testNoInsolvency(covenant.figures.actual));
    case "leverageBand":
      return testLeverageBand(covenant.params, covenant.figures);
    case "noConsecutiveLosses":
      return testConsecutiveLosses(covenant.params, covenant.figures);
    case "coverage":
      return testCoverage(covenant.params.minimum, covenant.figures);
    case "minimumSales":
      return accept(testMinimumSales(covenant.params.minimum, covenant.figures.actual));
    case "ratioLimit":
      return testRatioLimit(covenant.params, covenant.figures);
    default:
      return unreachable(covenant);
  }
}

function testMinimumSales(minimum: Decimal, sales: Figure): CovenantTestResult {
  return sales === null ? awaiting(["actual"], minimum) : judgedMinimum(sales, minimum);
}
