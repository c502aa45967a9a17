import type { Express } from "express";
import type { Metrics } from "./metrics.ts";
import { refuseOtherMethods } from "./other-methods.ts";

/** Whether requests can be served, and what works only in part ("storage full", "outbox behind"). */
export type Readiness = () => Promise<{ readonly ready: boolean; readonly degraded: readonly string[] }>;

/** Addresses for the machines that run the service. They tell nothing about anybody. */
export const systemPaths = {
  "/healthz": "The process is alive",
  "/readyz": "The service can serve; names what is degraded (503 when it cannot)",
  "/metrics": "Requests, durations and memory in Prometheus' text format",
} as const;

export function mountHealth(app: Express, readiness: Readiness, metrics: Metrics): void {
  app.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  app.get("/readyz", async (_request, response) => {
    const { ready, degraded } = await readiness().catch(() => ({ ready: false, degraded: ["readiness"] }));
    response.status(ready ? 200 : 503).json({ ready, degraded });
  });
  app.get("/metrics", (_request, response) => {
    response.type("text/plain; version=0.0.4").send(metrics.text());
  });
  for (const path of Object.keys(systemPaths)) refuseOtherMethods(app, path, ["GET", "HEAD"]);
}
