import type { z } from "zod";
import type {
  deliveryAnswer,
  deliveryDetailAnswer,
  webhookAnswer,
  webhookDetailAnswer,
} from "../../../contract/webhook/answers.ts";

export type WebhookAnswer = z.output<typeof webhookAnswer>;
export type WebhookDetail = z.output<typeof webhookDetailAnswer>;
export type DeliveryAnswer = z.output<typeof deliveryAnswer>;
export type DeliveryDetail = z.output<typeof deliveryDetailAnswer>;
