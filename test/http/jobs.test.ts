import { expect } from "chai";
import { signedIn, type ApiClient } from "../support/api-client.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

interface Job {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number | null;
  readonly allowed: readonly string[];
  readonly result: Readonly<Record<string, unknown>> | null;
}

describe("Jobs through the API", function () {
  this.timeout(600_000);
  let service: RunningService;
  let officer: ApiClient;

  before(async () => {
    service = await startService();
    officer = await signedIn(service.url, "officer@shiga.example");
  });
  after(async () => {
    await service.stop();
    removeData(service);
  });

  const ended = async (jobId: string): Promise<Job> => {
    for (;;) {
      const { body } = await officer.get<Job>(`/v1/jobs/${jobId}`);
      if (body.state !== "waiting" && body.state !== "running") return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it("an interest run is taken on with 202 and done by the service itself", async () => {
    const { status, body } = await officer.post<Job>("/v1/interest-runs", { dryRun: true });
    expect(status).to.equal(202);
    expect(body).to.include({ kind: "dueInterest", state: "waiting" });
    expect(body).to.have.deep.property("name", { ja: "利息の計上", en: "Interest posting" });
    const job = await ended(body.id);
    expect(job).to.deep.include({ state: "done", done: job.total, allowed: [] });
    expect(job.result).to.include({ dryRun: true, loans: job.total });
    const { body: list } = await officer.get<{ items: readonly Job[] }>("/v1/jobs");
    expect(list.items.map(({ id }) => id)).to.include(body.id);
  });

  it("the same request with the same key starts one run", async () => {
    const ask = () => officer.post<Job>("/v1/interest-runs", { dryRun: false }, "one-run");
    const [first, second] = [await ask(), await ask()];
    expect(second.body.id).to.equal(first.body.id);
    expect(second.headers.get("idempotent-replay")).to.equal("true");
    expect((await ended(first.body.id)).state).to.equal("done");
  });

  it("a job is followed as server-sent events until it has ended", async () => {
    const { body } = await officer.post<Job>("/v1/interest-runs", { dryRun: true });
    const events = await officer.get<string>(`/v1/jobs/${body.id}/events`);
    expect(events.headers.get("content-type")).to.equal("text/event-stream; charset=utf-8");
    const told = [...events.body.matchAll(/^event: job\ndata: (.*)$/gm)].map(
      ([, data]) => JSON.parse(data ?? "") as Job,
    );
    expect(told.at(-1)).to.deep.include({ id: body.id, state: "done" });
  });

  it("what has ended well can be neither called off nor repeated", async () => {
    const { body } = await officer.post<Job>("/v1/interest-runs", { dryRun: true });
    await ended(body.id);
    for (const action of ["cancellations", "retries"]) {
      const { status, body: problem } = await officer.post<{ code: string }>(
        `/v1/jobs/${body.id}/${action}`,
        {},
      );
      expect([status, problem.code]).to.deep.equal([409, "jobStepNotAllowed"]);
    }
  });

  it("another organization is answered as if there were no such job", async () => {
    const { body } = await officer.post<Job>("/v1/interest-runs", { dryRun: true });
    const stranger = await signedIn(service.url, "officer@daishi.example");
    const answers = [
      await stranger.get(`/v1/jobs/${body.id}`),
      await stranger.get(`/v1/jobs/${body.id}/events`),
      await stranger.post(`/v1/jobs/${body.id}/cancellations`, {}),
      await stranger.post(`/v1/jobs/${body.id}/retries`, {}),
    ];
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404]);
    const { body: list } = await stranger.get<{ items: readonly Job[] }>("/v1/jobs");
    expect(list.items.map(({ id }) => id)).not.to.include(body.id);
  });

  it("only those who prepare decisions start a run", async () => {
    const auditor = await signedIn(service.url, "auditor@shiga.example");
    expect((await auditor.post("/v1/interest-runs", { dryRun: true })).status).to.equal(403);
  });
});
