import { interestRequest } from "../../../src/contract/calculator/interest.ts";
import { answerInterest } from "../../../src/http/calculator/interest.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

describe("calculator interest", () => {
  runWorkedCases({ file: "loan.json", calculator: "interest" }, interestRequest, answerInterest);
});
