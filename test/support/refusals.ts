import { Rejected } from "../../src/app/rejected.ts";

/** The message with which something was refused; fails the test where it was not. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error = await failureOf(attempt);
  return error instanceof Error ? error.message : String(error);
}

/** The refusal with its figures; any other failure is passed on. */
export async function rejectionOf(attempt: Promise<unknown>): Promise<Rejected["rejection"]> {
  const error = await failureOf(attempt);
  if (error instanceof Rejected) return error.rejection;
  throw error;
}

async function failureOf(attempt: Promise<unknown>): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await attempt;
  } catch (error) {
    return error;
  }
  throw new Error(`it was not refused: ${JSON.stringify(answer)}`);
}
