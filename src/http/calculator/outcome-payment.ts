import type { z } from "zod";
import type {
  outcomePaymentRequest,
  outcomePaymentResponse,
} from "../../contract/calculator/outcome-payment.ts";
import { outcomePayment } from "../../domain/impact/outcome-payment.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";

const exactPlaces = 10;

export function answerOutcomePayment({
  cap,
  actual,
  fixed,
  roundTo,
  ...rule
}: z.output<typeof outcomePaymentRequest>): Decision<z.input<typeof outcomePaymentResponse>> {
  return mapDecision(outcomePayment({ rule, cap, fixed, roundTo }, actual), ({ payment, exact }) => ({
    payment: canonicalDecimal(payment),
    exact: ratioText(exact, exactPlaces),
  }));
}
