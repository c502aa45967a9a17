/** Moments as readers in Japan write them. */
import { millisOf, type Instant } from "../../src/domain/kernel/instant.ts";

const offsetMillis = 9 * 3_600_000;

/** "2025-09-03 10:30 JST" */
export function japanTime(instant: Instant): string {
  const minute = new Date(millisOf(instant) + offsetMillis).toISOString().slice(0, 16);
  return `${minute.replace("T", " ")} JST`;
}
