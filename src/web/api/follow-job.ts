import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { jobAnswer, jobRoutes } from "../../contract/job/routes.ts";
import { useAnswer } from "./hooks.ts";
import { fillPath } from "./path.ts";

export type Job = z.output<typeof jobAnswer>;

const pollMillis = 2_000;

export function hasEnded({ state }: Pick<Job, "state">): boolean {
  return state !== "waiting" && state !== "running";
}

/** The job as it goes on: told by the server, or asked for again and again where its events do not get through. */
export function useJob(job: Job): Job {
  const told = useToldJob(job);
  const polled = useAnswer(
    jobRoutes.getJob,
    { params: { jobId: job.id } },
    { enabled: told.isSilent && !hasEnded(job), everyMillis: pollMillis },
  );
  const latest = (told.isSilent ? polled.data : told.job) ?? job;
  const queryClient = useQueryClient();
  const endsNow = hasEnded(latest) && !hasEnded(job);
  useEffect(() => {
    // What the job has recorded is on other pages too.
    if (endsNow) void queryClient.invalidateQueries();
  }, [endsNow, queryClient]);
  return latest;
}

const lookAgainMillis = 2_000;

/**
 * Looks again at a thing that a job is working on. The job may end before its progress is first looked at; then nothing
 * else tells that the thing has moved on, and what hangs on it has to be read anew.
 */
export function useLookAgain(isWorking: boolean, refetch: () => unknown): void {
  const queryClient = useQueryClient();
  const wasWorking = useRef(isWorking);
  useEffect(() => {
    if (wasWorking.current && !isWorking) void queryClient.invalidateQueries();
    wasWorking.current = isWorking;
    if (!isWorking) return undefined;
    const timer = setInterval(() => void refetch(), lookAgainMillis);
    return () => {
      clearInterval(timer);
    };
  }, [isWorking, refetch, queryClient]);
}

interface Told {
  readonly job: Job | undefined;
  readonly isSilent: boolean;
}

function useToldJob(job: Job): Told {
  const [told, tell] = useState<Told>({ job: undefined, isSilent: false });
  const isOver = hasEnded(job);
  useEffect(() => {
    if (isOver) return undefined;
    const source = new EventSource(fillPath(jobRoutes.followJob.path, { jobId: job.id }));
    source.addEventListener("job", ({ data }: MessageEvent<string>) => {
      const read = jobAnswer.safeParse(JSON.parse(data));
      if (!read.success) return;
      tell({ job: read.data, isSilent: false });
      if (hasEnded(read.data)) source.close();
    });
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) tell({ job: undefined, isSilent: true });
    });
    return () => {
      source.close();
    };
  }, [job.id, isOver]);
  return isOver ? { job, isSilent: false } : told;
}
