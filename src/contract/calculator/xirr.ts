/** POST /v1/calculators/xirr: internal rate of return of dated flows, fractions per year with twelve places. */
import { z } from "zod";
import { answerDecimal } from "../wire.ts";
import { cashFlow } from "./fund-flows.ts";

export const xirrRequest = z.strictObject({ flows: z.array(cashFlow).max(1000) });

export const xirrResponse = z.strictObject({
  status: z.enum(["unique", "multiple", "none", "outOfRange"]),
  rate: answerDecimal.nullable(),
  roots: z.array(answerDecimal),
});
