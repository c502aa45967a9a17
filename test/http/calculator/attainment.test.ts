import { attainmentRequest } from "../../../src/contract/calculator/attainment.ts";
import { answerAttainment } from "../../../src/http/calculator/attainment.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

describe("calculator attainment", () => {
  runWorkedCases({ file: "ratchet.json", calculator: "attainment" }, attainmentRequest, answerAttainment);
});
