/**
 * A numeric covenant judged for one test date: the verdict, every figure it read with its source, and how near the limit
 * it came.
 */
import { mapDecision, type Decision } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Ratio } from "../kernel/ratio.ts";
import type { Covenant, NumericTerms } from "./covenant-terms.ts";
import { testCovenant } from "./covenant-test.ts";
import { headroomLevel, headroomShare, type HeadroomLevel } from "./headroom.ts";
import { numericCovenant, type Statement, type TestInput } from "./statement.ts";
import type { CovenantRejection, CovenantTestResult } from "./test-result.ts";

export interface JudgedTest {
  readonly result: CovenantTestResult;
  readonly inputs: readonly TestInput[];
  readonly share: Ratio | undefined;
  readonly level: HeadroomLevel | undefined;
}

export function judgeCovenant(
  { terms, basis, warning }: Pick<Covenant, "basis" | "warning"> & { readonly terms: NumericTerms },
  { testOn, statements }: { readonly testOn: LocalDate; readonly statements: readonly Statement[] },
): Decision<JudgedTest, CovenantRejection> {
  const { covenant, inputs } = numericCovenant(terms, { basis, testOn, statements });
  return mapDecision(testCovenant(covenant), (result) => ({
    result,
    inputs,
    share: headroomShare(result),
    level: headroomLevel(result, warning),
  }));
}
