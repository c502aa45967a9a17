/** Counts and durations of requests in Prometheus' text format. */
import type { RequestHandler } from "express";
import { requestState } from "./request-state.ts";

const bucketSeconds = [0.005, 0.015, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface Metrics {
  readonly count: RequestHandler;
  readonly text: () => string;
}

export function createMetrics(): Metrics {
  const byClass = new Map<string, number>();
  const buckets = bucketSeconds.map(() => 0);
  let total = 0;
  let seconds = 0;
  const add = (status: number, duration: number): void => {
    const statusClass = `${String(Math.floor(status / 100))}xx`;
    byClass.set(statusClass, (byClass.get(statusClass) ?? 0) + 1);
    for (const [i, limit] of bucketSeconds.entries())
      if (duration <= limit) buckets[i] = (buckets[i] ?? 0) + 1;
    total += 1;
    seconds += duration;
  };
  return {
    count: (request, response, next) => {
      response.once("close", () => {
        const nanoseconds = process.hrtime.bigint() - requestState(request).startedAt;
        add(response.statusCode, Number(nanoseconds) / 1e9);
      });
      next();
    },
    text: () =>
      [
        "# TYPE sanpo_http_requests_total counter",
        ...[...byClass].map(([name, n]) => `sanpo_http_requests_total{class="${name}"} ${String(n)}`),
        "# TYPE sanpo_http_request_duration_seconds histogram",
        ...bucketSeconds.map((limit, i) => bucketLine(String(limit), buckets[i] ?? 0)),
        bucketLine("+Inf", total),
        `sanpo_http_request_duration_seconds_sum ${seconds.toFixed(6)}`,
        `sanpo_http_request_duration_seconds_count ${String(total)}`,
        ...processLines(),
        "",
      ].join("\n"),
  };
}

function bucketLine(limit: string, count: number): string {
  return `sanpo_http_request_duration_seconds_bucket{le="${limit}"} ${String(count)}`;
}

function processLines(): readonly string[] {
  const { rss, heapUsed } = process.memoryUsage();
  return [
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${String(rss)}`,
    "# TYPE nodejs_heap_size_used_bytes gauge",
    `nodejs_heap_size_used_bytes ${String(heapUsed)}`,
    "# TYPE process_uptime_seconds gauge",
    `process_uptime_seconds ${process.uptime().toFixed(3)}`,
  ];
}
