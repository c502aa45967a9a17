import type { Knex } from "knex";

/** Where a process dies: at one of the statements it sends. */
export interface Death {
  /** Number of the statement; one more than there are: after the last. */
  readonly dieAt: number;
  /** Before the statement is sent, or right after, perhaps before it is answered. */
  readonly moment: "before" | "sent";
}

/** By its own hand, but SIGKILL leaves no time to tidy up, whoever sends it. */
export function dieAtStatement(writer: Knex, { dieAt, moment }: Death): void {
  let statements = 0;
  writer.on("query", () => {
    statements += 1;
    if (statements !== dieAt) return;
    if (moment === "before") die();
    else setImmediate(die);
  });
}

export function die(): void {
  process.kill(process.pid, "SIGKILL");
}
