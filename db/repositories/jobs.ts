import type { Knex } from "knex";
import type { JobError, JobRecord, JobRepository, JobState } from "../../src/app/job/ports.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { Row } from "../dialect.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";

interface JobRow {
  readonly id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly person: string | null;
  readonly kind: string;
  readonly state: JobState;
  readonly payload: string;
  readonly done: number;
  readonly done_before: number;
  readonly total: number | null;
  readonly checkpoint: string | null;
  readonly errors: string;
  readonly result: string | null;
  readonly cancel_asked: number;
  readonly attempt: number;
  readonly created_at: Instant;
  readonly started_at: Instant | null;
  readonly updated_at: Instant;
  readonly finished_at: Instant | null;
}

type Asking = Pick<JobRepository, "list" | "find" | "add" | "askToCancel" | "askAgain">;

export function jobRepository(on: Knex): JobRepository {
  return { ...askersSide(on), ...workersSide(on) };
}

function askersSide(on: Knex): Asking {
  return {
    async list(organizationId, state, { limit, cursor }) {
      const query = jobQuery(on)
        .where("job.organization_id", organizationId)
        .where("job.id", "<", cursor ?? afterAllIds)
        .orderBy("job.id", "desc")
        .limit(limit + 1);
      if (state !== undefined) void query.where("job.state", state);
      return toPage((await rowsOf<JobRow>(query)).map(toJob), limit, ({ id }) => id);
    },
    async find(organizationId, jobId) {
      const row = await firstOf<JobRow>(
        jobQuery(on).where({ "job.id": jobId, "job.organization_id": organizationId }),
      );
      return row === undefined ? undefined : toJob(row);
    },
    async add({ id, organizationId, personId, kind, payload, createdAt }) {
      await on("job").insert({
        id,
        organization_id: organizationId,
        person_id: personId,
        kind,
        state: "waiting",
        payload: jsonCell(payload),
        done: 0,
        done_before: 0,
        errors: "[]",
        cancel_asked: 0,
        attempt: 0,
        created_at: createdAt,
        updated_at: createdAt,
      });
    },
    async askToCancel(organizationId, jobId, now) {
      const own = { organization_id: organizationId, id: jobId };
      await on("job")
        .where({ ...own, state: "running" })
        .update({ cancel_asked: 1 });
      await on("job")
        .where({ ...own, state: "waiting" })
        .update({ state: "cancelled", updated_at: now, finished_at: now });
    },
    async askAgain(organizationId, jobId, now) {
      const again = { state: "waiting", attempt: 0, cancel_asked: 0, errors: "[]", owner: null };
      await on("job")
        .where({ organization_id: organizationId, id: jobId })
        .whereIn("state", ["failed", "cancelled"])
        .update({ ...again, lease_until: null, finished_at: null, updated_at: now });
    },
  };
}

function workersSide(on: Knex): Omit<JobRepository, keyof Asking> {
  return {
    async next(kinds, now) {
      const row = await firstOf<JobRow>(
        jobQuery(on)
          .whereIn("job.kind", [...kinds])
          .where((either) => {
            void either.where("job.state", "waiting").orWhere((leased) => {
              void leased.where("job.state", "running").where("job.lease_until", "<", now);
            });
          })
          .orderBy("job.id"),
      );
      return row === undefined ? undefined : toJob(row);
    },
    async claim({ id, state, attempt, done }, { owner, now, leaseUntil }) {
      const claimed = await on("job")
        .where({ id, state, attempt })
        .where((free) => {
          void free.whereNull("lease_until").orWhere("lease_until", "<", now);
        })
        .update({
          state: "running",
          owner,
          lease_until: leaseUntil,
          attempt: attempt + 1,
          done_before: done,
          started_at: now,
          updated_at: now,
        });
      return claimed === 1;
    },
    async advance({ jobId, owner, now, leaseUntil }, progress) {
      const owned = { id: jobId, owner, state: "running" };
      const changed = await on("job")
        .where(owned)
        .update({ lease_until: leaseUntil, ...(progress === undefined ? {} : progressCells(progress, now)) });
      if (changed === 0) return undefined;
      const row = await firstOf<JobRow>(on("job").where(owned).select("cancel_asked"));
      return { isCancelAsked: row?.cancel_asked === 1 };
    },
    async end({ jobId, owner, now }, { state, error }) {
      const owned = { id: jobId, owner, state: "running" };
      const row = await firstOf<JobRow>(on("job").where(owned).select("errors"));
      if (row === undefined) return;
      const errors = [...(error === undefined ? [] : [error]), ...readJson<readonly JobError[]>(row.errors)];
      await on("job")
        .where(owned)
        .update({
          state,
          owner: null,
          lease_until: null,
          errors: errorsCell(errors),
          updated_at: now,
          finished_at: state === "waiting" ? null : now,
          // Given back in good order: that was no attempt.
          ...(state === "waiting" ? { attempt: on.raw("attempt - 1") } : {}),
        });
    },
  };
}

function jobQuery(on: Knex): Knex.QueryBuilder {
  return on("job")
    .leftJoin("person", "person.id", "job.person_id")
    .select("job.*", { person: "person.name" });
}

type Progress = NonNullable<Parameters<JobRepository["advance"]>[1]>;

function progressCells({ done, total, checkpoint, result, errors }: Progress, now: Instant): Row {
  return {
    done,
    updated_at: now,
    ...(total === undefined ? {} : { total }),
    ...(checkpoint === undefined ? {} : { checkpoint: jsonCell(checkpoint) }),
    ...(result === undefined ? {} : { result: jsonCell(result) }),
    ...(errors === undefined ? {} : { errors: errorsCell(errors) }),
  };
}

const mostErrors = 100;

function errorsCell(errors: readonly JobError[]): string {
  return jsonCell(
    errors.slice(0, mostErrors).map(({ code, figures, at }) => ({
      code,
      ...(figures === undefined ? {} : { figures: { ...figures } }),
      ...(at === undefined ? {} : { at }),
    })),
  );
}

function toJob(row: JobRow): JobRecord {
  return {
    id: row.id,
    organizationId: row.organization_id,
    personId: row.person_id,
    person: row.person ?? undefined,
    kind: row.kind,
    state: row.state,
    payload: readJson<CanonicalObject>(row.payload),
    done: row.done,
    doneBefore: row.done_before,
    total: row.total ?? undefined,
    checkpoint: row.checkpoint === null ? undefined : readJson<CanonicalObject>(row.checkpoint),
    errors: readJson<readonly JobError[]>(row.errors),
    result: row.result === null ? undefined : readJson<CanonicalObject>(row.result),
    isCancelAsked: row.cancel_asked === 1,
    attempt: row.attempt,
    createdAt: row.created_at,
    startedAt: row.started_at ?? undefined,
    updatedAt: row.updated_at,
    finishedAt: row.finished_at ?? undefined,
  };
}
